import mongoose from 'mongoose';

import type { Effect, Wanted } from '../domain/effect.ts';
import { toMapKey } from './map-key.ts';

/** A wanted effect as a document holds it. */
export interface PendingEffect {
  readonly effect: Effect;
  readonly wantedAt: Date;
  /** Not before this moment. */
  readonly at: Date;
  /** How often a worker took it. */
  readonly attempts: number;
  /** Until then one worker has it. */
  readonly lease?: Date;
  /** Of the worker that has it; earlier versions took effects without one. */
  readonly token?: string;
  /** When an attempt first began to act in Slack. */
  readonly tried?: Date;
  readonly error?: string;
  /** It waits for another effect to wake it. */
  readonly waits?: true;
  /** It failed last by a fault of Scribe's own. */
  readonly fault?: true;
  /** How often a worker took it since it last came to an end; earlier versions did not count that. */
  readonly starts?: number;
  /** It rests because its workers died. */
  readonly rests?: true;
}

/** What every document that can want something has. `effects` holds only what is still to be done. */
export interface PendingEffectsDocument {
  readonly _id: string;
  readonly team: string;
  readonly effects?: Readonly<Record<string, PendingEffect>>;
  /** Given up, with the reason, until a person asks again. */
  readonly dead?: Readonly<Record<string, PendingEffect>>;
  /** When the sweep looks at this document again; absent when nothing is wanted. */
  readonly pendingAt?: Date;
  /** Since when something in it is given up, or fails by a fault of Scribe's own; it may be over since. */
  readonly troubleAt?: Date;
  /** The external ids, under the name that earlier versions gave them. */
  readonly outside?: Readonly<Record<string, string>>;
}

const { Mixed } = mongoose.Schema.Types;

/** These fields for a schema. */
export const PENDING_EFFECT_FIELDS = {
  effects: { type: Mixed },
  dead: { type: Mixed },
  pendingAt: { type: Date },
  troubleAt: { type: Date },
  outside: { type: Mixed },
} as const;

/** A new pending effect. */
export function newPendingEffect(effect: Effect, at: Date): PendingEffect {
  return { effect, wantedAt: at, at, attempts: 0 };
}

/** The fields of a new document that wants these effects. */
export function pendingEffectsOfNew(
  wanted: readonly Wanted[],
  at: Date,
): Pick<PendingEffectsDocument, 'effects' | 'pendingAt'> {
  if (wanted.length === 0) return {};
  const effects = Object.fromEntries(
    wanted.map(({ key, effect }) => [toMapKey(key), newPendingEffect(effect, at)]),
  );
  return { effects, pendingAt: at };
}

/** The parts of an update that adds these to a document, in the same write as its state. */
export function pendingEffectsOfChange(
  wanted: readonly Wanted[],
  at: Date,
): { readonly set: Record<string, PendingEffect>; readonly min: { pendingAt?: Date } } {
  const set = Object.fromEntries(
    wanted.map(({ key, effect }) => [pendingEffectPath(key), newPendingEffect(effect, at)]),
  );
  return { set, min: wanted.length === 0 ? {} : { pendingAt: at } };
}

/** Where a dead effect is in its document. */
export function deadEffectPath(key: string): string {
  return `dead.${toMapKey(key)}`;
}

/** Where an external id is in its document. */
export function externalIdPath(name: string): string {
  return `outside.${toMapKey(name)}`;
}

/** Where a pending effect is in its document. */
export function pendingEffectPath(key: string): string {
  return `effects.${toMapKey(key)}`;
}
