import type { Connection, Model } from 'mongoose';
import mongoose from 'mongoose';
import type { KeptFigures } from '../app/ports/figures.ts';
import { SCHEMA_OPTIONS } from './schema-options.ts';

/** The figures of one incident as they are stored. */
export interface FigureDocument {
  readonly _id: string;
  readonly team: string;
  readonly incident: string;
  readonly declaredAt: Date;
  /** Counts the changes that were announced. */
  readonly announced: number;
  readonly announcedAt?: Date;
  /** With `announced` as it was when they were computed. */
  readonly kept?: KeptFigures & { readonly announced: number };
}

const { Mixed } = mongoose.Schema.Types;

const schema = new mongoose.Schema(
  {
    _id: { type: String, required: true },
    team: { type: String, required: true },
    incident: { type: String, required: true },
    declaredAt: { type: Date, required: true },
    announced: { type: Number, required: true },
    announcedAt: { type: Date },
    kept: { type: Mixed },
  },
  SCHEMA_OPTIONS,
);

export function figureModel(connection: Connection): Model<FigureDocument> {
  return connection.model<FigureDocument>('Figure', schema, 'figures');
}
