import type { Model } from 'mongoose';

import { type MessageCounts, type MessageStore, messageId } from '../app/ports/messages.ts';
import { overtaken } from '../domain/timeline/message-runs.ts';
import { insertTogether } from './insert-together.ts';
import { toMapKey } from './map-key.ts';
import { contentOf, fromDocument, placeOf } from './message-document.ts';
import { editMessage, eraseWords, keepVersion } from './message-edits.ts';
import { type MessageDocument, toOrderedTs } from './message-model.ts';
import { pinMessage } from './message-pins.ts';
import { deadEffectPath, newPendingEffect, pendingEffectPath } from './pending-effects.ts';
import { STANDS, updateIfOlder } from './update-if-older.ts';

/**
 * Messages, in whatever order Slack delivers what happened to them. Each fact has fields of its own, and each field
 * only moves forward: a first text never replaces an edit, an edit replaces only an older edit, a person's reaction
 * only an older one, and a deletion stays. So every order ends in the same state.
 */
export function messageStore(messages: Model<MessageDocument>): MessageStore {
  const insert = insertTogether(messages.db, messages.collection.collectionName);
  return {
    ...messageCounts(messages),
    async put(message) {
      const document = { ...placeOf(message), ...contentOf(message) };
      if ((await insert(document)) === 'new') return 'new';
      const { matchedCount } = await messages.updateOne(
        { _id: document._id, ...STANDS, text: { $exists: false } },
        { $set: contentOf(message) },
      );
      if (matchedCount === 1) return 'filled';
      await keepVersion(messages, document._id, { at: toOrderedTs(message.ts), ...message });
      return 'known';
    },
    edit: (message) => editMessage(messages, message),
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
    async remove(message, { erase }) {
      await updateIfOlder(messages, message, {
        older: [{ deleted: { $exists: false } }],
        fields: { deleted: true },
      });
      if (erase) await eraseWords(messages, messageId(message));
    },
    async find(message) {
      const document = await messages.findById(messageId(message)).lean<MessageDocument>();
      return document ? fromDocument(document) : undefined;
    },
    pin: (change) => pinMessage(messages, change),
    async keepFileText(message, file, text) {
      const which = { _id: messageId(message), ...STANDS };
      await messages.updateOne(which, { $set: { [`fileTexts.${toMapKey(file)}`]: text } });
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

function messageCounts(messages: Model<MessageDocument>): MessageCounts {
  return {
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
    async newestIn({ team, channel }) {
      const end = (at: string) => messageId({ team, channel, ts: at });
      const there = { _id: { $gt: end(''), $lt: end('~') }, text: { $exists: true } };
      const newest = await messages.findOne(there, { _id: 1 }).sort({ _id: -1 }).lean();
      return newest?._id.slice(end('').length);
    },
  };
}
