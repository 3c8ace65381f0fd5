import type { ActionItem } from '../../domain/actions/action-item.ts';
import type { Told } from '../../domain/actions/ladder.ts';
import type { ActionEffect, Wanted } from '../../domain/effect.ts';
import type { ExternalIds } from './external-ids.ts';

/** An action item with what the store keeps besides its state. */
export interface KnownAction {
  readonly item: ActionItem;
  /** The next reminder; the sweep reads it through an index. */
  readonly remindAt: Date | undefined;
  /** Which steps of its ladder were told; claims write it. Earlier versions kept none. */
  readonly told: Told | undefined;
  readonly externalIds: ExternalIds;
}

/** One write of an item: its new state, its next reminder, and what it wants. */
export interface ActionChange {
  readonly item: ActionItem;
  readonly remindAt: Date | undefined;
  /** By which plan `remindAt` was found (`ActionPlans`); without one it is planned again. */
  readonly plan?: string;
  /** It was made elsewhere: whatever was due before counts as told. */
  readonly imported?: true;
  readonly effects: readonly Wanted<ActionEffect>[];
  readonly at: Date;
}

/** Where action items are kept. Every method throws `StoreFault` when the database does not answer. */
export interface ActionStore {
  create(change: ActionChange): Promise<'created' | 'known'>;
  byNumber(team: string, number: number): Promise<KnownAction | undefined>;
  byId(team: string, id: string): Promise<KnownAction | undefined>;
  ofIncident(team: string, incident: string): Promise<readonly KnownAction[]>;
  /** Open and in progress, soonest due first. */
  ofOwner(team: string, owner: string): Promise<readonly KnownAction[]>;
  /** Open and in progress, those that a group, a role or a team has until a person takes them, soonest due first. */
  held(team: string): Promise<readonly KnownAction[]>;
  /** Writes if the stored version is still `change.item.version - 1`. */
  save(change: ActionChange): Promise<'saved' | 'conflict'>;
}
