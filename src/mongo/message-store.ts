import type { Model } from 'mongoose';

import {
  type CapturedMessage,
  type IncidentMessageRef,
  type MessagePin,
  type MessageState,
  type MessageStore,
  messageId,
  type PinChange,
  type StoredMessage,
} from '../app/ports/messages.ts';
import { overtaken } from '../domain/timeline/message-runs.ts';
import { fromMapKey, toMapKey } from './map-key.ts';
import { type MessageDocument, type StoredPin, toOrderedTs } from './message-model.ts';
import { deadEffectPath, newPendingEffect, pendingEffectPath } from './pending-effects.ts';
import { isDuplicate } from './translate-error.ts';

/**
 * Messages, in whatever order Slack delivers what happened to them. Each fact has fields of its own, and each field
 * only moves forward: a first text never replaces an edit, an edit replaces only an older edit, a person's reaction
 * only an older one, and a deletion stays. So every order ends in the same state.
 */
export function messageStore(messages: Model<MessageDocument>): MessageStore {
  return {
    async put(message) {
      const document = { ...placeOf(message), ...contentOf(message) };
      try {
        await messages.create([document]);
        return 'new';
      } catch (error) {
        if (!isDuplicate(error)) throw error;
      }
      const { matchedCount } = await messages.updateOne(
        { _id: document._id, text: { $exists: false } },
        { $set: contentOf(message) },
      );
      return matchedCount === 1 ? 'new' : 'known';
    },
    async edit(message) {
      const editedTs = toOrderedTs(message.editedTs);
      const older = [{ editedTs: { $exists: false } }, { editedTs: { $lt: editedTs } }];
      const fields = { ...contentOf(message), editedTs };
      const applied = await updateIfOlder(messages, message, { older, fields });
      return applied ? 'applied' : 'older';
    },
    async addState(message) {
      const { changedTs: ts, text, files, user, names } = message;
      const path = `states.${toMapKey(ts)}`;
      const author = { user, ...(names === undefined ? {} : { names }) };
      const fields = { [path]: { ts, text, files }, ...author };
      await updateIfOlder(messages, message, { older: [{ [path]: { $exists: false } }], fields });
      const _id = messageId(message);
      const document = await messages.findById(_id).lean<MessageDocument>();
      const stored = fromDocument(document ?? placeOf(message));
      const gone = overtaken(stored.states).map((at) => `states.${toMapKey(at)}`);
      if (gone.length === 0) return stored;
      const words = gone.flatMap((state) => [`${state}.text`, `${state}.files`]);
      await messages.updateOne({ _id }, { $unset: Object.fromEntries(words.map((word) => [word, ''])) });
      return stored;
    },
    async remove(message) {
      await updateIfOlder(messages, message, {
        older: [{ deleted: { $exists: false } }],
        fields: { deleted: true },
      });
    },
    async find(message) {
      const document = await messages.findById(messageId(message)).lean<MessageDocument>();
      return document ? fromDocument(document) : undefined;
    },
    async countBelow({ team, channel, ts }, most) {
      const end = (at: string) => messageId({ team, channel, ts: at });
      const below = {
        _id: { $gt: end(ts), $lt: end('~') },
        threadTs: { $exists: false },
        text: { $exists: true },
      };
      const found = await messages.find(below, { _id: 1 }).limit(most).lean();
      return found.length;
    },
    async pin(change) {
      const { user, way, type, mention, on } = change;
      const path = `pins.${pinKey(change)}`;
      const ts = toOrderedTs(change.eventTs);
      const older = [{ [path]: { $exists: false } }, { [`${path}.ts`]: { $lt: ts } }];
      const pin = { on, ts, user, way, ...(type && { type }), ...(mention && { mention }) };
      await updateIfOlder(messages, change, { older, fields: { [path]: pin } });
      if (!on && way.startsWith('reaction:')) await unpinFormer(messages, change, ts);
      const document = await messages.findById(messageId(change)).lean<MessageDocument>();
      return fromDocument(document ?? placeOf(change));
    },
    async want(message, { key, effect }, at) {
      const path = pendingEffectPath(key);
      await messages.updateOne(
        {
          _id: messageId(message),
          [path]: { $exists: false },
          [deadEffectPath(key)]: { $exists: false },
        },
        { $set: { [path]: newPendingEffect(effect, at) }, $min: { pendingAt: at } },
      );
    },
  };
}

/** A pin is the message's own, whoever takes it off; everything else belongs to one person. */
function pinKey({ user, way }: Pick<PinChange, 'user' | 'way'>): string {
  return toMapKey(way === 'pin' ? way : `${user} ${way}`);
}

/** What an earlier version kept of a person's reactions goes with the first of them that is taken away. */
async function unpinFormer(messages: Model<MessageDocument>, change: PinChange, ts: string): Promise<void> {
  const path = `pins.${toMapKey(change.user)}`;
  const which = { _id: messageId(change), [`${path}.on`]: true, [`${path}.ts`]: { $lt: ts } };
  await messages.updateOne(which, { $set: { [path]: { on: false, ts } } });
}

/** Sets the fields where one of `older` holds, or on a new message; tells whether it did. */
async function updateIfOlder(
  messages: Model<MessageDocument>,
  message: IncidentMessageRef,
  change: {
    readonly older: readonly Record<string, unknown>[];
    readonly fields: Readonly<Record<string, unknown>>;
  },
): Promise<boolean> {
  const { older, fields } = change;
  const { _id, ...rest } = placeOf(message);
  try {
    await messages.updateOne(
      { _id, $or: [...older] },
      { $set: { ...fields }, $setOnInsert: rest },
      { upsert: true },
    );
    return true;
  } catch (error) {
    if (!isDuplicate(error)) throw error;
  }
  // It is stored: either it is newer than this, or somebody else inserted it at the same time.
  const { matchedCount } = await messages.updateOne({ _id, $or: [...older] }, { $set: { ...fields } });
  return matchedCount === 1;
}

function placeOf({ team, channel, ts, incident }: IncidentMessageRef): MessageDocument {
  return { _id: messageId({ team, channel, ts }), team, channel, ts, incident };
}

function contentOf({ user, names, text, threadTs, files }: CapturedMessage): Partial<MessageDocument> {
  return {
    ...{ user, text, files },
    ...(names === undefined ? {} : { names }),
    ...(threadTs === undefined ? {} : { threadTs }),
  };
}

function fromDocument(document: MessageDocument): StoredMessage {
  const {
    team,
    channel,
    ts,
    incident,
    user,
    names,
    text,
    threadTs,
    files = [],
    states = {},
    deleted = false,
    pins = {},
  } = document;
  return {
    ...{ team, channel, ts, incident, user, text, threadTs, files, deleted },
    ...pinned(pins),
    ...(names === undefined ? {} : { names }),
    states: Object.values(states)
      .map(({ ts, text: said, files: shown = [] }) => ({ ts, text: said, files: shown }))
      .sort(bySlackTime),
  };
}

function pinned(
  stored: Readonly<Record<string, StoredPin>>,
): Pick<StoredMessage, 'pins' | 'pinnedBy' | 'everPinned'> {
  const pins = Object.entries(stored)
    .flatMap(([key, { on, user = fromMapKey(key), way = 'reaction:', ts, type, mention }]): MessagePin[] =>
      on ? [{ user, way, ts, ...(type && { type }), ...(mention && { mention }) }] : [],
    )
    .sort((a, b) => (a.ts + a.way < b.ts + b.way ? -1 : 1));
  const pinnedBy = [...new Set(pins.map(({ user }) => user))].sort();
  return { pins, pinnedBy, everPinned: Object.keys(stored).length > 0 };
}

function bySlackTime(a: MessageState, b: MessageState): number {
  return toOrderedTs(a.ts) < toOrderedTs(b.ts) ? -1 : 1;
}
