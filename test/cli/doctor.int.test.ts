import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { createServer, request, type Server } from 'node:http';
import { type AddressInfo, createServer as createTcp } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Installation } from '@slack/bolt';
import { Redis } from 'ioredis';
import type { ManagedService } from '../../packages/dev-services/services/managed-service.ts';
import { startRedis } from '../../packages/dev-services/services/redis.ts';
import { type LocalSlack, startLocalSlack } from '../../packages/local-slack/server/local-slack.ts';
import { CliFault } from '../../src/cli/cli-fault.ts';
import { doctorCommand } from '../../src/cli/doctor.ts';
import { openStores } from '../../src/mongo/open-stores.ts';
import { encryptedInstallations } from '../../src/slack/installation.ts';
import { type FreshDatabase, freshDatabase, redisUrl } from '../services.ts';
import { type Environment, scribe } from './run-scribe.ts';

let slack: LocalSlack;
let redis: ManagedService;
let inRedis: Redis;
let database: FreshDatabase;
let empty: FreshDatabase;
const opened: { close(): unknown }[] = [];

beforeAll(async () => {
  [slack, redis] = await Promise.all([
    startLocalSlack({ manifestPath: 'manifests/slack/socket-mode.yaml', rateLimits: true }),
    startRedis(),
  ]);
  inRedis = new Redis(redis.url);
  database = freshDatabase('doctor');
  empty = freshDatabase('doctor-empty');
  const stores = await openStores(database.uri);
  await stores.createIndexes();
  await stores.close();
}, 60_000);
afterAll(async () => {
  for (const one of opened) one.close();
  inRedis.disconnect();
  await Promise.all([slack.stop(), redis.stop(), database.drop(), empty.drop()]);
});

/** A set-up in which nothing is wrong. */
function sound(): Environment {
  return {
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
    MONGODB_URI: database.uri,
    REDIS_URL: redisUrl(),
    SCRIBE_ANNOUNCE_CHANNEL: 'incidents',
    PORT: '0',
  };
}

/**
 * What `scribe doctor` does after its start, in this process: a process for each thing that can be wrong takes longer than
 * all that it looks at. What the command itself makes of it is shown by the tests that run `scribe`.
 */
async function doctor(environment: Environment) {
  let out = '';
  const io = {
    print: (text: string) => {
      out += text;
    },
    readFile: nothingElse,
    writeFile: nothingElse,
  };
  try {
    await doctorCommand(io, environment);
    return { code: 0, out, errors: '' };
  } catch (error) {
    if (!(error instanceof CliFault)) throw error;
    return { code: error.exitCode, out, errors: error.message };
  }
}

function nothingElse(): never {
  throw new Error('doctor neither reads nor writes files by this');
}

/** Slack through a proxy whose clock is off by this much. */
async function slackWithClock(offMs: number): Promise<string> {
  const proxy: Server = createServer((incoming, outgoing) => {
    const { method, headers, url } = incoming;
    const onward = request(new URL(url ?? '', slack.url), { method, headers }, (answer) => {
      const date = new Date(Date.now() + offMs).toUTCString();
      outgoing.writeHead(answer.statusCode ?? 500, { ...answer.headers, date });
      answer.pipe(outgoing);
    });
    incoming.pipe(onward);
  }).listen(0, '127.0.0.1');
  opened.push(proxy);
  await once(proxy, 'listening');
  return `http://127.0.0.1:${(proxy.address() as AddressInfo).port}/api/`;
}

/** One address for several workspaces, as Slack has: the token says which is meant. */
async function slackByToken(workspaces: readonly LocalSlack[]): Promise<string> {
  const proxy = createServer((incoming, outgoing) => {
    const { method, headers, url } = incoming;
    const meant = workspaces.find(({ botToken }) => headers.authorization?.endsWith(botToken));
    const onward = request(new URL(url ?? '', (meant ?? slack).url), { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(outgoing);
    });
    incoming.pipe(onward);
  }).listen(0, '127.0.0.1');
  opened.push(proxy);
  await once(proxy, 'listening');
  return `http://127.0.0.1:${(proxy.address() as AddressInfo).port}/api/`;
}

async function makeChannel({ apiUrl, botToken }: LocalSlack, name: string): Promise<void> {
  await fetch(`${apiUrl}conversations.create`, {
    method: 'POST',
    headers: { authorization: `Bearer ${botToken}` },
    body: new URLSearchParams({ name }),
  });
}

async function takenPort(): Promise<string> {
  const squatter = createTcp().listen(0);
  opened.push(squatter);
  await once(squatter, 'listening');
  return `${(squatter.address() as AddressInfo).port}`;
}

/** Does something to the test's own Redis and gives what undoes it. */
const withRedis = async (breaking: () => Promise<unknown>, url = redis.url): Promise<Environment> => {
  await breaking();
  return { REDIS_URL: url };
};
const mendRedis = async () => {
  await inRedis.config('SET', 'maxmemory', '0', 'maxmemory-policy', 'noeviction');
  await inRedis.replicaof('NO', 'ONE');
};

/** Each: what is broken, how, what `doctor` says of it. */
const BROKEN: readonly (readonly [string, () => Promise<Environment> | Environment, RegExp])[] = [
  [
    'a wrong bot token',
    () => ({ SLACK_BOT_TOKEN: 'wrong' }),
    /^fault {4}Slack: refuses the token \(invalid_auth\)\. Copy the bot token .* into SLACK_BOT_TOKEN/m,
  ],
  [
    'a wrong app token',
    () => ({ SLACK_APP_TOKEN: 'wrong' }),
    /^fault {4}Socket Mode: refuses the token \((?:invalid_auth|not_allowed_token_type)\)\. Make an app-level token .* set SLACK_APP_TOKEN/m,
  ],
  [
    'the bot token in place of the app token',
    () => ({ SLACK_APP_TOKEN: slack.botToken.replace(/^xoxb-/, '') }),
    /^fault {4}Socket Mode: refuses/m,
  ],
  [
    'a Slack that is not there',
    () => ({ SLACK_API_URL: 'http://127.0.0.1:1/api/' }),
    /^fault {4}Slack: does not answer: .* Check whether Slack can be reached from here/m,
  ],
  [
    'a Redis that is down',
    () => ({ REDIS_URL: 'redis://127.0.0.1:1' }),
    /^fault {4}Redis: Redis \(REDIS_URL\) is not connected \(ECONNREFUSED\); start it, or correct the address/m,
  ],
  [
    'a wrong password for Redis',
    async () => {
      const locked = new Redis(redis.url);
      await locked.acl('SETUSER', 'scribe', 'on', '>right', '~scribe:*', '+@all');
      locked.disconnect();
      return { REDIS_URL: redis.url.replace('//', '//scribe:wrong@') };
    },
    /^fault {4}Redis: .* refuses the user or the password; correct them in REDIS_URL/m,
  ],
  [
    'a Redis that evicts',
    () => withRedis(() => inRedis.config('SET', 'maxmemory-policy', 'allkeys-lru')),
    /^fault {4}Redis: .* may throw jobs away: its maxmemory-policy is "allkeys-lru".* CONFIG SET maxmemory-policy noeviction/m,
  ],
  [
    'a Redis that is a replica',
    () => withRedis(() => inRedis.replicaof('127.0.0.1', 1)),
    /^fault {4}Redis: .* is read only: .* point REDIS_URL at the primary/m,
  ],
  [
    'a Redis that is full',
    () => withRedis(() => inRedis.config('SET', 'maxmemory', '1')),
    /^fault {4}Redis: .* is full and takes no writes; give it more memory/m,
  ],
  [
    'a MongoDB that is down',
    () => ({ MONGODB_URI: 'mongodb://127.0.0.1:1/scribe' }),
    /^fault {4}MongoDB: .*ECONNREFUSED.* Check MONGODB_URI/m,
  ],
  [
    'a MongoDB without indexes',
    () => ({ MONGODB_URI: empty.uri }),
    /^fault {4}MongoDB: answers, but lacks indexes: .* Create them: scribe indexes/m,
  ],
  [
    'no database in the address',
    () => ({ MONGODB_URI: database.uri.replace(/(\/\/[^/]+\/)[^?]*/, '$1') }),
    /^fault {4}MongoDB: MONGODB_URI names no database, so Scribe would write to "test"\. Name one/m,
  ],
  [
    'a clock that is behind',
    async () => ({ SLACK_API_URL: await slackWithClock(4 * 60_000) }),
    /^fault {4}Clock: this machine is 4 min behind Slack\. Set it by NTP/m,
  ],
  [
    'a clock that is ahead',
    async () => ({ SLACK_API_URL: await slackWithClock(-7 * 60_000) }),
    /^fault {4}Clock: this machine is 7 min ahead of Slack\. Set it by NTP/m,
  ],
  [
    'an announcement channel that does not exist',
    () => ({ SCRIBE_ANNOUNCE_CHANNEL: 'incidnets' }),
    /^fault {4}Announcements: SCRIBE_ANNOUNCE_CHANNEL names #incidnets, and Scribe sees no such channel\. Correct the name/m,
  ],
  [
    'an announcement channel whose id does not exist',
    () => ({ SCRIBE_ANNOUNCE_CHANNEL: 'C0NOTHERE' }),
    /^fault {4}Announcements: SCRIBE_ANNOUNCE_CHANNEL names C0NOTHERE, and Scribe sees no such channel/m,
  ],
  [
    'a channel of a rule that does not exist',
    async () => {
      const config = join(await mkdtemp(join(tmpdir(), 'scribe-')), 'scribe.yaml');
      await writeFile(config, 'announce:\n  - { severity: [1], channel: sev1s }\n');
      return { SCRIBE_CONFIG: config };
    },
    /^fault {4}Announcements: a rule of `announce` names #sev1s, and Scribe sees no such channel/m,
  ],
  [
    'a port that is taken',
    async () => ({ PORT: await takenPort() }),
    /^fault {4}Port: PORT \d+ is taken by another program\. Stop it, or set PORT to a free one/m,
  ],
];

describe('doctor', () => {
  it('finds nothing wrong where nothing is', async () => {
    const { code, out, errors } = await scribe(['doctor'], sound());
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(out).not.toMatch(/^(?:fault|warning)/m);
    for (const name of [
      'Slack',
      'Scopes',
      'Socket Mode',
      'Announcements',
      'Other Scribes',
      'MongoDB',
      'Redis',
      'Queue',
      'Clock',
      'Time zones',
      'Port',
      'Letters',
    ]) {
      expect(out).toMatch(new RegExp(`^ok {7}${name}: `, 'm'));
    }
    expect(out).toMatch(/^ok {7}Clock: within a minute of Slack, MongoDB, Redis$/m);
  });

  it.each(BROKEN)('names %s, and the mend', async (_, breakIt, says) => {
    const { code, out, errors } = await doctor({ ...sound(), ...(await breakIt()) }).finally(mendRedis);
    expect(out).toMatch(says);
    expect(code).toBe(1);
    expect(errors).toMatch(/^[1-9]\d* of \d+ checks found a fault, above\.$/);
  });

  it('names every scope that is missing', async () => {
    const bare = await startLocalSlack({
      manifest: {
        display_information: { name: 'Scribe' },
        features: { bot_user: { display_name: 'scribe' } },
        oauth_config: { scopes: { bot: ['commands', 'chat:write', 'channels:read', 'groups:read'] } },
        settings: { socket_mode_enabled: true },
      },
    });
    const { code, out } = await doctor({
      ...sound(),
      SLACK_BOT_TOKEN: bare.botToken,
      SLACK_APP_TOKEN: bare.appToken,
      SLACK_API_URL: bare.apiUrl,
    });
    await bare.stop();
    expect(code).toBe(1);
    expect(out).toMatch(/^fault {4}Scopes: pins:write is missing; without it there is no pinning/m);
    expect(out.match(/^fault {4}Scopes: /gm)).toHaveLength(17);
  });

  it('names everything in one run, what cannot be read of the configuration too', async () => {
    const { code, out, errors } = await scribe(['doctor'], {
      ...sound(),
      SLACK_BOT_TOKEN: 'wrong',
      SLACK_APP_TOKEN: 'wrong',
      REDIS_URL: 'redis://127.0.0.1:1',
      MONGODB_URI: 'mongodb://127.0.0.1:1/scribe',
      PORT: await takenPort(),
      SCRIBE_COMMAND: 'incident',
      SLACK_API_URL: await slackWithClock(4 * 60_000),
    });
    expect(code).toBe(1);
    expect(out.match(/^fault {4}[^:]+/gm)).toEqual(
      expect.arrayContaining(
        ['Slack', 'Socket Mode', 'MongoDB', 'Redis', 'Clock', 'Port'].map((name) => `fault    ${name}`),
      ),
    );
    expect(errors).toMatch(/^scribe: SCRIBE_COMMAND is not a slash command in lower case/m);
    expect(errors).toMatch(/^scribe: 6 of \d+ checks found a fault, above\.$/m);
  });

  it('notices a second Scribe of another database by what it made in Slack', async () => {
    await makeChannel(slack, 'inc-2026-0001-somebody-elses');
    const { code, out } = await doctor(sound());
    expect(code).toBe(1);
    expect(out).toMatch(
      /^fault {4}Other Scribes: #inc-2026-0001-somebody-elses was made by this app in the last 24 hours, and this database does not know it: .* Stop the other Scribe, or give it an app of its own/m,
    );
  });

  it('says where Slack names other offsets than the rules', async () => {
    const stores = await openStores(database.uri);
    const readAt = new Date();
    const zone = { name: 'America/Vancouver', said: { minutes: 300, at: readAt } };
    await stores.people.put({
      team: slack.teamId,
      user: 'U0OFF',
      name: 'Off',
      zone,
      deactivated: false,
      readAt,
    });
    await stores.close();
    const { out } = await doctor(sound());
    expect(out).toMatch(
      /^warning {2}Time zones: rules of release 20\w+, and Slack differs: America\/Vancouver is \+05:00 .*A newer Scribe has newer rules/m,
    );
  });

  it('takes a Scribe that runs on the port for what it is', async () => {
    const running = createServer((_, answer) => answer.end('{"alive":true}\n')).listen(0);
    opened.push(running);
    await once(running, 'listening');
    const { port } = running.address() as AddressInfo;
    const { out } = await doctor({ ...sound(), PORT: `${port}` });
    expect(out).toMatch(new RegExp(`^ok {7}Port: a Scribe answers on ${port}$`, 'm'));
  });
});

describe('doctor with many workspaces', () => {
  const key = randomBytes(32);
  let many: FreshDatabase;
  beforeEach(() => {
    many = freshDatabase('doctor-many');
  });
  afterEach(() => many.drop());

  async function install(tokens: Readonly<Record<string, string>>, seal = key): Promise<void> {
    const stores = await openStores(many.uri);
    await stores.createIndexes();
    const { store } = encryptedInstallations({
      records: stores.installations,
      keys: { current: seal, former: [] },
      journal: { warn: () => undefined },
      clock: () => new Date(),
    });
    for (const [id, token] of Object.entries(tokens)) await store.storeInstallation(installation(id, token));
    await stores.close();
  }

  function environment(): Environment {
    const { SLACK_BOT_TOKEN: _, SLACK_APP_TOKEN: __, ...rest } = sound();
    return {
      ...rest,
      MONGODB_URI: many.uri,
      SLACK_SIGNING_SECRET: slack.signingSecret,
      SLACK_CLIENT_ID: slack.clientId,
      SLACK_CLIENT_SECRET: slack.clientSecret,
      SLACK_STATE_SECRET: 'state',
      SCRIBE_ENCRYPTION_KEY: key.toString('base64'),
    };
  }

  it('has one line for each workspace at fault, and no more than twenty', async () => {
    await install({ T0GOOD: slack.botToken });
    await install({ T0BADKEY: slack.botToken }, randomBytes(32));
    const gone = Array.from({ length: 22 }, (_, index) => [`T0GONE${index + 10}`, 'xoxb-revoked']);
    await install(Object.fromEntries(gone));
    const { code, out } = await doctor(environment());
    expect(code).toBe(1);
    expect(out.match(/^fault {4}Slack T0/gm)).toHaveLength(20);
    expect(out).toMatch(
      /^fault {4}Slack T0GONE\d\d: refuses the token \(invalid_auth\)\. Install Scribe there again/m,
    );
    expect(out).toMatch(/^fault {4}Slack T0BADKEY: its token cannot be read\. Set SCRIBE_ENCRYPTION_KEY/m);
    expect(out).toMatch(/^warning {2}Workspaces: 24 asked about, 23 at fault, 20 shown$/m);
    expect(out).toMatch(/^ok {7}Announcements: 1 workspace looked at, something found in 0$/m);
  });

  it('looks in each for a second Scribe and for the announcement channel', async () => {
    const manifestPath = 'manifests/slack/socket-mode.yaml';
    const [fresh, strange] = await Promise.all([
      startLocalSlack({ manifestPath }),
      startLocalSlack({ manifestPath, uiChannels: ['general'] }),
    ]);
    await makeChannel(strange, 'inc-2026-0001-strange');
    await install({ T0ONE: fresh.botToken, T0TWO: strange.botToken, T0GONE: 'xoxb-revoked' });
    const apiUrl = await slackByToken([fresh, strange]);
    const { code, out } = await doctor({ ...environment(), SLACK_API_URL: apiUrl });
    await Promise.all([fresh.stop(), strange.stop()]);
    expect(code).toBe(1);
    expect(out).toMatch(/^fault {4}Other Scribes T0TWO: #inc-2026-0001-strange was made by this app/m);
    expect(out).toMatch(
      /^fault {4}Announcements T0TWO: SCRIBE_ANNOUNCE_CHANNEL names #incidents, and Scribe sees no such/m,
    );
    expect(out).not.toMatch(/Other Scribes T0ONE|Announcements T0ONE|(?:Scribes|Announcements) T0GONE/);
    expect(out).toMatch(/^warning {2}Other Scribes: 2 workspaces looked at, something found in 1$/m);
    expect(out).toMatch(/^warning {2}Announcements: 2 workspaces looked at, something found in 1$/m);
  });
});

function installation(id: string, token: string): Installation<'v2', false> {
  return {
    team: { id, name: id },
    enterprise: undefined,
    user: { token: undefined, scopes: undefined, id: 'U1' },
    bot: { token, scopes: ['chat:write'], id: 'B1', userId: 'U9' },
    isEnterpriseInstall: false,
    appId: 'A1',
    authVersion: 'v2',
  };
}
