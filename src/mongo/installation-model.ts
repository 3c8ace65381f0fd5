import type { Connection, Model } from 'mongoose';
import mongoose from 'mongoose';

import type { InstallationRecord } from '../app/ports/installations.ts';
import { SCHEMA_OPTIONS } from './schema-options.ts';

export interface InstallationDocument extends InstallationRecord {
  readonly _id: string;
}

const schema = new mongoose.Schema(
  {
    _id: { type: String, required: true },
    team: { type: String, required: true },
    sealed: { type: String, required: true },
    installedAt: { type: Date, required: true },
  },
  SCHEMA_OPTIONS,
);

export function installationModel(connection: Connection): Model<InstallationDocument> {
  return connection.model<InstallationDocument>('Installation', schema, 'installations');
}
