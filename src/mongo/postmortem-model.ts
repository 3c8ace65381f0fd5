import type { Connection, Model } from 'mongoose';
import mongoose from 'mongoose';

import type { RevisionKind } from '../app/ports/stored-draft.ts';
import type { CalendarDate } from '../domain/actions/calendar-date.ts';
import type { Told } from '../domain/actions/ladder.ts';
import type { Verdict } from '../domain/postmortem/analysis/verdict.ts';
import type { FieldAnswer } from '../domain/postmortem/questions/answers.ts';
import type { EffectReviews } from '../domain/postmortem/review/effect-review.ts';
import type { PostmortemStep } from '../domain/postmortem/review/postmortem-step.ts';
import type { WorkflowState } from '../domain/postmortem/review/workflow.ts';
import { PENDING_EFFECT_FIELDS, type PendingEffectsDocument } from './pending-effects.ts';
import { SCHEMA_OPTIONS } from './schema-options.ts';

/** The postmortem of one incident: its state, and which draft is the latest. */
export interface PostmortemDocument extends PendingEffectsDocument {
  readonly incident: string;
  readonly latest?: string;
  readonly latestAt?: Date;
  /** The draft that was the latest when it was marked as stale. */
  readonly staleDraft?: string;
  readonly discarded?: boolean;
  readonly version?: number;
  readonly workflow?: WorkflowState;
  readonly answers?: readonly FieldAnswer[];
  readonly verdicts?: Readonly<Record<string, Verdict>>;
  /** Packed JSON, since its keys may be anything. */
  readonly stated?: Buffer;
  readonly history?: readonly PostmortemStep[];
  readonly due?: CalendarDate;
  readonly told?: Told;
  readonly reviews?: EffectReviews;
  readonly remindAt?: Date;
}

/** One draft; earlier ones stay. `body` is the document as packed JSON. */
export interface DraftDocument {
  readonly _id: string;
  readonly team: string;
  readonly incident: string;
  readonly template: string;
  readonly asOf: Date;
  readonly hash: string;
  readonly by: string;
  readonly at: Date;
  readonly what: RevisionKind;
  readonly body: Buffer;
}

const postmortems = new mongoose.Schema(
  {
    _id: { type: String, required: true },
    team: { type: String, required: true },
    incident: { type: String, required: true },
    latest: { type: String },
    latestAt: { type: Date },
    staleDraft: { type: String },
    discarded: { type: Boolean },
    version: { type: Number },
    workflow: { type: mongoose.Schema.Types.Mixed },
    answers: { type: [mongoose.Schema.Types.Mixed], default: undefined },
    verdicts: { type: mongoose.Schema.Types.Mixed },
    stated: { type: Buffer },
    history: { type: [mongoose.Schema.Types.Mixed], default: undefined },
    due: { type: String },
    told: { type: mongoose.Schema.Types.Mixed },
    reviews: { type: mongoose.Schema.Types.Mixed },
    remindAt: { type: Date },
    ...PENDING_EFFECT_FIELDS,
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
    by: { type: String, required: true },
    at: { type: Date, required: true },
    what: { type: String, required: true },
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
