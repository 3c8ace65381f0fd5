import type { Connection, Model } from 'mongoose';
import mongoose from 'mongoose';
import { PENDING_EFFECT_FIELDS, type PendingEffectsDocument } from './pending-effects.ts';
import { SCHEMA_OPTIONS } from './schema-options.ts';

/** The home tab of one person, who has opened it at least once. */
export interface HomeDocument extends PendingEffectsDocument {
  readonly openedAt: Date;
  /** What it showed last. */
  readonly shown?: string;
}

const schema = new mongoose.Schema(
  {
    _id: { type: String, required: true },
    team: { type: String, required: true },
    openedAt: { type: Date, required: true },
    shown: { type: String },
    ...PENDING_EFFECT_FIELDS,
  },
  SCHEMA_OPTIONS,
);

export function homeModel(connection: Connection): Model<HomeDocument> {
  return connection.model<HomeDocument>('Home', schema, 'homes');
}
