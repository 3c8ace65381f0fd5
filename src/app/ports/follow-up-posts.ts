import type { ActionItem, DueMove } from '../../domain/actions/action-item.ts';
import type { WeeklySummary } from '../../domain/actions/weekly-summary.ts';
import type { Condition } from '../../domain/incident/routing.ts';
import type { Zone } from '../../domain/timeline/wall-clock.ts';
import type { PostTarget } from './post.ts';

/** A move of an item's due date about which somebody is asked or told; `number` counts from 1. */
export interface MoveShown {
  readonly to: string;
  readonly item: ActionItem;
  readonly move: DueMove;
  readonly number: number;
}

/** A week as a channel hears of it. */
export interface WeekShown {
  readonly summary: WeeklySummary;
  /** What the channel hears of; all that is empty: the whole workspace. */
  readonly about: Condition;
  readonly zone: Zone;
}

/** What follows from the record after an incident. Each post returns its ts. All methods throw `SlackFault`. */
export interface FollowUpPosts {
  /** Asks the approver, in a direct message, whether they agree to a move. */
  askAboutMove(where: PostTarget, shown: MoveShown): Promise<string>;
  /** Sums up the week of a channel. */
  weekly(where: PostTarget, shown: WeekShown): Promise<string>;
  /** Tells whoever moved a date that the approver did not agree. */
  tellMoveJudged(where: PostTarget, shown: MoveShown): Promise<string>;
}
