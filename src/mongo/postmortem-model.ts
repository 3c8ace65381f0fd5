import type { Connection, Model } from 'mongoose';
import mongoose from 'mongoose';

import { SCHEMA_OPTIONS } from './schema-options.ts';

/** The postmortem of one incident: which draft is the latest, and where it is shown. */
export interface PostmortemDocument {
  readonly _id: string;
  readonly team: string;
  readonly incident: string;
  readonly latest?: string;
  readonly latestAsOf?: Date;
  /** The draft that was the latest when somebody said that it is stale. */
  readonly staleDraft?: string;
  readonly discarded?: boolean;
  readonly outside?: Readonly<Record<string, string>>;
}

/** One draft; earlier ones stay. `body` is the document as packed JSON. */
export interface DraftDocument {
  readonly _id: string;
  readonly team: string;
  readonly incident: string;
  readonly template: string;
  readonly asOf: Date;
  readonly hash: string;
  readonly body: Buffer;
}

const postmortems = new mongoose.Schema(
  {
    _id: { type: String, required: true },
    team: { type: String, required: true },
    incident: { type: String, required: true },
    latest: { type: String },
    latestAsOf: { type: Date },
    staleDraft: { type: String },
    discarded: { type: Boolean },
    outside: { type: mongoose.Schema.Types.Mixed },
  },
  SCHEMA_OPTIONS,
);

const drafts = new mongoose.Schema(
  {
    _id: { type: String, required: true },
    team: { type: String, required: true },
    incident: { type: String, required: true },
    template: { type: String, required: true },
    asOf: { type: Date, required: true },
    hash: { type: String, required: true },
    body: { type: Buffer, required: true },
  },
  SCHEMA_OPTIONS,
);

export function postmortemModel(connection: Connection): Model<PostmortemDocument> {
  return connection.model<PostmortemDocument>('Postmortem', postmortems, 'postmortems');
}

export function draftModel(connection: Connection): Model<DraftDocument> {
  return connection.model<DraftDocument>('Draft', drafts, 'drafts');
}
