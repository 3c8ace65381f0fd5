import type { MilestoneName } from '../timeline/milestone-name.ts';
import type { Declare, Stamp } from './command.ts';
import type { FieldValue } from './details.ts';
import type { ChannelIs, ChannelNews, Severity, Status } from './incident.ts';
import type { NudgeKind } from './nudge-kind.ts';

/** What happened to an incident, stored with it in order. `id` is the command's, so that a repeat is noticed. */
export type IncidentEvent =
  | (Stamp & { readonly kind: 'declared'; readonly what: Declare })
  | (Stamp & {
      readonly kind: 'status-changed';
      readonly from: Status;
      readonly to: Status;
      readonly text: string | undefined;
    })
  | (Stamp & {
      readonly kind: 'severity-changed';
      readonly from: Severity | undefined;
      readonly to: Severity;
      readonly why: string | undefined;
    })
  | (Stamp & { readonly kind: 'retitled'; readonly from: string; readonly to: string })
  /** Only what changed, with what was before; an empty value is none. */
  | (Stamp & {
      readonly kind: 'details-changed';
      readonly services?: { readonly from: readonly string[]; readonly to: readonly string[] };
      readonly fields?: readonly (FieldValue & { readonly before: string })[];
    })
  | (Stamp & {
      readonly kind: 'role-taken';
      readonly role: string;
      readonly user: string;
      readonly before: string | undefined;
    })
  | (Stamp & { readonly kind: 'role-left'; readonly role: string; readonly user: string })
  | (Stamp & { readonly kind: 'time-stated'; readonly milestone: MilestoneName; readonly time: Date })
  | (Stamp & { readonly kind: 'resolved'; readonly summary: string })
  | (Stamp & {
      readonly kind: 'reopened';
      readonly why: string | undefined;
      /** A cancellation was taken back: the incident is as it was before. Without it, it was resolved. */
      readonly before?: { readonly status: Status; readonly since: Date };
    })
  | (Stamp & { readonly kind: 'cancelled'; readonly why: string })
  /** `was` and `private`: whether the incident was private before, and is now. */
  | (Stamp & {
      readonly kind: 'channel-seen';
      readonly is: ChannelIs;
      readonly was: boolean;
      readonly private: boolean;
    })
  /** `since`: when Scribe had been removed, where it was invited again. */
  | (Stamp & { readonly kind: 'channel-changed'; readonly news: ChannelNews; readonly since?: Date })
  /** Somebody put a nudge off. */
  | (Stamp & { readonly kind: 'nudge-snoozed'; readonly nudge: NudgeKind; readonly until: Date })
  | (Stamp & { readonly kind: 'shared'; readonly what: string; readonly with: readonly string[] })
  | (Stamp & {
      readonly kind: 'merged';
      readonly into: string;
      readonly why: string;
      /** The other incident is private. */
      readonly hidden?: boolean;
    })
  /** A merge was taken back: the incident is as it was before. */
  | (Stamp & {
      readonly kind: 'unmerged';
      readonly from: string;
      readonly hidden: boolean;
      readonly status: Status;
      readonly since: Date;
      readonly why: string | undefined;
    })
  /** `declared`: the UTC day on which the other one was declared. */
  | (Stamp & {
      readonly kind: 'linked';
      readonly to: string;
      readonly declared: string;
      readonly why: string | undefined;
    })
  | (Stamp & { readonly kind: 'unlinked'; readonly from: string })
  | (Stamp & { readonly kind: 'draft-wanted'; readonly template: string });
