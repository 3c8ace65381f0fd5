import type { Model } from 'mongoose';
import { messageId, type PinChange, type StoredMessage } from '../app/ports/messages.ts';
import { toMapKey } from './map-key.ts';
import { fromDocument, placeOf } from './message-document.ts';
import { type MessageDocument, toOrderedTs } from './message-model.ts';
import { updateIfOlder } from './update-if-older.ts';

/** Applies it unless a newer change of the same way is stored; gives the message as it is then. */
export async function pinMessage(
  messages: Model<MessageDocument>,
  change: PinChange,
): Promise<StoredMessage> {
  const { user, way, type, mention, seen, on } = change;
  const path = `pins.${pinKey(change)}`;
  const ts = toOrderedTs(change.eventTs);
  const older = [{ [path]: { $exists: false } }, { [`${path}.ts`]: { $lt: ts } }];
  const named = { ...(type && { type }), ...(mention && { mention }), ...(seen && { seen }) };
  const pin = { on, ts, user, way, ...named };
  await updateIfOlder(messages, change, { older, fields: { [path]: pin } });
  if (!on && way.startsWith('reaction:')) await unpinFormer(messages, change, ts);
  const document = await messages.findById(messageId(change)).lean<MessageDocument>();
  return fromDocument(document ?? placeOf(change));
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
