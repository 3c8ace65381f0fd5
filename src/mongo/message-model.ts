import type { Connection, Model } from 'mongoose';
import mongoose from 'mongoose';

import type { AuthorNames, MessageFile, MessagePin, MessageState } from '../app/ports/messages.ts';
import type { FileText } from '../domain/timeline/file-texts.ts';
import { PENDING_EFFECT_FIELDS, type PendingEffectsDocument } from './pending-effects.ts';
import { SCHEMA_OPTIONS } from './schema-options.ts';

/** A message as it is stored. `text` is absent while only a reaction, an edit or a deletion has arrived. */
export interface MessageDocument extends PendingEffectsDocument {
  readonly channel: string;
  readonly ts: string;
  readonly incident: string;
  readonly user?: string;
  readonly names?: AuthorNames;
  readonly text?: string;
  readonly threadTs?: string;
  readonly files?: readonly MessageFile[];
  /** What was read of its files, by the file's id as a key. */
  readonly fileTexts?: Readonly<Record<string, FileText>>;
  /** Orders edits, as `toOrderedTs` writes it. */
  readonly editedTs?: string;
  /** What an app made of its message since, by time. */
  readonly states?: Readonly<Record<string, StoredState>>;
  /** What it said at other times, by `toOrderedTs` of when it began to. */
  readonly edits?: Readonly<Record<string, Pick<MessageState, 'files'> & { readonly text: string }>>;
  readonly deleted?: boolean;
  /** Its words were taken out with the deletion. */
  readonly erased?: boolean;
  /** The newest change of each way onto the timeline, by `pinKey`. */
  readonly pins?: Readonly<Record<string, StoredPin>>;
}

/** `ts` as `toOrderedTs` writes it; earlier versions kept one for each person, without `way` and `user`. */
export interface StoredPin extends Partial<Omit<MessagePin, 'ts'>> {
  readonly on: boolean;
  readonly ts: string;
}

/** Without `text` and `files` where a later change overtook it. */
export interface StoredState
  extends Pick<MessageState, 'ts'>,
    Partial<Pick<MessageState, 'text' | 'files'>> {}

const { Mixed } = mongoose.Schema.Types;

const schema = new mongoose.Schema(
  {
    _id: { type: String, required: true },
    team: { type: String, required: true },
    channel: { type: String, required: true },
    ts: { type: String, required: true },
    incident: { type: String, required: true },
    user: { type: String },
    names: { type: Mixed },
    text: { type: String },
    threadTs: { type: String },
    files: { type: [Mixed], default: undefined },
    fileTexts: { type: Mixed },
    editedTs: { type: String },
    states: { type: Mixed },
    edits: { type: Mixed },
    deleted: { type: Boolean },
    erased: { type: Boolean },
    pins: { type: Mixed },
    ...PENDING_EFFECT_FIELDS,
  },
  SCHEMA_OPTIONS,
);

export function messageModel(connection: Connection): Model<MessageDocument> {
  return connection.model<MessageDocument>('Message', schema, 'messages');
}

/** A Slack `ts` (`1700000000.000100`) so that text order is time order, whatever number of digits it came with. */
export function toOrderedTs(ts: string): string {
  const [seconds = '', fraction = ''] = ts.split('.');
  return `${seconds.padStart(12, '0')}.${fraction.padEnd(9, '0')}`;
}
