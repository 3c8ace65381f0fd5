import type { Connection, Model } from 'mongoose';
import mongoose from 'mongoose';

import type { EntryMessage } from '../domain/timeline/entry.ts';
import { SCHEMA_OPTIONS } from './schema-options.ts';

/**
 * Who is showing entries in one incident's channel, and which. One document decides for all entries of a batch, so that
 * two workers can never show one entry twice.
 */
export interface PendingEchoesDocument {
  readonly _id: string;
  readonly team: string;
  /** Counts how often it was leased; makes batch ids unique, and shows a worker that it lost the lease. */
  readonly turn: number;
  readonly holder?: string;
  readonly lease?: Date;
  /** Nobody takes it up before then. */
  readonly notBefore?: Date;
  /** How often posting failed since lines were last shown. */
  readonly failures?: number;
  readonly batch?: {
    readonly id: string;
    readonly entries: readonly string[];
    readonly tried?: Date;
    readonly message?: EntryMessage | 'nowhere';
    /** The message of the burst that it goes on with. */
    readonly into?: EntryMessage;
  };
  /** The batch whose message the next lines may go into; earlier versions had none. */
  readonly burst?: { readonly id: string; readonly message: EntryMessage };
}

const { Mixed } = mongoose.Schema.Types;

const schema = new mongoose.Schema(
  {
    _id: { type: String, required: true },
    team: { type: String, required: true },
    turn: { type: Number, required: true },
    holder: { type: String },
    lease: { type: Date },
    notBefore: { type: Date },
    failures: { type: Number },
    batch: { type: Mixed },
    burst: { type: Mixed },
  },
  SCHEMA_OPTIONS,
);

export function pendingEchoesModel(connection: Connection): Model<PendingEchoesDocument> {
  return connection.model<PendingEchoesDocument>('EchoRoom', schema, 'echo_rooms');
}
