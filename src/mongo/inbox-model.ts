import type { Connection, Model } from 'mongoose';
import mongoose from 'mongoose';

import { SCHEMA_OPTIONS } from './schema-options.ts';

/** A delivery that was handled, and its answer as JSON: an answer may have any keys, and a document may not. */
export interface InboxDocument {
  readonly _id: string;
  readonly team: string;
  readonly answer: string;
  readonly at: Date;
}

const schema = new mongoose.Schema(
  {
    _id: { type: String, required: true },
    team: { type: String },
    answer: { type: String, required: true },
    at: { type: Date, required: true },
  },
  SCHEMA_OPTIONS,
);

export function inboxModel(connection: Connection): Model<InboxDocument> {
  return connection.model<InboxDocument>('Inbox', schema, 'inbox');
}
