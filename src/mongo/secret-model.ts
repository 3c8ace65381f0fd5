import type { Connection, Model } from 'mongoose';
import mongoose from 'mongoose';
import type { KeptSecret } from '../app/ports/secrets.ts';
import { PENDING_EFFECT_FIELDS, type PendingEffectsDocument } from './pending-effects.ts';
import { SCHEMA_OPTIONS } from './schema-options.ts';

/** What was taken out of the record, as it is stored: sealed, or only its kind. */
export interface SecretDocument
  extends PendingEffectsDocument,
    Pick<KeptSecret, 'user' | 'way' | 'at' | 'secrets' | 'reads'> {
  readonly channel?: string;
}

const { Mixed } = mongoose.Schema.Types;

const schema = new mongoose.Schema(
  {
    _id: { type: String, required: true },
    team: { type: String, required: true },
    user: { type: String, required: true },
    way: { type: String, required: true },
    channel: { type: String },
    at: { type: Date, required: true },
    secrets: { type: [Mixed], required: true },
    reads: { type: [Mixed], required: true },
    ...PENDING_EFFECT_FIELDS,
  },
  SCHEMA_OPTIONS,
);

export function secretModel(connection: Connection): Model<SecretDocument> {
  return connection.model<SecretDocument>('Secret', schema, 'secrets');
}
