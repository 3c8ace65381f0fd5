import type { LocalSlack } from '../../packages/local-slack/server/local-slack.ts';
import type { Fault } from '../../packages/local-slack/server/web-api/faults.ts';
import { type MongoProxy, steppedDown } from '../../test/e2e/mongo-proxy.ts';
import type { Pick } from './pick.ts';
import type { RedisPair } from './redis-pair.ts';
import { type Fleet, type FleetMember, WAYS } from './scribe-fleet.ts';
import type { Manner } from './tcp-proxy.ts';

/** Something that can go wrong, until it is mended. */
export interface Breakage {
  readonly what: string;
  /** What it touches: of two that touch the same, one happens at a time. */
  readonly touches: readonly string[];
  readonly lastsMs: number;
  begin(): Promise<void> | void;
  mend(): Promise<void> | void;
}

/** Everything that can be broken. */
export interface Breakable {
  readonly slack: LocalSlack;
  readonly fleet: Fleet;
  readonly mongo: MongoProxy;
  /** The server itself, where it is ours to kill. */
  readonly mongoServer: { kill(): Promise<void>; restart(): Promise<void> } | undefined;
  readonly redis: RedisPair;
}

type Draw = (at: Breakable, pick: Pick) => Breakage;

/** The next thing that goes wrong. */
export function nextBreakage(at: Breakable, pick: Pick): Breakage {
  const draws: readonly Draw[] = [
    ...[killed, killed, killed, stopped, paused, paused, pausedBriefly],
    ...[wayBroken, wayBroken, wayBroken, wayBroken, wayBroken, wayBroken],
    ...[mongoFailover, mongoKilled, redisFlushed, redisFailover, redisKilled],
    ...[slackFails, slackFails, slackFails, slackFails],
  ];
  return (draws[pick(draws.length)] ?? killed)(at, pick);
}

/** Between two lengths, in milliseconds. */
function between(pick: Pick, shortest: number, longest: number): number {
  return shortest + pick(longest - shortest);
}

function oneOf<T>(pick: Pick, of: readonly [T, ...T[]]): T {
  return of[pick(of.length)] ?? of[0];
}

function memberOf({ fleet }: Breakable, pick: Pick): FleetMember {
  const [first, ...others] = fleet.members;
  if (!first) throw new Error('There is no process to break.');
  return oneOf(pick, [first, ...others]);
}

function killed(at: Breakable, pick: Pick): Breakage {
  const member = memberOf(at, pick);
  return {
    what: `${member.name} killed`,
    touches: [member.name],
    lastsMs: between(pick, 0, 5_000),
    begin: () => member.kill(),
    mend: () => member.start(),
  };
}

function stopped(at: Breakable, pick: Pick): Breakage {
  const member = memberOf(at, pick);
  return {
    ...killed(at, () => 0),
    what: `${member.name} stopped in order`,
    touches: [member.name],
    begin: () => member.stop(),
    mend: () => member.start(),
  };
}

/** Longer than a lease, which is 8 s. */
function paused(at: Breakable, pick: Pick): Breakage {
  const member = memberOf(at, pick);
  return {
    what: `${member.name} paused for long`,
    touches: [member.name],
    lastsMs: between(pick, 11_000, 22_000),
    begin: () => member.pause(),
    mend: () => member.resume(),
  };
}

function pausedBriefly(at: Breakable, pick: Pick): Breakage {
  return { ...paused(at, pick), lastsMs: between(pick, 300, 4_000) };
}

function wayBroken(at: Breakable, pick: Pick): Breakage {
  const way = oneOf(pick, WAYS);
  const member = memberOf(at, pick);
  const broken = pick(2) === 0 ? at.fleet.members : [member];
  const manner = oneOf<Manner | 'cut'>(pick, [
    'cut',
    'closed',
    'held',
    'mute',
    { delayMs: between(pick, 50, 900) },
  ]);
  const name = typeof manner === 'object' ? `slow by ${manner.delayMs} ms` : manner;
  const proxies = broken.map(({ ways }) => ways[way]);
  return {
    what: `${way} ${name} for ${broken.length === 1 ? member.name : 'all'}`,
    touches: broken.map((one) => `${one.name} ${way}`),
    lastsMs: manner === 'cut' ? 0 : between(pick, 500, 9_000),
    begin: () => {
      for (const proxy of proxies)
        if (manner === 'cut') proxy.cut();
        else proxy.be(manner);
    },
    mend: () => {
      for (const proxy of proxies) proxy.be('open');
    },
  };
}

/** The server says that it is no primary, then new connections lead to the new one; the old ones stay where they are. */
function mongoFailover({ mongo }: Breakable, pick: Pick): Breakage {
  const error = oneOf(pick, [
    { code: 10_107, codeName: 'NotWritablePrimary' },
    { code: 11_602, codeName: 'InterruptedDueToReplStateChange' },
    { code: 91, codeName: 'ShutdownInProgress' },
    { code: 189, codeName: 'PrimarySteppedDown' },
  ]);
  return {
    what: `MongoDB fails over (${error.codeName})`,
    touches: ['mongo'],
    lastsMs: between(pick, 500, 5_000),
    begin: () => mongo.decide(steppedDown(error, () => true)),
    mend: () => {
      const last = mongo.opened();
      mongo.decide(steppedDown(error, (connection) => connection <= last));
    },
  };
}

function mongoKilled(at: Breakable, pick: Pick): Breakage {
  const { mongoServer } = at;
  if (!mongoServer) return mongoFailover(at, pick);
  return {
    what: 'MongoDB killed',
    touches: ['mongo'],
    lastsMs: between(pick, 500, 6_000),
    begin: () => mongoServer.kill(),
    mend: () => mongoServer.restart(),
  };
}

function redisFlushed({ redis }: Breakable): Breakage {
  return {
    what: 'Redis flushed',
    touches: ['redis'],
    lastsMs: 0,
    begin: () => redis.flush(),
    mend: () => undefined,
  };
}

/** The old primary is a replica from now on; connections to it stay open, or end. */
function redisFailover({ redis, fleet }: Breakable, pick: Pick): Breakage {
  const cuts = pick(2) === 0;
  return {
    what: `Redis fails over, connections ${cuts ? 'end' : 'stay open'}`,
    touches: ['redis', ...fleet.members.map(({ name }) => `${name} redis`)],
    lastsMs: 0,
    begin: async () => {
      await redis.failOver();
      if (cuts) for (const { ways } of fleet.members) ways.redis.cut();
    },
    mend: () => undefined,
  };
}

function redisKilled({ redis }: Breakable, pick: Pick): Breakage {
  return {
    what: 'Redis killed',
    touches: ['redis'],
    lastsMs: between(pick, 500, 6_000),
    begin: () => redis.kill(),
    mend: () => redis.restart(),
  };
}

const METHODS = [
  ...(['*', '*', 'chat.postMessage', 'chat.postMessage', 'chat.postMessage', 'chat.update'] as const),
  ...(['conversations.create', 'conversations.invite', 'conversations.setTopic', 'pins.add'] as const),
  ...(['conversations.canvases.create', 'canvases.edit', 'reactions.add', 'reactions.remove'] as const),
  ...(['files.getUploadURLExternal', 'files.completeUploadExternal', 'users.info'] as const),
  ...([
    'conversations.history',
    'conversations.members',
    'chat.postEphemeral',
    'conversations.open',
  ] as const),
];

function slackFails({ slack }: Breakable, pick: Pick): Breakage {
  const method = METHODS[pick(METHODS.length)] ?? '*';
  const { what, fault } = slackFault(pick);
  const times = pick(3) === 0 ? Number.POSITIVE_INFINITY : 1 + pick(5);
  return {
    what: `Slack: ${method} ${what} ${Number.isFinite(times) ? `× ${times}` : 'each time'}`,
    touches: ['slack'],
    lastsMs: between(pick, 500, 9_000),
    begin: () => slack.faults.add(method, fault, times),
    mend: () => slack.faults.clear(),
  };
}

/** A way in which Slack fails, and its name. */
interface Failing {
  readonly what: string;
  readonly fault: Fault;
}

function slackFault(pick: Pick): Failing {
  const applied = pick(2) === 0;
  const doubt = applied ? 'carried out, ' : '';
  const status = oneOf(pick, [500, 502, 503, 504]);
  const page = '<html>Service unavailable</html>';
  const inSeconds = 1 + pick(4);
  return oneOf<Failing>(pick, [
    { what: '429 without Retry-After', fault: { kind: 'rate-limited' } },
    { what: `429 for ${inSeconds} s`, fault: { kind: 'rate-limited', retryAfter: inSeconds } },
    {
      what: '429 until a date',
      fault: { kind: 'rate-limited', retryAfter: new Date(Date.now() + inSeconds * 1_000).toUTCString() },
    },
    { what: '"ratelimited"', fault: { kind: 'error', error: 'ratelimited' } },
    { what: `status ${status}`, fault: { kind: 'status', status } },
    { what: '"internal_error"', fault: { kind: 'error', error: 'internal_error' } },
    { what: '"fatal_error"', fault: { kind: 'error', error: 'fatal_error' } },
    { what: '"service_unavailable"', fault: { kind: 'error', error: 'service_unavailable' } },
    { what: `${doubt}a page with ${status}`, fault: { kind: 'body', status, body: page, applied } },
    { what: `${doubt}a page with 200`, fault: { kind: 'body', status: 200, body: page, applied } },
    { what: `${doubt}cut off`, fault: { kind: 'reset', applied } },
    { what: `${doubt}no answer for 4 s`, fault: { kind: 'hang', ms: 4_000, applied } },
    { what: `${doubt}no answer`, fault: { kind: 'hang', applied } },
  ]);
}
