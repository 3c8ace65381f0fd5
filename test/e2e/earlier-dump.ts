import { readFileSync } from 'node:fs';
import { Redis } from 'ioredis';
import mongoose from 'mongoose';
import type { LocalSlack } from '../../packages/local-slack/server/local-slack.ts';

/**
 * What the Scribe of commit a340881a left in its stores when it was stopped in the middle of its work, and the messages
 * that stood in Slack by then. Written by running four incidents on it; only ids are replaced by readable ones.
 */
interface Dump {
  /** When it was stopped, in milliseconds since 1970. */
  readonly at: number;
  readonly team: string;
  /** Ids by handle. */
  readonly people: Readonly<Record<string, string>>;
  readonly canvas: { readonly id: string; readonly channel: string };
  readonly channels: readonly DumpedChannel[];
  /** Extended JSON, by collection. */
  readonly mongo: Readonly<Record<string, readonly object[]>>;
  /** By key, without BullMQ's prefix. */
  readonly redis: Readonly<Record<string, DumpedKey>>;
}

interface DumpedChannel {
  readonly id: string;
  readonly name: string;
  readonly kind: 'public' | 'private' | 'im';
  readonly members: readonly string[];
  readonly pins: readonly string[];
  readonly topic: string;
  readonly messages: readonly {
    readonly ts: string;
    readonly user: string;
    readonly text: string;
    readonly threadTs?: string;
    readonly blocks?: readonly object[];
    readonly reactions?: readonly { readonly name: string; readonly users: readonly string[] }[];
  }[];
}

type DumpedKey =
  | { readonly type: 'string'; readonly value: string }
  | { readonly type: 'hash'; readonly value: Readonly<Record<string, string>> }
  | { readonly type: 'list'; readonly value: readonly string[] }
  /** Members, each followed by its score. */
  | { readonly type: 'zset'; readonly value: readonly string[] };

const FILE = 'test/e2e/earlier-dump.json';
const WEEK_MS = 7 * 86_400_000;
/** After the last delivery of what was said while nothing ran: Slack gives up by then. */
const AWAY_MS = 10 * 60_000;

/** The workspace of the dump, for `startLocalSlack`. */
export const EARLIER_TEAM = read().team;

/**
 * Puts the dump into a Slack and stores that are empty, as if Scribe had been stopped ten minutes ago: ids become this
 * Slack's, and times move by whole weeks, so that weekdays and hours stay.
 */
export async function restoreDump(
  slack: LocalSlack,
  {
    mongodbUri,
    redisUrl,
    prefix,
  }: { readonly mongodbUri: string; readonly redisUrl: string; readonly prefix: string },
): Promise<void> {
  const dump = read();
  const movedBy = Math.ceil((slack.clock.now() - dump.at) / WEEK_MS + 1) * WEEK_MS;
  const ids = await sayAgain(slack, dump, movedBy);
  await slack.clock.advance(dump.at + movedBy + AWAY_MS - slack.clock.now());
  const { mongo, redis } = JSON.parse(renamed(JSON.stringify(dump), ids)) as Dump;
  await fillMongo(mongodbUri, mongo, movedBy);
  await fillRedis(redisUrl, prefix, redis);
}

function read(): Dump {
  return JSON.parse(readFileSync(FILE, 'utf8'));
}

/** Everything that stood in Slack, at its time of day; gives the new id or timestamp of each. */
async function sayAgain(slack: LocalSlack, dump: Dump, movedBy: number): Promise<Map<string, string>> {
  const ids = new Map(Object.entries(dump.people).map(([name, id]) => [id, slack.as(name).id]));
  const call = caller(slack);
  for (const channel of dump.channels) ids.set(channel.id, await openChannel(slack, channel, { call, ids }));
  const said = dump.channels.flatMap(({ id, messages }) =>
    messages.map((message) => ({ ...message, in: id })),
  );
  for (const { in: place, ts: was, user, text, threadTs, blocks, reactions } of said.sort(byTime)) {
    await slack.clock.advance(Math.max(0, Number(was) * 1_000 + movedBy - slack.clock.now()));
    const channel = ids.get(place) ?? '';
    const thread = threadTs === undefined ? undefined : ids.get(threadTs);
    const message = JSON.parse(renamed(JSON.stringify({ channel, text, blocks }), ids));
    const { ts } =
      user === dump.people['scribe']
        ? await call('chat.postMessage', message)
        : slack.as(ids.get(user) ?? '').say(channel, text, thread === undefined ? {} : { threadTs: thread });
    ids.set(was, String(ts));
    for (const { name, users } of reactions ?? [])
      for (const reacting of users) {
        if (reacting === dump.people['scribe']) await call('reactions.add', { channel, timestamp: ts, name });
        else slack.as(ids.get(reacting) ?? '').react(channel, String(ts), name);
      }
  }
  for (const { id, pins } of dump.channels)
    for (const ts of pins) await call('pins.add', { channel: ids.get(id), timestamp: ids.get(ts) });
  const { canvas } = dump;
  const content = { type: 'markdown', markdown: '# Postmortem' };
  const made = await call('conversations.canvases.create', {
    channel_id: ids.get(canvas.channel),
    document_content: content,
  });
  ids.set(canvas.id, made.canvas_id ?? '');
  return ids;
}

function byTime(a: { readonly ts: string }, b: { readonly ts: string }): number {
  return Number(a.ts) - Number(b.ts);
}

/** A channel as Scribe made it, or one that was there. */
async function openChannel(
  slack: LocalSlack,
  { id, name, kind, members, topic }: DumpedChannel,
  { call, ids }: { readonly call: Call; readonly ids: ReadonlyMap<string, string> },
): Promise<string> {
  const users = members.flatMap((user) => ids.get(user) ?? []).filter((user) => user !== slack.botUserId);
  if (kind === 'im') return (await call('conversations.open', { users: users.join(',') })).channel?.id ?? id;
  const there = slack.channel(name);
  if (there) return there.id;
  const made = await call('conversations.create', { name, is_private: kind === 'private' });
  const channel = made.channel?.id ?? id;
  await call('conversations.invite', { channel, users: users.join(',') });
  await call('conversations.setTopic', { channel, topic });
  return channel;
}

type Call = (
  method: string,
  body: object,
) => Promise<{
  readonly ts?: string;
  readonly canvas_id?: string;
  readonly channel?: { readonly id: string };
}>;

/** Calls this Slack as Scribe. Throws what it refuses. */
function caller(slack: LocalSlack): Call {
  return async (method, body) => {
    const headers = { authorization: `Bearer ${slack.botToken}`, 'content-type': 'application/json' };
    const response = await fetch(`${slack.apiUrl}${method}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    const answer = (await response.json()) as { readonly ok: boolean; readonly channel?: never };
    if (!answer.ok) throw new Error(`${method}: ${JSON.stringify(answer)}`);
    return answer;
  };
}

/** With the new ids, also where a job's or a field's name holds a timestamp with its dot escaped. */
function renamed(json: string, ids: ReadonlyMap<string, string>): string {
  let text = json;
  for (const [from, to] of ids)
    for (const dot of ['.', '_2e', '%2E'])
      text = text.replaceAll(from.replace('.', dot), to.replace('.', dot));
  return text;
}

async function fillMongo(uri: string, collections: Dump['mongo'], movedBy: number): Promise<void> {
  const connection = await mongoose.createConnection(uri).asPromise();
  for (const [name, documents] of Object.entries(collections)) {
    const moved = JSON.stringify(documents)
      .replace(/\{"\$numberLong":"(\d{13})"\}/g, (_, ms) => `{"$numberLong":"${Number(ms) + movedBy}"}`)
      .replace(/"(\d{4}-\d\d-\d\d)"/g, (_, day) => JSON.stringify(dayMoved(day, movedBy)));
    const { EJSON } = mongoose.mongo.BSON;
    await connection.collection(name).insertMany(EJSON.parse(moved));
  }
  await connection.close();
}

function dayMoved(day: string, movedBy: number): string {
  return new Date(Date.parse(day) + movedBy).toISOString().slice(0, 10);
}

async function fillRedis(url: string, prefix: string, keys: Dump['redis']): Promise<void> {
  const redis = new Redis(url);
  for (const [name, { type, value }] of Object.entries(keys)) {
    const key = `${prefix}:${name}`;
    if (type === 'string') await redis.set(key, value);
    else if (type === 'hash') await redis.hset(key, value);
    else if (type === 'list') await redis.rpush(key, ...value);
    else
      for (let at = 0; at < value.length; at += 2)
        await redis.zadd(key, value[at + 1] ?? '0', value[at] ?? '');
  }
  await redis.quit();
}
