import type { Connection, Model } from 'mongoose';
import mongoose from 'mongoose';

import { SCHEMA_OPTIONS } from './schema-options.ts';

export interface CounterDocument {
  readonly _id: string;
  readonly team: string;
  readonly value: number;
}

const schema = new mongoose.Schema(
  {
    _id: { type: String, required: true },
    team: { type: String, required: true },
    value: { type: Number, required: true },
  },
  SCHEMA_OPTIONS,
);

export function counterModel(connection: Connection): Model<CounterDocument> {
  return connection.model<CounterDocument>('Counter', schema, 'counters');
}
