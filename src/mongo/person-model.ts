import type { Connection, Model } from 'mongoose';
import mongoose from 'mongoose';

import type { Person } from '../app/ports/people.ts';
import { SCHEMA_OPTIONS } from './schema-options.ts';

export interface PersonDocument extends Person {
  readonly _id: string;
}

const schema = new mongoose.Schema(
  {
    _id: { type: String, required: true },
    team: { type: String, required: true },
    user: { type: String, required: true },
    name: { type: String },
    zone: { type: String, required: true },
    deactivated: { type: Boolean, required: true },
    readAt: { type: Date, required: true },
  },
  SCHEMA_OPTIONS,
);

export function personModel(connection: Connection): Model<PersonDocument> {
  return connection.model<PersonDocument>('Person', schema, 'people');
}
