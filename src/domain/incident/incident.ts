import type { MilestoneName } from '../timeline/milestone-name.ts';
import type { Details } from './details.ts';

/** Sev-1 is the worst. `undefined` on an incident means that nobody has set it yet. */
export type Severity = 1 | 2 | 3 | 4;

/** The statuses of an active incident, in the order of a usual response. */
export const STATUSES = ['investigating', 'identified', 'mitigating', 'monitoring'] as const;
export type Status = (typeof STATUSES)[number];

/** The state of an incident; each carries only what it needs. */
export type Phase =
  | { readonly state: 'active'; readonly status: Status; readonly since: Date }
  | { readonly state: 'resolved'; readonly at: Date; readonly by: string; readonly summary: string }
  | { readonly state: 'cancelled'; readonly at: Date; readonly by: string; readonly why: string }
  | {
      readonly state: 'merged';
      readonly at: Date;
      readonly by: string;
      readonly why: string;
      readonly into: string;
      /** The other incident is private: what others read does not name it. Absent on merges of earlier versions. */
      readonly hidden?: boolean;
    };

/** A key time that a person stated. It overrides the one derived from the record. */
export interface StatedTime {
  readonly at: Date;
  readonly by: string;
  readonly statedAt: Date;
}

/** Where the incident lives in Slack. `here` is a channel that existed before: its name and topic stay as they are. */
export type Place =
  | { readonly kind: 'own' }
  /** Nowhere, and never will: it was imported. */
  | { readonly kind: 'none' }
  | {
      readonly kind: 'here';
      readonly channel: string;
      /**
       * Who can see the channel. `unknown`: Slack did not say in time, so the incident counts as private. Earlier
       * versions did not ask, and stored nothing.
       */
      readonly is?: ChannelIs | 'unknown';
    };

/** Who can see a channel: the whole workspace, or its members alone. */
export type ChannelIs = 'public' | 'private';

/**
 * What can become of a channel while an incident lives in it; `scribe-out` and `scribe-back`: Scribe was removed, invited;
 * `made-private` and `made-public`: a person converted it.
 */
export type ChannelNews =
  | { readonly what: 'renamed'; readonly name: string }
  | { readonly what: 'archived' | 'unarchived' | 'deleted' | 'scribe-out' | 'scribe-back' }
  | { readonly what: 'made-private' | 'made-public' };

/** The last public update. */
export interface Update {
  readonly text: string;
  readonly at: Date;
  readonly by: string;
}

/** Another incident that somebody named as related; `declared` is the UTC day on which that one was declared. */
export interface LinkedIncident {
  readonly key: string;
  readonly declared: string;
  readonly why?: string;
  readonly by: string;
  readonly at: Date;
}

/** One outage or degradation: everything the rules need. `id` comes from the command that declared it. */
export interface Incident extends Details {
  readonly id: string;
  readonly team: string;
  /** `INC-2026-0012`: team, year, counter. */
  readonly key: string;
  readonly title: string;
  readonly severity: Severity | undefined;
  readonly private: boolean;
  readonly drill: boolean;
  readonly place: Place;
  readonly phase: Phase;
  readonly declaredAt: Date;
  readonly declaredBy: string;
  /** Role name (`commander`, `operations`, …) to the people who hold it; a commander is always one person. */
  readonly roles: Readonly<Record<string, readonly string[]>>;
  readonly milestones: Readonly<Partial<Record<MilestoneName, StatedTime>>>;
  readonly lastUpdate: Update | undefined;
  /** In the order in which they were named; what an earlier version stored has none. */
  readonly related?: readonly LinkedIncident[];
  /** How often it was reopened after a resolution. */
  readonly reopened: number;
  /** Counts the changes; two writers who read the same version cannot both win. */
  readonly version: number;
}

/** The role that leads; the only one held by a single person. */
export const COMMANDER = 'commander';

/** The user who leads the incident, if anybody does. */
export function commanderOf(incident: Incident): string | undefined {
  return incident.roles[COMMANDER]?.[0];
}

/** Whether everybody who sees a merged incident may read which one it was merged into. */
export function namesMergeTarget({
  private: isPrivate,
  phase,
}: Pick<Incident, 'private' | 'phase'>): boolean {
  return phase.state === 'merged' && phase.into !== '' && !phase.hidden && !isPrivate;
}

/** Whether people still work on the incident. */
export function isActive(incident: Incident): boolean {
  return incident.phase.state === 'active';
}
