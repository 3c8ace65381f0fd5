import type { IncidentFigures } from '../../domain/numbers/incident-figures.ts';
import type { ItemFigures } from '../../domain/numbers/metrics.ts';
import type { Helped } from '../../domain/postmortem/review/effect-review.ts';

/** The figures of one incident, kept beside it, with the state of the incident that they are of. */
export interface KeptFigures {
  /** The incident's id and version: its own changes are seen by these. */
  readonly id: string;
  readonly version: number;
  /** Of which form they are: what an earlier version kept lacks some, and says none. */
  readonly form?: number | undefined;
  readonly figures: IncidentFigures;
  readonly helped?: Helped | undefined;
  readonly items: readonly ItemFigures[];
}

/** An incident whose figures are about to be computed. */
export interface FiguresBegun {
  /** How many changes were announced so far. */
  readonly announced: number;
  /** No change can still be on its way: what is read from now on has all that was announced. */
  readonly quiet: boolean;
}

/** An incident, for the figures of its workspace. */
export interface Measured {
  readonly key: string;
  readonly declaredAt: Date;
}

/**
 * Figures that are kept beside incidents. They are of many documents, so a change of one of these cannot write them:
 * instead, whoever changes an entry, an item or a postmortem of an incident that may be over announces it first, and
 * figures from before an announcement do not count. Every method throws `StoreFault` when the database does not answer.
 */
export interface FigureStore {
  /** The figures of a workspace's incidents that were declared since, by key; none that may have changed. */
  since(team: string, from: Date): Promise<ReadonlyMap<string, KeptFigures>>;
  /** Says that something of these incidents is about to change. An incident without figures has none to lose. */
  announce(team: string, keys: readonly string[]): Promise<void>;
  /** From here on announcements are noted. Call it before reading what the figures are computed from. */
  begin(team: string, incidents: readonly Measured[]): Promise<ReadonlyMap<string, FiguresBegun>>;
  /** Keeps figures that were computed after `begin` said `quiet`; they do not count if a change was announced since. */
  keep(team: string, key: string, kept: KeptFigures & Pick<FiguresBegun, 'announced'>): Promise<void>;
}
