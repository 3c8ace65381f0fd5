import type { Connection, Model } from 'mongoose';
import mongoose from 'mongoose';

import { SCHEMA_OPTIONS } from './schema-options.ts';

/** By which words one incident is found; apart from it, since they are many and nothing else reads them. */
export interface SearchDocument {
  readonly _id: string;
  readonly team: string;
  readonly words: readonly string[];
  /** When the incident was declared. */
  readonly at: Date;
  /** How often something was heard of its record. */
  readonly changes: number;
  /** When its words are to be read again; absent while they are up to date, so that the index is as small as what waits. */
  readonly dueAt?: Date;
}

const schema = new mongoose.Schema(
  {
    _id: { type: String, required: true },
    team: { type: String, required: true },
    words: { type: [String], required: true },
    at: { type: Date, required: true },
    changes: { type: Number, required: true },
    dueAt: { type: Date },
  },
  SCHEMA_OPTIONS,
);

export function searchModel(connection: Connection): Model<SearchDocument> {
  return connection.model<SearchDocument>('Search', schema, 'searches');
}
