import { randomBytes } from 'node:crypto';

import { describe, expect, it } from '@jest/globals';

import { ConfigFault } from '../src/config/config-fault.ts';
import { readConfig } from '../src/config.ts';

const LEAST = {
  SLACK_BOT_TOKEN: 'xoxb-1-2-abc',
  SLACK_SIGNING_SECRET: 'f00d',
  MONGODB_URI: 'mongodb://127.0.0.1:27017/scribe',
  REDIS_URL: 'redis://127.0.0.1:6379',
};
const KEY = randomBytes(32).toString('base64');
const OAUTH = {
  SLACK_BOT_TOKEN: undefined,
  SLACK_CLIENT_ID: '1.2',
  SLACK_CLIENT_SECRET: 'c1',
  SLACK_STATE_SECRET: 's1',
  SCRIBE_ENCRYPTION_KEY: KEY,
};

function fault(environment: Readonly<Record<string, string | undefined>>): string {
  try {
    readConfig({ ...LEAST, ...environment });
  } catch (error) {
    if (error instanceof ConfigFault) return error.message;
    throw error;
  }
  throw new Error('The configuration was taken');
}

describe('the configuration', () => {
  it('needs four variables and knows the rest', () => {
    expect(readConfig(LEAST)).toMatchObject({
      receive: { kind: 'http', signingSecret: 'f00d' },
      workspaces: { kind: 'one', botToken: 'xoxb-1-2-abc' },
      slackApiUrl: 'https://slack.com/api/',
      port: 3000,
      operations: undefined,
      drainMs: 5_000,
      command: '/incident',
      run: { bot: true, worker: true },
      announceChannel: undefined,
      logLevel: 'info',
      production: false,
    });
  });

  it('serves health and metrics on other addresses where somebody asks for them', () => {
    const config = readConfig({
      ...LEAST,
      SCRIBE_OPERATIONS_PORT: '9090',
      SCRIBE_OPERATIONS_HOST: '0.0.0.0',
    });
    expect(config.operations).toEqual({ port: 9_090, host: '0.0.0.0' });
  });

  it('goes over a WebSocket where an app-level token is set', () => {
    const config = readConfig({ ...LEAST, SLACK_SIGNING_SECRET: '', SLACK_APP_TOKEN: 'xapp-1-A1-abc' });
    expect(config.receive).toEqual({ kind: 'socket', appToken: 'xapp-1-A1-abc' });
  });

  it('serves many workspaces where a client id replaces the token', () => {
    const { workspaces } = readConfig({ ...LEAST, ...OAUTH });
    expect(workspaces).toMatchObject({
      kind: 'many',
      clientId: '1.2',
      clientSecret: 'c1',
      stateSecret: 's1',
    });
    expect(workspaces.kind === 'many' && workspaces.encryptionKeys.current.byteLength).toBe(32);
  });

  it('makes the key for held texts from a secret that Redis does not have', () => {
    const one = readConfig(LEAST).heldTextKey;
    expect(one.byteLength).toBe(32);
    expect(readConfig({ ...LEAST, SCRIBE_RUN: 'worker' }).heldTextKey).toEqual(one);
    expect(readConfig({ ...LEAST, SLACK_BOT_TOKEN: 'xoxb-9-9-other' }).heldTextKey).not.toEqual(one);
    expect(readConfig({ ...LEAST, ...OAUTH }).heldTextKey).not.toEqual(one);
  });

  it('takes what operators write', () => {
    const config = readConfig({
      ...LEAST,
      SLACK_API_URL: 'http://127.0.0.1:8080/api',
      PORT: '0',
      SCRIBE_OPERATIONS_PORT: '9090',
      SCRIBE_DRAIN_SECONDS: '0',
      SCRIBE_RUN: 'worker',
      SCRIBE_COMMAND: '/outage',
      SCRIBE_ANNOUNCE_CHANNEL: '#incidents',
      LOG_LEVEL: 'debug',
      NODE_ENV: 'production',
      REDIS_URL: ' redis://127.0.0.1:6379 ',
    });
    expect(config).toMatchObject({
      slackApiUrl: 'http://127.0.0.1:8080/api/',
      port: 0,
      operations: { port: 9_090, host: '127.0.0.1' },
      drainMs: 0,
      run: { bot: false, worker: true },
      command: '/outage',
      announceChannel: 'incidents',
      logLevel: 'debug',
      production: true,
      redisUrl: 'redis://127.0.0.1:6379',
    });
  });

  it('takes whatever tokens another Slack gives out, unless they are of the wrong kind', () => {
    const other = { SLACK_API_URL: 'http://127.0.0.1:8080/api/' };
    const config = readConfig({
      ...LEAST,
      ...other,
      SLACK_BOT_TOKEN: 'test-bot',
      SLACK_APP_TOKEN: 'test-app',
    });
    expect(config.workspaces).toEqual({ kind: 'one', botToken: 'test-bot' });
    expect(config.receive).toEqual({ kind: 'socket', appToken: 'test-app' });
    expect(fault({ ...other, SLACK_BOT_TOKEN: 'xapp-1-A1-abc' })).toMatch(
      /^SLACK_BOT_TOKEN is not a bot token/,
    );
    expect(fault({ ...other, SLACK_APP_TOKEN: 'xoxb-1-2-abc' })).toMatch(
      /^SLACK_APP_TOKEN is not an app-level/,
    );
  });
});

describe('a faulty configuration', () => {
  it.each([
    ['MONGODB_URI', undefined],
    ['MONGODB_URI', 'localhost:27017'],
    ['MONGODB_URI', 'mongodb://'],
    ['REDIS_URL', undefined],
    ['REDIS_URL', 'http://127.0.0.1:6379'],
    ['SLACK_BOT_TOKEN', undefined],
    ['SLACK_BOT_TOKEN', 'xapp-1-A1-abc'],
    ['SLACK_APP_TOKEN', 'xoxb-1-2-abc'],
    ['SLACK_SIGNING_SECRET', undefined],
    ['SLACK_API_URL', 'slack.com/api'],
    ['PORT', 'http'],
    ['PORT', '70000'],
    ['PORT', '-1'],
    ['PORT', '3000.5'],
    ['SCRIBE_OPERATIONS_PORT', 'health'],
    ['SCRIBE_OPERATIONS_HOST', 'http://127.0.0.1'],
    ['SCRIBE_DRAIN_SECONDS', '-1'],
    ['SCRIBE_DRAIN_SECONDS', '61'],
    ['SCRIBE_RUN', 'bots'],
    ['SCRIBE_RUN', 'bot,'],
    ['SCRIBE_COMMAND', 'incident'],
    ['SCRIBE_COMMAND', '/In cident'],
    ['LOG_LEVEL', 'loud'],
    ['SCRIBE_CONFIG', '/does/not/exist.yaml'],
    ['SCRIBE_ANNOUNCE_CHANNEL', '<#C0123456789>'],
    ['SCRIBE_ANNOUNCE_CHANNEL', 'our incidents'],
  ])('is one sentence that begins with the variable: %s=%s', (name, value) => {
    const sentence = fault({ [name]: value });
    expect(sentence.startsWith(`${name} `)).toBe(true);
    expect(sentence).not.toContain('\n');
  });

  it.each(['SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET', 'SCRIBE_ENCRYPTION_KEY'])(
    'names what is missing for many workspaces: %s',
    (name) => {
      expect(fault({ ...OAUTH, [name]: undefined })).toMatch(new RegExp(`^${name} is not set; `));
    },
  );

  it('names everything that is missing or wrong at once', () => {
    const nothing = Object.fromEntries(Object.keys(LEAST).map((name) => [name, undefined]));
    const named = (text: string) => text.split('\n').map((sentence) => sentence.split(' ')[0]);
    expect(named(fault(nothing))).toEqual([
      'SLACK_SIGNING_SECRET',
      'SLACK_BOT_TOKEN',
      'MONGODB_URI',
      'REDIS_URL',
    ]);
    expect(named(fault({ ...OAUTH, SLACK_STATE_SECRET: '', SCRIBE_ENCRYPTION_KEY: 'x', PORT: 'a' }))).toEqual(
      ['SLACK_STATE_SECRET', 'SCRIBE_ENCRYPTION_KEY', 'PORT'],
    );
  });

  it('says that Socket Mode has no pages to install from', () => {
    const sentence = fault({ ...OAUTH, SLACK_SIGNING_SECRET: '', SLACK_APP_TOKEN: 'xapp-1-A1-abc' });
    expect(sentence).toMatch(/^SLACK_CLIENT_ID needs the installation pages.*unset SLACK_APP_TOKEN/);
  });

  it('says how long a key is and how to make one', () => {
    const sentence = fault({ ...OAUTH, SCRIBE_ENCRYPTION_KEY: 'c2hvcnQ=' });
    expect(sentence).toMatch(/^SCRIBE_ENCRYPTION_KEY has 5 bytes; it must be 32 bytes .* openssl rand/);
  });

  it('reads former keys, and says which variable has one that is none', () => {
    const { workspaces } = readConfig({
      ...LEAST,
      ...OAUTH,
      SCRIBE_FORMER_ENCRYPTION_KEYS: ` ${KEY}, ${KEY}`,
    });
    expect(workspaces.kind === 'many' && workspaces.encryptionKeys.former).toHaveLength(2);
    expect(fault({ ...OAUTH, SCRIBE_FORMER_ENCRYPTION_KEYS: `${KEY},c2hvcnQ=` })).toMatch(
      /^A key in SCRIBE_FORMER_ENCRYPTION_KEYS has 5 bytes; it must be 32 bytes /,
    );
  });

  it('never repeats a secret', () => {
    expect(fault({ SLACK_BOT_TOKEN: 'hunter2' })).not.toContain('hunter2');
    expect(fault({ SLACK_APP_TOKEN: 'hunter2' })).not.toContain('hunter2');
    expect(fault({ MONGODB_URI: 'mongo://scribe:hunter2@db/scribe' })).not.toContain('hunter2');
    expect(fault({ REDIS_URL: 'redis:hunter2' })).not.toContain('hunter2');
  });
});
