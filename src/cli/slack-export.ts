import { basename, dirname, join, resolve } from 'node:path';
import { emptyRecord, type RecordEntry } from '../domain/postmortem/record/record.ts';
import { fieldsOf, listOf, optionalText } from '../slack/messages/json-fields.ts';
import { CliFault } from './cli-fault.ts';
import type { FolderIo } from './cli-io.ts';
import type { ImportSource } from './import-source.ts';
import { chooseConversation } from './slack-export/choose-conversation.ts';
import { type Conversation, type ExportFiles, filesInFolder, lastName } from './slack-export/export-files.ts';
import { type ExportMessage, type Reason, readMessages, reasonsInWords } from './slack-export/messages.ts';
import { authorOf, type Names, namesInMessages, withNames } from './slack-export/names.ts';
import { readJson } from './slack-export/read-json.ts';
import { type Surroundings, surroundingsOf } from './slack-export/surroundings.ts';

export interface SlackExportCall {
  /** The folder or file, as the person named it. */
  readonly file: string;
  /** Default: the name of the channel. */
  readonly title?: string;
  /** Which channel of an export that has several. */
  readonly channel?: string;
}

/**
 * One channel of a Slack export (https://slack.com/help/articles/220556107), by its folder or that of the whole export.
 * Where people marked messages with :pushpin:, those alone are the timeline; otherwise every message is. Throws
 * `CliFault`.
 */
export async function readExportFolder(call: SlackExportCall, io: FolderIo): Promise<ImportSource> {
  const files = await filesInFolder(resolve(call.file), io);
  const example = (folder: string) => `scribe import ${join(call.file, folder)}`;
  return readConversation(
    chooseConversation(files, { ...choiceOf(call), example, isPacked: false }),
    files,
    call,
  );
}

/** One channel of an export that is packed as Slack gives it. Throws `CliFault`. */
export async function readExportZip(bytes: Uint8Array, call: SlackExportCall): Promise<ImportSource> {
  const { filesInZip } = await import('./slack-export/zip-files.ts');
  const files = filesInZip(bytes, call.file);
  const example = (folder: string) => `scribe import ${call.file} --channel ${lastName(folder)}`;
  return readConversation(
    chooseConversation(files, { ...choiceOf(call), example, isPacked: true }),
    files,
    call,
  );
}

function choiceOf({ file, channel }: SlackExportCall) {
  return { file, channel };
}

async function readConversation(
  { folder, days }: Conversation,
  files: ExportFiles,
  call: SlackExportCall,
): Promise<ImportSource> {
  const contents = await Promise.all(
    days.map(async (day) =>
      readJson((await files.read(day)) ?? new Uint8Array(), join(call.file, lastName(day))),
    ),
  );
  const name = lastName(folder) || basename(call.file).replace(/\.zip$/i, '');
  const parent = folder.includes('/') ? folder.slice(0, folder.lastIndexOf('/')) : '';
  const lists = contents.map(({ value }, index) =>
    messageList(value, join(call.file, lastName(days[index] ?? ''))),
  );
  const content = contents.map(({ text }) => text).join('\n');
  const around = await surroundingsOf({ name }, parent, files);
  return sourceOf({ name, lists, content, around }, call);
}

/** Whether JSON is a conversation in one file: a list of messages, or an object that has one, and no incident file. */
export function isDump(value: unknown): boolean {
  const { messages, entries } = fieldsOf(value);
  return Array.isArray(value) || (Array.isArray(messages) && entries === undefined);
}

/** A conversation in one file, as dumps and Slack's own API give it. Throws `CliFault`. */
export async function readDump(
  { value, text: content }: { readonly value: unknown; readonly text: string },
  call: SlackExportCall,
  io: FolderIo,
): Promise<ImportSource> {
  const path = resolve(call.file);
  if (Array.isArray(value) && /^\d{4}-\d{2}-\d{2}\.json$/.test(basename(path))) {
    const folder = dirname(call.file);
    throw new CliFault(`${call.file} is one day of a Slack export; name its folder: scribe import ${folder}`);
  }
  const { messages, name: said, channel_id: id } = fieldsOf(value);
  const lists = [listOf(Array.isArray(value) ? value : messages)];
  const name = optionalText(said) ?? basename(path).replace(/\.json$/i, '');
  const read = (file: string) => io.readBytes(join(dirname(path), file)).catch(() => undefined);
  const around = await surroundingsOf({ name, id: optionalText(id) }, '', { read });
  return sourceOf({ name, lists, content, around }, call);
}

interface Contents {
  /** The channel's. */
  readonly name: string;
  readonly lists: readonly (readonly unknown[])[];
  readonly content: string;
  readonly around: Surroundings;
}

function sourceOf({ name, lists, content, around }: Contents, call: SlackExportCall): ImportSource {
  const { messages, leftOut } = readMessages(lists);
  const pinned = messages.filter((message) => message.pinned);
  const taken = pinned.length > 0 ? pinned : messages;
  const unpinned = Array<Reason>(messages.length - taken.length).fill('unpinned');
  const reasons = [...reasonsInWords([...leftOut, ...unpinned]), ...around.unread];
  if (taken.length === 0) {
    const why = reasons.length === 0 ? '' : ` (${reasons.join(', ')})`;
    throw new CliFault(`${call.file} holds no message that can be an entry${why}; nothing was imported.`);
  }
  const names: Names = new Map([...namesInMessages(messages), ...around.names]);
  const entryOf = (message: ExportMessage) => asEntry(message, names);
  return {
    record: {
      ...emptyRecord(call.title ?? name),
      ...(around.isPrivate === undefined ? {} : { private: around.isPrivate }),
      entries: taken.map(entryOf),
    },
    content,
    leftOut: reasons,
    conversation: { channel: around.channel, messages: messages.map(entryOf) },
  };
}

function asEntry({ ts, words, source }: ExportMessage, names: Names): RecordEntry {
  const author = authorOf(source, names);
  return {
    id: ts,
    at: new Date(Number(ts) * 1_000),
    type: 'note',
    text: withNames(words, names),
    ...(author === undefined ? {} : { author }),
  };
}

function messageList(value: unknown, file: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new CliFault(
    `${file} is not a list of messages, as a Slack export has it; take it out of the folder.`,
  );
}
