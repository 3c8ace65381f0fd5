import type { ActionItem, DueMove } from '../../domain/actions/action-item.ts';
import type { WeeklySummary } from '../../domain/actions/weekly-summary.ts';
import type { Incident } from '../../domain/incident/incident.ts';
import type { Condition } from '../../domain/incident/routing.ts';
import type { ReviewTime } from '../../domain/postmortem/review/effect-review.ts';
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

/** What is known, some time after a postmortem was published, of whether it helped. */
export interface EffectFacts {
  readonly items: readonly ActionItem[];
  /** Those that somebody still has to do. */
  readonly open: readonly ActionItem[];
  /** Incidents declared since that people linked with this one, or that concern one of its services. */
  readonly since: readonly Incident[];
}

/** The question whether what followed from a postmortem helped. */
export interface HelpedShown {
  readonly incident: Incident;
  readonly after: ReviewTime;
  readonly facts: EffectFacts;
}

/** What follows from the record after an incident. Each post returns its ts. All methods throw `SlackFault`. */
export interface FollowUpPosts {
  /** Asks the approver, in a direct message, whether they agree to a move. */
  askAboutMove(where: PostTarget, shown: MoveShown): Promise<string>;
  /** Asks whether what followed from a postmortem helped, in a direct message. */
  askHelped(where: PostTarget, shown: HelpedShown): Promise<string>;
  /** Sums up the week of a channel. */
  weekly(where: PostTarget, shown: WeekShown): Promise<string>;
  /** Tells whoever moved a date that the approver did not agree. */
  tellMoveJudged(where: PostTarget, shown: MoveShown): Promise<string>;
}
