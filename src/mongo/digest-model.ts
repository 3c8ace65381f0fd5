import type { Connection, Model } from 'mongoose';
import mongoose from 'mongoose';
import type { CalendarDate } from '../domain/actions/calendar-date.ts';
import type { DigestLine, DigestPlace } from '../domain/actions/digest.ts';
import { PENDING_EFFECT_FIELDS, type PendingEffectsDocument } from './pending-effects.ts';
import { SCHEMA_OPTIONS } from './schema-options.ts';

/** A digest as it is stored: its lines by their item's id, so that each comes and goes in a write of its own. */
export interface DigestDocument extends PendingEffectsDocument {
  readonly place: DigestPlace;
  readonly day: CalendarDate;
  readonly lines: Readonly<Record<string, DigestLine>>;
  readonly version: number;
  readonly closed?: string;
  readonly page?: number;
  readonly createdAt: Date;
}

const { Mixed } = mongoose.Schema.Types;

const schema = new mongoose.Schema(
  {
    _id: { type: String, required: true },
    team: { type: String, required: true },
    place: { type: Mixed, required: true },
    day: { type: String, required: true },
    lines: { type: Mixed, required: true },
    version: { type: Number, required: true },
    closed: { type: String },
    page: { type: Number },
    createdAt: { type: Date, required: true },
    ...PENDING_EFFECT_FIELDS,
  },
  SCHEMA_OPTIONS,
);

export function digestModel(connection: Connection): Model<DigestDocument> {
  return connection.model<DigestDocument>('Digest', schema, 'digests');
}
