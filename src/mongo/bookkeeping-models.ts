import type { Connection, Model } from 'mongoose';
import mongoose from 'mongoose';

import type { InstallationRecord } from '../app/ports/bookkeeping.ts';
import { SCHEMA_OPTIONS } from './schema-options.ts';

export interface CounterDocument {
  readonly _id: string;
  readonly team: string;
  readonly value: number;
}

/** A delivery that was handled, and its answer as JSON: an answer may have any keys, and those of documents may not. */
export interface InboxDocument {
  readonly _id: string;
  readonly team: string;
  readonly answer: string;
  readonly at: Date;
}

export interface InstallationDocument extends InstallationRecord {
  readonly _id: string;
}

const text = { type: String, required: true } as const;
const date = { type: Date, required: true } as const;

const counters = new mongoose.Schema(
  { _id: text, team: text, value: { type: Number, required: true } },
  SCHEMA_OPTIONS,
);
const inbox = new mongoose.Schema(
  { _id: text, team: { type: String }, answer: text, at: date },
  SCHEMA_OPTIONS,
);
const installations = new mongoose.Schema(
  { _id: text, team: text, sealed: text, installedAt: date },
  SCHEMA_OPTIONS,
);

export function counterModel(connection: Connection): Model<CounterDocument> {
  return connection.model<CounterDocument>('Counter', counters, 'counters');
}

export function inboxModel(connection: Connection): Model<InboxDocument> {
  return connection.model<InboxDocument>('Inbox', inbox, 'inbox');
}

export function installationModel(connection: Connection): Model<InstallationDocument> {
  return connection.model<InstallationDocument>('Installation', installations, 'installations');
}
