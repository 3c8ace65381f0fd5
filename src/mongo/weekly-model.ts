import type { Connection, Model } from 'mongoose';
import mongoose from 'mongoose';
import { PENDING_EFFECT_FIELDS, type PendingEffectsDocument } from './pending-effects.ts';
import { SCHEMA_OPTIONS } from './schema-options.ts';

/** The weekly digest of one channel, as it is stored. */
export interface WeeklyDocument extends PendingEffectsDocument {
  /** Weekday, hour and zone by which `dueAt` was found; another plan finds it anew. */
  readonly plan: string;
  /** Absent when it is not configured any more. */
  readonly dueAt?: Date;
  readonly lastAt?: Date;
}

const schema = new mongoose.Schema(
  {
    _id: { type: String, required: true },
    team: { type: String, required: true },
    plan: { type: String, required: true },
    dueAt: { type: Date },
    lastAt: { type: Date },
    ...PENDING_EFFECT_FIELDS,
  },
  SCHEMA_OPTIONS,
);

export function weeklyModel(connection: Connection): Model<WeeklyDocument> {
  return connection.model<WeeklyDocument>('Weekly', schema, 'weeklies');
}
