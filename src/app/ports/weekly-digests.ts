import type { ActionItem } from '../../domain/actions/action-item.ts';
import type { CalendarDate } from '../../domain/actions/calendar-date.ts';
import type { Wanted, WeeklyEffect } from '../../domain/effect.ts';
import type { WorkflowState } from '../../domain/postmortem/review/workflow.ts';

/** The weekly digest of one channel, as the configuration names it. */
export interface WeeklyRef {
  readonly team: string;
  /** A channel's name or id. */
  readonly place: string;
}

/** A weekly digest with the time of its next message. */
export interface DueWeekly extends WeeklyRef {
  readonly dueAt: Date;
  /** When the one before it fell due. */
  readonly lastAt: Date | undefined;
}

/** When the weekly digests are due. Every method throws `StoreFault` when the database does not answer. */
export interface WeeklyDigests {
  /** The workspaces that have ever declared an incident. */
  teams(): Promise<readonly string[]>;
  /** Has the digest come by this plan, first at `dueAt`; one that does so already stays as it is. */
  plan(of: WeeklyRef, plan: string, dueAt: Date): Promise<void>;
  /** Those whose time has come, soonest first. */
  due(now: Date, limit: number): Promise<readonly DueWeekly[]>;
  /**
   * Turns a due digest into a wanted message, or none, if nobody did since: one claim, one winner. `next`: when it comes
   * again; `undefined`: never, as it is not configured any more.
   */
  claim(
    due: DueWeekly,
    claim: {
      readonly next: Date | undefined;
      readonly wanted: Wanted<WeeklyEffect> | undefined;
      readonly at: Date;
    },
  ): Promise<boolean>;
  /** The ids that Slack gave for it. */
  byPlace(of: WeeklyRef): Promise<{ readonly externalIds: Readonly<Record<string, string>> } | undefined>;
}

/** What a weekly digest is made of. Every method throws `StoreFault` when the database does not answer. */
export interface WeeklyRecord {
  /** The items of a workspace that somebody still has to do, and those closed since; without their history. */
  items(team: string, closedSince: Date): Promise<readonly ActionItem[]>;
  /** Postmortems that are neither published nor not required. */
  waiting(team: string): Promise<
    readonly {
      readonly incident: string;
      readonly state: WorkflowState['state'];
      readonly due: CalendarDate | undefined;
    }[]
  >;
}
