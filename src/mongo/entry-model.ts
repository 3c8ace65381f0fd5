import type { Connection, Model } from 'mongoose';
import mongoose from 'mongoose';

import {
  ENTRY_TYPES,
  type EntryMessage,
  type EntrySource,
  type EntryType,
  type EntryVersion,
  type PutBack,
  type QuotedFrom,
  type Strike,
} from '../domain/timeline/entry.ts';
import type { Mark, Marking, StatedOutcome } from '../domain/timeline/mark.ts';
import { PENDING_EFFECT_FIELDS, type PendingEffectsDocument } from './pending-effects.ts';
import { SCHEMA_OPTIONS } from './schema-options.ts';

/** An entry as it is stored. Fields that most entries lack are left out, since entries are written most. */
export interface EntryDocument extends PendingEffectsDocument {
  readonly incident: string;
  /** The incident that it was recorded in, noted when a merge first moves it. */
  readonly home?: string;
  readonly text: string;
  readonly type: EntryType;
  readonly occurredAt: Date;
  readonly loggedAt: Date;
  readonly author: string;
  readonly byline?: string;
  readonly source: EntrySource;
  readonly version: number;
  /** When it was last edited, struck or restored. */
  readonly changedAt?: Date;
  readonly struck?: Strike;
  readonly versions?: readonly EntryVersion[];
  readonly putBacks?: readonly PutBack[];
  readonly permalink?: string;
  readonly message?: EntryMessage;
  readonly quoted?: QuotedFrom;
  readonly said?: string;
  readonly language?: string;
  readonly marks?: readonly Mark[];
  readonly attempt?: string;
  readonly outcome?: StatedOutcome;
  readonly markings?: readonly Marking[];
  /** The channel has not seen it yet: the id of the pending echoes that it is among (`room`), and since when. */
  readonly waits?: {
    readonly room: string;
    readonly at: Date;
    /** The batch that took it: it stays in its room, whatever moves meanwhile. */
    readonly batch?: string;
  };
  /** The message that showed it, with the batch that it was in. */
  readonly echo?: { readonly batch: string; readonly message: EntryMessage | 'nowhere' };
}

const { Mixed } = mongoose.Schema.Types;

const schema = new mongoose.Schema(
  {
    _id: { type: String, required: true },
    team: { type: String, required: true },
    incident: { type: String, required: true },
    home: { type: String },
    text: { type: String },
    type: { type: String, enum: ENTRY_TYPES, required: true },
    occurredAt: { type: Date, required: true },
    loggedAt: { type: Date, required: true },
    author: { type: String, required: true },
    byline: { type: String },
    source: { type: String, required: true },
    version: { type: Number, required: true },
    changedAt: { type: Date },
    struck: { type: Mixed },
    versions: { type: [Mixed], default: undefined },
    putBacks: { type: [Mixed], default: undefined },
    permalink: { type: String },
    message: { type: Mixed },
    quoted: { type: Mixed },
    said: { type: String },
    language: { type: String },
    marks: { type: [Mixed], default: undefined },
    attempt: { type: String },
    outcome: { type: Mixed },
    markings: { type: [Mixed], default: undefined },
    waits: { type: Mixed },
    echo: { type: Mixed },
    ...PENDING_EFFECT_FIELDS,
  },
  SCHEMA_OPTIONS,
);

export function entryModel(connection: Connection): Model<EntryDocument> {
  return connection.model<EntryDocument>('Entry', schema, 'entries');
}
