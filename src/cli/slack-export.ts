import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { emptyRecord, type IncidentRecord, type RecordEntry } from '../domain/postmortem/record.ts';
import { CliFault } from './cli-fault.ts';
import type { FolderIo } from './cli-io.ts';

/** A message in a Slack export (https://slack.com/help/articles/220556107): the parts that a timeline needs. */
const MESSAGE = z.object({
  type: z.literal('message'),
  ts: z.string(),
  text: z.string().default(''),
  user: z.string().optional(),
  username: z.string().optional(),
  subtype: z.string().optional(),
  reactions: z.array(z.object({ name: z.string() })).optional(),
  files: z.array(z.object({ name: z.string().nullish() })).optional(),
});
type Message = z.infer<typeof MESSAGE>;

const USERS = z.array(
  z.object({
    id: z.string(),
    name: z.string().optional(),
    profile: z.object({ display_name: z.string().optional(), real_name: z.string().optional() }).optional(),
  }),
);

/** Messages that people wrote; joins, topics and the like are no statements. */
const STATEMENTS = [undefined, 'thread_broadcast', 'file_share', 'me_message', 'bot_message'];
const PINS = ['pushpin', 'round_pushpin'];

/**
 * Reads the folder of one channel: a file for each day. Where people marked messages with :pushpin:, those alone are
 * the timeline; otherwise every message is. Names come from `users.json` beside the channel's folder.
 */
export async function readSlackExport(
  folder: string,
  { title }: { readonly title?: string },
  io: FolderIo,
): Promise<{ record: IncidentRecord; content: string }> {
  const days = (await io.listFolder(folder)).filter((name) => /^\d{4}-\d{2}-\d{2}\.json$/.test(name)).sort();
  if (days.length === 0) {
    throw new CliFault(`${folder} holds no day of a Slack export; its files are named like 2026-03-02.json.`);
  }
  const contents = await Promise.all(days.map((name) => io.readFile(join(folder, name))));
  const messages = contents.flatMap((content, index) => messagesIn(content, join(folder, days[index] ?? '')));
  const pinned = messages.filter(({ reactions }) => reactions?.some(({ name }) => PINS.includes(name)));
  const people = await namesBeside(folder, io);
  const record = {
    ...emptyRecord(title ?? basename(folder)),
    entries: (pinned.length > 0 ? pinned : messages).map((message) => entryOf(message)),
    people,
  };
  return { record: withNames(record), content: contents.join('\n') };
}

function messagesIn(content: string, file: string): Message[] {
  let list: unknown;
  try {
    list = JSON.parse(content);
  } catch (error) {
    throw new CliFault(`${file} is not JSON.`, { cause: error });
  }
  if (!Array.isArray(list))
    throw new CliFault(`${file} is not a list of messages, as a Slack export has it.`);
  return list.flatMap((item: unknown) => {
    const message = MESSAGE.safeParse(item);
    return message.success && STATEMENTS.includes(message.data.subtype) && wordsOf(message.data) !== ''
      ? [message.data]
      : [];
  });
}

function wordsOf({ text, files }: Message): string {
  const words = text
    .replace(/<((?:https?|mailto):[^<>|\s]+)(?:\|[^<>]*)?>/g, '$1')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .trim();
  return words !== '' ? words : (files ?? []).flatMap(({ name }) => name ?? []).join(', ');
}

function entryOf(message: Message): RecordEntry {
  const author = message.user ?? message.username;
  return {
    id: message.ts,
    at: new Date(Number(message.ts) * 1_000),
    type: 'note',
    text: wordsOf(message),
    ...(author === undefined ? {} : { author }),
  };
}

/** The file has no place for names, so they replace the ids. */
function withNames(record: IncidentRecord): IncidentRecord {
  const named = (id: string) => record.people[id] ?? id;
  const entries = record.entries.map((entry) => ({
    ...entry,
    text: entry.text.replace(/<@([A-Z0-9]+)(?:\|[^>]*)?>/g, (_, id: string) => `@${named(id)}`),
    ...(entry.author === undefined ? {} : { author: named(entry.author) }),
  }));
  return { ...record, entries, people: {} };
}

async function namesBeside(folder: string, io: FolderIo): Promise<Record<string, string>> {
  const file = join(dirname(folder), 'users.json');
  let content: string;
  try {
    content = await io.readFile(file);
  } catch {
    // An export of one channel alone may come without it; ids then stay as they are.
    return {};
  }
  const users = USERS.safeParse(JSON.parse(content));
  if (!users.success) throw new CliFault(`${file} is not the list of users of a Slack export.`);
  return Object.fromEntries(
    users.data.map(({ id, name, profile }) => [
      id,
      profile?.display_name || profile?.real_name || name || id,
    ]),
  );
}
