import type { Connection, Model } from 'mongoose';
import mongoose from 'mongoose';

import { SCHEMA_OPTIONS } from './schema-options.ts';

/** The present id of a channel, by one that it had before (`_id`). */
export interface MovedChannelDocument {
  readonly _id: string;
  readonly to: string;
}

const schema = new mongoose.Schema(
  {
    _id: { type: String, required: true },
    to: { type: String, required: true },
  },
  SCHEMA_OPTIONS,
);

export function movedChannelModel(connection: Connection): Model<MovedChannelDocument> {
  return connection.model<MovedChannelDocument>('MovedChannel', schema, 'moved_channels');
}
