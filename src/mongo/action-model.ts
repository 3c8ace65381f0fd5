import type { Connection, Model } from 'mongoose';
import mongoose from 'mongoose';

import type {
  ActionKind,
  ActionStatus,
  DueMove,
  ItemHolder,
  ItemStep,
  Priority,
  Save,
  Snooze,
} from '../domain/actions/action-item.ts';
import { ACTION_KINDS, PRIORITIES } from '../domain/actions/action-item.ts';
import type { CalendarDate } from '../domain/actions/calendar-date.ts';
import type { Told } from '../domain/actions/ladder.ts';
import { PENDING_EFFECT_FIELDS, type PendingEffectsDocument } from './pending-effects.ts';
import { SCHEMA_OPTIONS } from './schema-options.ts';

/** An action item as it is stored. */
export interface ActionDocument extends PendingEffectsDocument {
  readonly number: number;
  readonly key: string;
  readonly incident: string;
  /** The incident that it was made in, noted when a merge first moves it. */
  readonly home?: string;
  readonly drill?: true;
  readonly title: string;
  readonly kind: ActionKind | null;
  readonly owner: string | null;
  /** Absent in what earlier versions stored, as `link` is. */
  readonly heldBy?: ItemHolder | null;
  readonly due: CalendarDate | null;
  readonly priority: Priority;
  readonly status: ActionStatus;
  /** Whether somebody still has to do something, by its status; for the index. */
  readonly pending: boolean;
  readonly doneWhen: string | null;
  readonly sourceEntry: string | null;
  readonly link?: string | null;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly moves: readonly DueMove[];
  readonly saves?: readonly Save[];
  readonly snooze?: Snooze | null;
  readonly history?: readonly ItemStep[];
  readonly version: number;
  /** Absent when no reminder is to come, so that the index of reminders holds nothing else. */
  readonly remindAt?: Date;
  /** Earlier versions kept none. */
  readonly told?: Told;
  /** By which plan `remindAt` was found; earlier versions had none. */
  readonly plan?: string;
}

const { Mixed } = mongoose.Schema.Types;

const schema = new mongoose.Schema(
  {
    _id: { type: String, required: true },
    team: { type: String, required: true },
    number: { type: Number, required: true },
    key: { type: String, required: true },
    incident: { type: String, required: true },
    home: { type: String },
    drill: { type: Boolean },
    title: { type: String, required: true },
    kind: { type: String, enum: [...ACTION_KINDS, null] },
    owner: { type: String },
    heldBy: { type: Mixed },
    due: { type: String },
    priority: { type: String, enum: PRIORITIES, required: true },
    status: { type: Mixed, required: true },
    pending: { type: Boolean, required: true },
    doneWhen: { type: String },
    sourceEntry: { type: String },
    link: { type: String },
    createdBy: { type: String, required: true },
    createdAt: { type: Date, required: true },
    moves: { type: [Mixed], required: true },
    saves: { type: [Mixed], default: undefined },
    snooze: { type: Mixed },
    history: { type: [Mixed], default: undefined },
    version: { type: Number, required: true },
    remindAt: { type: Date },
    told: { type: Mixed },
    plan: { type: String },
    ...PENDING_EFFECT_FIELDS,
  },
  SCHEMA_OPTIONS,
);

export function actionModel(connection: Connection): Model<ActionDocument> {
  return connection.model<ActionDocument>('Action', schema, 'actions');
}
