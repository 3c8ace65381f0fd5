import type { Model } from 'mongoose';
import { type CapturedMessage, messageId } from '../app/ports/messages.ts';
import { toMapKey } from './map-key.ts';
import { contentOf } from './message-document.ts';
import { type MessageDocument, toOrderedTs } from './message-model.ts';
import { STANDS, updateIfOlder } from './update-if-older.ts';

/**
 * So many versions of one message are kept beside what it says now: a text of Slack has up to 40,000 characters, and a
 * document at most 16 MB (https://www.mongodb.com/docs/manual/reference/limits/).
 */
const MOST_VERSIONS = 80;

type Words = Pick<CapturedMessage, 'text' | 'files'>;
type Version = Words & { readonly at: string };

/** Applies an edit unless a newer one is stored; what it replaces, and an edit that came late, are kept as versions. */
export async function editMessage(
  messages: Model<MessageDocument>,
  message: CapturedMessage & { readonly editedTs: string },
): Promise<'applied' | 'older'> {
  const editedTs = toOrderedTs(message.editedTs);
  const older = [{ editedTs: { $exists: false } }, { editedTs: { $lt: editedTs } }];
  // In one write with what it replaces, as far as that is known: an entry may be made of the message at any moment.
  const now = await messages.findById(messageId(message)).lean<MessageDocument>();
  const replaced = now && versionOf(now);
  const room = Object.keys(now?.edits ?? {}).length < MOST_VERSIONS;
  const fields = {
    ...contentOf(message),
    editedTs,
    ...(replaced && room && replaced.at < editedTs ? { [pathOf(replaced.at)]: wordsOf(replaced) } : {}),
  };
  const applied = await updateIfOlder(messages, message, { older, fields });
  if (!applied) {
    await keepVersion(messages, messageId(message), { at: editedTs, ...message });
    return 'older';
  }
  const before = applied.before && versionOf(applied.before);
  if (before && before.at !== replaced?.at) await keepVersion(messages, messageId(message), before);
  return 'applied';
}

/** What it says, and since when. */
function versionOf({
  ts,
  text,
  files = [],
  editedTs: at = toOrderedTs(ts),
}: MessageDocument): Version | undefined {
  return text === undefined ? undefined : { at, text, files };
}

function pathOf(at: string): string {
  return `edits.${toMapKey(at)}`;
}

function wordsOf({ text, files }: Words): Words {
  return { text, files };
}

/** Keeps what a message said from a moment on, written as `toOrderedTs` does. */
export async function keepVersion(
  messages: Model<MessageDocument>,
  _id: string,
  version: Version,
): Promise<void> {
  const path = pathOf(version.at);
  const document = await messages.findById(_id, { edits: 1 }).lean<MessageDocument>();
  if (Object.keys(document?.edits ?? {}).length >= MOST_VERSIONS) return;
  await messages.updateOne(
    { _id, ...STANDS, [path]: { $exists: false } },
    { $set: { [path]: wordsOf(version) } },
  );
}

/** Takes the words out of a message and of everything that it said before; nothing is written to it any more. */
export async function eraseWords(messages: Model<MessageDocument>, _id: string): Promise<void> {
  await messages.updateOne(
    { _id },
    { $set: { erased: true }, $unset: { text: 1, files: 1, fileTexts: 1, edits: 1 } },
  );
  const document = await messages.findById(_id).lean<MessageDocument>();
  const states = Object.entries(document?.states ?? {});
  if (states.length === 0) return;
  const blank = states.map(([key, { ts }]) => [`states.${key}`, { ts, text: '', files: [] }]);
  await messages.updateOne({ _id }, { $set: Object.fromEntries(blank) });
}
