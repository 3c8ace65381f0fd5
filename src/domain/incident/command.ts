import type { MilestoneName } from '../timeline/milestone-name.ts';
import type { Details } from './details.ts';
import type { ChannelIs, ChannelNews, Place, Severity, Status } from './incident.ts';
import type { NudgeKind } from './nudge-kind.ts';

/** What every change carries: who, when, and the id of the delivery, so that a repeated delivery is one change. */
export interface Stamp {
  readonly id: string;
  readonly by: string;
  readonly at: Date;
}

/** Declares a new incident. */
export interface Declare extends Stamp, Details {
  readonly kind: 'declare';
  readonly team: string;
  readonly key: string;
  readonly title: string;
  readonly severity: Severity | undefined;
  readonly private: boolean;
  readonly drill: boolean;
  readonly place: Place;
  readonly startedAt: Date | undefined;
}

/** Changes an existing incident. */
export type ChangeCommand =
  /** Without `status` it stays what it is by then, and the text is the public update. */
  | (Stamp & {
      readonly kind: 'status';
      readonly status: Status | undefined;
      readonly text: string | undefined;
    })
  | (Stamp & { readonly kind: 'severity'; readonly severity: Severity; readonly why: string | undefined })
  | (Stamp & { readonly kind: 'title'; readonly title: string })
  /** Which services it concerns, and fields of the team's own; a field with an empty value is taken away. */
  | (Stamp & { readonly kind: 'details' } & Details)
  | (Stamp & { readonly kind: 'role'; readonly role: string; readonly user: string })
  | (Stamp & { readonly kind: 'leave'; readonly role: string; readonly user: string })
  | (Stamp & {
      readonly kind: 'resolve';
      readonly summary: string;
      readonly times: Readonly<Partial<Record<MilestoneName, Date>>>;
      /** The layout of the draft that follows. */
      readonly template: string;
    })
  | (Stamp & { readonly kind: 'times'; readonly times: Readonly<Partial<Record<MilestoneName, Date>>> })
  | (Stamp & { readonly kind: 'reopen'; readonly why: string | undefined })
  | (Stamp & { readonly kind: 'cancel'; readonly why: string })
  /** Slack said who can see the incident's channel. */
  | (Stamp & { readonly kind: 'channel-seen'; readonly is: ChannelIs })
  /** Slack reported what became of the incident's channel. */
  | (Stamp & { readonly kind: 'channel-changed'; readonly news: ChannelNews })
  /** Puts a nudge off. */
  | (Stamp & { readonly kind: 'snooze'; readonly nudge: NudgeKind; readonly until: Date })
  /** Something of a private incident goes to somebody who is not in its channel; `what` names it (`A-7`, `the postmortem`). */
  | (Stamp & { readonly kind: 'share'; readonly what: string; readonly with: readonly string[] })
  | (Stamp & {
      readonly kind: 'merge';
      readonly into: string;
      readonly why: string;
      /** The other incident is private. */
      readonly hidden: boolean;
    })
  /** Takes a merge back. */
  | (Stamp & { readonly kind: 'unmerge'; readonly why: string | undefined })
  /** Names another incident as related. `declared`: the UTC day of its declaration; `hidden`: it is private. */
  | (Stamp & {
      readonly kind: 'link';
      readonly to: string;
      readonly declared: string;
      readonly hidden: boolean;
      readonly why: string | undefined;
    })
  | (Stamp & { readonly kind: 'unlink'; readonly from: string })
  | (Stamp & {
      readonly kind: 'draft';
      readonly template: string;
      /** A request after this moment is the same one: a button that was clicked twice. */
      readonly sameSince?: Date;
    });
