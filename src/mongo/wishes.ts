import mongoose from 'mongoose';

import type { Effect, Wanted } from '../domain/effect.ts';
import { toMapKey } from './map-key.ts';

/** A wanted effect as a document holds it. */
export interface StoredWish {
  readonly effect: Effect;
  readonly wantedAt: Date;
  /** Not before this moment. */
  readonly at: Date;
  /** How often a worker took it. */
  readonly attempts: number;
  /** Until then it is in a worker's hands. */
  readonly lease?: Date;
  /** When an attempt first began to act outside. */
  readonly tried?: Date;
  readonly error?: string;
}

/** What every document has that can want something. `effects` holds only what is still to be done. */
export interface WishDocument {
  readonly _id: string;
  readonly team: string;
  readonly effects?: Readonly<Record<string, StoredWish>>;
  /** Given up, with the reason, until a person asks again. */
  readonly dead?: Readonly<Record<string, StoredWish>>;
  /** When the sweep looks at this document again; absent when nothing is wanted. */
  readonly pendingAt?: Date;
  readonly outside?: Readonly<Record<string, string>>;
}

const { Mixed } = mongoose.Schema.Types;

/** The schema's part for it. */
export const WISH_FIELDS = {
  effects: { type: Mixed },
  dead: { type: Mixed },
  pendingAt: { type: Date },
  outside: { type: Mixed },
} as const;

/** A new wish. */
export function newWish(effect: Effect, at: Date): StoredWish {
  return { effect, wantedAt: at, at, attempts: 0 };
}

/** The fields of a new document that wants these. */
export function wishesOfNew(
  wanted: readonly Wanted[],
  at: Date,
): Pick<WishDocument, 'effects' | 'pendingAt'> {
  if (wanted.length === 0) return {};
  const effects = Object.fromEntries(wanted.map(({ key, effect }) => [toMapKey(key), newWish(effect, at)]));
  return { effects, pendingAt: at };
}

/** The parts of an update that adds these to a document, in the same write as its state. */
export function wishesOfChange(
  wanted: readonly Wanted[],
  at: Date,
): { readonly set: Record<string, StoredWish>; readonly min: { pendingAt?: Date } } {
  const set = Object.fromEntries(wanted.map(({ key, effect }) => [wishPath(key), newWish(effect, at)]));
  return { set, min: wanted.length === 0 ? {} : { pendingAt: at } };
}

/** Where a wish stands in its document. */
export function wishPath(key: string): string {
  return `effects.${toMapKey(key)}`;
}
