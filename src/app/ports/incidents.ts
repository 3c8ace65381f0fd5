import type { IncidentEffect, Wanted } from '../../domain/effect.ts';
import type { IncidentEvent } from '../../domain/incident/event.ts';
import type { Incident, Phase, Severity, Status } from '../../domain/incident/incident.ts';
import type { NudgeKind } from '../../domain/incident/nudge-kind.ts';
import type { ExternalIds } from './external-ids.ts';

/** An incident with what the store keeps besides its state. */
export interface KnownIncident {
  readonly incident: Incident;
  /** The channel it lives in, once that is known. */
  readonly channel: string | undefined;
  readonly externalIds: ExternalIds;
  /** People in the channel of a private incident, as far as Scribe has heard; before there is one, who declared it. */
  readonly members: readonly string[];
  readonly membership: Membership;
  /** When each nudge was sent last. */
  readonly nudged?: Readonly<Partial<Record<NudgeKind, Date>>>;
  readonly events: readonly IncidentEvent[];
}

/** An incident as lists show it. What happened to it, which grows without end, is not read for them. */
export type ListedIncident = Omit<KnownIncident, 'events' | 'externalIds'>;

/** Somebody for whom a list is read, and the channel in which they have just typed. */
export interface ListReader {
  readonly user: string;
  readonly typedIn?: string | undefined;
}

/** Which incidents of a list are wanted, besides. */
export interface ListFilter {
  /** Declared at this time or later. */
  readonly since?: Date;
  readonly severity?: Severity;
  /** Those that concern one of these services. */
  readonly services?: readonly string[];
  readonly status?: Status | Exclude<Phase['state'], 'active'>;
}

/** How far the list of members can be trusted. */
export interface Membership {
  /** Counts what was heard of them: a reading that began before the last of it is not kept. */
  readonly heard: number;
  /** When Slack was last asked; `undefined`: never, or events may have been missed since. */
  readonly readAt: Date | undefined;
  /** Something was heard since then, and somebody may have come. */
  readonly overheard: boolean;
  /** Scribe is not in the channel: the list is what was known before. */
  readonly scribeOut: boolean;
}

/** One write: the new state, what happened, and what is wanted, in one document. */
export interface IncidentChange {
  readonly incident: Incident;
  readonly events: readonly IncidentEvent[];
  readonly effects: readonly Wanted<IncidentEffect>[];
  readonly at: Date;
  /** When somebody may have to be nudged; never without it. */
  readonly nudgeAt?: Date | undefined;
}

/** Where incidents are kept. Every method throws `StoreFault` when the database does not answer. */
export interface IncidentStore {
  /** `known` when this declaration (same id) was stored before. */
  create(change: IncidentChange): Promise<'created' | 'known'>;
  byId(team: string, id: string): Promise<KnownIncident | undefined>;
  byKey(team: string, key: string): Promise<KnownIncident | undefined>;
  byChannel(team: string, channel: string): Promise<KnownIncident | undefined>;
  /**
   * Newest first: the active ones, or those that are over; only those of one channel, in which one person has a role
   * (`holder`), or that the filter wants. With `seenBy` without those of
   * which it is certain that this person may not see them: private ones in whose channel and roles they are not. Who
   * else may not see one is for the application to say.
   */
  list(
    team: string,
    which: {
      readonly active: boolean;
      readonly limit: number;
      readonly channel?: string;
      readonly holder?: string;
      readonly seenBy?: ListReader;
    } & ListFilter,
  ): Promise<readonly ListedIncident[]>;
  /** Those of these keys that there are, in no order; `seenBy` as in `list`. */
  byKeys(team: string, keys: readonly string[], seenBy?: ListReader): Promise<readonly ListedIncident[]>;
  /** Writes if the stored version is still `change.incident.version - 1`. */
  save(change: IncidentChange): Promise<'saved' | 'conflict'>;
}
