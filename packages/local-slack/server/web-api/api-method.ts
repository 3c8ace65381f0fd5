/** How one method of the Web API is described. */
import { z } from 'zod';
import { SlackError } from '../slack-error.ts';
import type { TeamContext } from '../state/context.ts';
import type { Organisation } from '../state/organisation.ts';
import type { ChannelRecord, SlackMessage, UserRecord } from '../state/records.ts';
import type { Slack } from '../state/slack.ts';

/** Who calls a method, and in which team. */
export interface Caller extends TeamContext {
  /** The bot user of the token. */
  readonly me: string;
  /** Whose token it is, where it is not that of a workspace. */
  readonly organisation?: Organisation | undefined;
}

export type Answer = Readonly<Record<string, unknown>>;

/**
 * Calls per minute and team: Slack's tiers 2, 3 and 4, and 1 for history outside the Marketplace; `post`: about one a
 * second and channel; `special`: no limit.
 */
export type Tier = 1 | 20 | 50 | 100 | 'post' | 'special';

export interface ApiMethod {
  readonly name: string;
  readonly tier: Tier;
  /** The app needs one of these; `run` checks those that depend on the channel. */
  readonly scopes: readonly string[];
  /** Which kind of token; `none`: client id and secret instead. */
  readonly token: 'bot' | 'app' | 'none';
  /** Checks the arguments and does the work. Throws {@link SlackError}. */
  run(caller: Caller, args: Readonly<Record<string, unknown>>): Answer;
}

interface Description<S extends z.ZodRawShape> {
  readonly name: string;
  readonly tier: Tier;
  readonly scopes?: readonly string[];
  readonly token?: 'bot' | 'app' | 'none';
  readonly args: S;
  /** By argument, Slack's own error code where it is missing. */
  readonly missing?: Readonly<Record<string, string>>;
  run(caller: Caller, args: z.infer<z.ZodObject<S, z.core.$strict>>): Answer;
}

/** Describes a method; unknown arguments are refused. */
export function method<S extends z.ZodRawShape>(description: Description<S>): ApiMethod {
  // Bolt's clients name the team in every call, and Slack lets them.
  const schema = z.strictObject({ team_id: z.string().optional(), ...description.args });
  return {
    name: description.name,
    tier: description.tier,
    scopes: description.scopes ?? [],
    token: description.token ?? 'bot',
    run: (caller, args) => {
      const parsed = schema.safeParse(args);
      if (!parsed.success) throw refuse(parsed.error, args, description.missing ?? {});
      return description.run(caller, parsed.data as z.infer<z.ZodObject<S, z.core.$strict>>);
    },
  };
}

function refuse(
  error: z.ZodError,
  args: Readonly<Record<string, unknown>>,
  missing: Readonly<Record<string, string>>,
): SlackError {
  for (const issue of error.issues) {
    const name = String(issue.path[0] ?? '');
    const code = missing[name];
    if (code !== undefined && args[name] === undefined) return new SlackError(code);
  }
  const messages = error.issues.map((issue) => {
    if (issue.code === 'unrecognized_keys') return `[ERROR] unknown argument: ${issue.keys.join(', ')}`;
    const place = issue.path.join('/');
    const absent = issue.path.length === 1 && args[String(issue.path[0])] === undefined;
    return absent
      ? `[ERROR] missing required field: ${place}`
      : `[ERROR] ${issue.message} [json-pointer:/${place}]`;
  });
  return SlackError.explained('invalid_arguments', messages);
}

/** Arguments may come as form fields, so every type also reads its text form. */
export const arg = {
  text: () => z.string(),
  flag: () =>
    z.preprocess(
      (raw) =>
        raw === 'true' || raw === '1' || raw === 1
          ? true
          : raw === 'false' || raw === '0' || raw === 0
            ? false
            : raw,
      z.boolean(),
    ),
  whole: () =>
    z.preprocess((raw) => (typeof raw === 'string' && /^-?\d+$/.test(raw) ? Number(raw) : raw), z.int()),
  list: () =>
    z.preprocess(
      (raw) =>
        typeof raw === 'string'
          ? raw
              .split(',')
              .map((it) => it.trim())
              .filter((it) => it !== '')
          : raw,
      z.array(z.string()),
    ),
  json: <T extends z.ZodType>(inner: T) => z.preprocess(fromJson, inner),
  metadata: () =>
    arg.json(
      z.strictObject({
        event_type: z.string().min(1).max(255),
        event_payload: z.record(z.string(), z.unknown()),
      }),
    ),
};

function fromJson(raw: unknown): unknown {
  if (typeof raw !== 'string') return raw;
  try {
    return JSON.parse(raw);
  } catch {
    return raw;
  }
}

/** Throws `missing_scope` unless the app has one of these. */
export function needScope(slack: Slack, anyOf: readonly string[]): void {
  if (anyOf.length === 0 || anyOf.some((scope) => slack.scopes.includes(scope))) return;
  throw new SlackError('missing_scope', { needed: anyOf.join(','), provided: slack.scopes.join(',') });
}

/** The scope for this kind of channel: `channels:read`, `groups:read`. */
export function scopeFor(channel: ChannelRecord, right: 'read' | 'history'): string {
  const family = { public: 'channels', private: 'groups', im: 'im', mpim: 'mpim' } as const;
  return `${family[channel.kind]}:${right}`;
}

/** A channel by id that the bot may know of. Throws `channel_not_found`. */
export function channelFor({ team, me }: Caller, id: string): ChannelRecord {
  const channel = team.channels.get(id);
  if (channel === undefined || (channel.kind !== 'public' && !channel.members.has(me)))
    throw new SlackError('channel_not_found');
  return channel;
}

/** A channel that the bot is in and that is not archived. Throws `not_in_channel`, `is_archived`. */
export function joinedChannel(caller: Caller, id: string, { archived = false } = {}): ChannelRecord {
  const channel = channelFor(caller, id);
  if (!channel.members.has(caller.me)) throw new SlackError('not_in_channel');
  if (channel.archived && !archived) throw new SlackError('is_archived');
  return channel;
}

/** Throws `message_not_found`. */
export function messageIn(caller: Caller, channel: ChannelRecord, ts: string): SlackMessage {
  const message = caller.team.message(channel, ts);
  if (message === undefined) throw new SlackError('message_not_found');
  return message;
}

/** Throws `user_not_found`. */
export function userFor({ team }: Caller, id: string): UserRecord {
  const user = team.person(id);
  if (user === undefined) throw new SlackError('user_not_found');
  return user;
}

/** One page of a list, with Slack's `next_cursor`. */
export function page<T>(
  items: readonly T[],
  cursor: string | undefined,
  limit: number,
): { items: T[]; cursor: string } {
  const start =
    cursor === undefined || cursor === ''
      ? 0
      : Number(
          Buffer.from(cursor, 'base64')
            .toString('utf8')
            .replace(/^offset:/, ''),
        );
  if (!Number.isInteger(start) || start < 0) throw new SlackError('invalid_cursor');
  const end = start + limit;
  const next = end < items.length ? Buffer.from(`offset:${end}`).toString('base64') : '';
  return { items: items.slice(start, end), cursor: next };
}
