import type { ActionItem, DueMove } from '../../domain/actions/action-item.ts';
import type { PostTarget } from './post.ts';

/** A move of an item's due date about which somebody is asked or told; `number` counts from 1. */
export interface MoveShown {
  readonly to: string;
  readonly item: ActionItem;
  readonly move: DueMove;
  readonly number: number;
}

/** What follows from the record after an incident. Each post returns its ts. All methods throw `SlackFault`. */
export interface FollowUpPosts {
  /** Asks the approver, in a direct message, whether they agree to a move. */
  askAboutMove(where: PostTarget, shown: MoveShown): Promise<string>;
  /** Tells whoever moved a date that the approver did not agree. */
  tellMoveJudged(where: PostTarget, shown: MoveShown): Promise<string>;
}
