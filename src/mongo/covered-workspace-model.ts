import type { Connection, Model } from 'mongoose';
import mongoose from 'mongoose';

import { SCHEMA_OPTIONS } from './schema-options.ts';

/** A workspace (`_id`) that the installation of its organisation covers. */
export interface CoveredWorkspaceDocument {
  readonly _id: string;
  readonly organisation: string;
}

const schema = new mongoose.Schema(
  {
    _id: { type: String, required: true },
    organisation: { type: String, required: true },
  },
  SCHEMA_OPTIONS,
);

export function coveredWorkspaceModel(connection: Connection): Model<CoveredWorkspaceDocument> {
  return connection.model<CoveredWorkspaceDocument>('CoveredWorkspace', schema, 'covered_workspaces');
}
