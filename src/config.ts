import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { collectFaults, type Read, readParts } from './config/collect-faults.ts';
import { ConfigFault } from './config/config-fault.ts';
import { type FilePolicy, readPolicy } from './config/policy.ts';
import { derivedKey, type KeyRing } from './encryption.ts';
import { LOG_LEVELS, type LogLevel } from './log.ts';

/** How Slack reaches Scribe. */
export type Receive =
  | { readonly kind: 'http'; readonly signingSecret: string }
  | { readonly kind: 'socket'; readonly appToken: string };

/** Whose tokens Scribe uses. */
export type Workspaces =
  | { readonly kind: 'one'; readonly botToken: string }
  | {
      readonly kind: 'many';
      readonly clientId: string;
      readonly clientSecret: string;
      readonly stateSecret: string;
      readonly encryptionKeys: KeyRing;
    };

/** Everything that an operator decides, read once from the environment. */
export interface Config {
  readonly receive: Receive;
  readonly workspaces: Workspaces;
  /** Ends with a slash. */
  readonly slackApiUrl: string;
  readonly mongodbUri: string;
  readonly redisUrl: string;
  readonly port: number;
  /** Where health and metrics are, if not on `port`. */
  readonly operations: { readonly port: number; readonly host: string } | undefined;
  /** How long a process that is told to stop still takes in Slack's requests, in milliseconds. */
  readonly drainMs: number;
  /** The slash command's name, with its slash. */
  readonly command: string;
  readonly run: { readonly bot: boolean; readonly worker: boolean };
  /** Id or name without `#`. */
  readonly announceChannel: string | undefined;
  readonly policy: FilePolicy;
  /** Seals what people typed while it waits in Redis; 32 bytes. */
  readonly heldTextKey: Buffer;
  /** Seal what was taken out of the record; without a key nothing of it is kept. */
  readonly secretKeys: KeyRing | undefined;
  /** Goes with the language model of the policy file; some endpoints need none. */
  readonly languageKey: string | undefined;
  readonly logLevel: LogLevel;
  /** In production indexes are only checked at boot. */
  readonly production: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads and checks the environment. Throws `ConfigFault` with a sentence for each variable that is missing or wrong.
 */
export function readConfig(environment: Environment): Config {
  const { parts, faults } = readConfigParts(environment);
  if (faults.length > 0) throw new ConfigFault(...faults);
  return parts as Config;
}

/** Reads what can be read, with a sentence for each variable that is missing or wrong. */
export function readConfigParts(environment: Environment): Read<Config> {
  const get = (name: string) => environment[name]?.trim() || undefined;
  const apiUrl = get('SLACK_API_URL') ?? SLACK_API_URL;
  // Another Slack, such as the local one, issues tokens of other forms.
  const tokens = withSlash(apiUrl) === SLACK_API_URL ? SLACK_TOKENS : OTHER_TOKENS;
  return readParts({
    receive: () => readReceive(get, tokens.app),
    workspaces: () => readWorkspaces(get, tokens.bot),
    slackApiUrl: () => withSlash(checked('SLACK_API_URL', apiUrl, URL_HTTP)),
    mongodbUri: () => neededIn(get, 'MONGODB_URI', URI_MONGO),
    redisUrl: () => neededIn(get, 'REDIS_URL', URL_REDIS),
    port: () => Number(checked('PORT', get('PORT') ?? '3000', PORT)),
    operations: () => readOperations(get),
    drainMs: () =>
      1_000 * Number(checked('SCRIBE_DRAIN_SECONDS', get('SCRIBE_DRAIN_SECONDS') ?? '5', SECONDS)),
    command: () => checked('SCRIBE_COMMAND', get('SCRIBE_COMMAND') ?? '/incident', COMMAND),
    run: () => readRun(get('SCRIBE_RUN') ?? 'bot,worker'),
    announceChannel: () => readChannel(get('SCRIBE_ANNOUNCE_CHANNEL')),
    policy: () => readPolicyFile(get('SCRIBE_CONFIG')),
    heldTextKey: () => readHeldTextKey(get),
    secretKeys: () => readSecretKeys(get),
    languageKey: () => get('SCRIBE_LANGUAGE_KEY'),
    logLevel: () => readLogLevel(get('LOG_LEVEL') ?? 'info'),
    production: () => get('NODE_ENV') === 'production',
  });
}

const SLACK_API_URL = 'https://slack.com/api/';

type Get = (name: string) => string | undefined;

/** The form of a value, and how an error describes it. */
interface Form {
  readonly schema: z.ZodType<string>;
  readonly expected: string;
  readonly example: string;
}

const URL_HTTP: Form = {
  schema: z.url({ protocol: /^https?$/ }),
  expected: 'the address of a Slack Web API',
  example: SLACK_API_URL,
};
const URI_MONGO: Form = {
  schema: z.string().regex(/^mongodb(\+srv)?:\/\/[^/\s]+/),
  expected: 'a MongoDB address',
  example: 'mongodb://127.0.0.1:27017/scribe',
};
const URL_REDIS: Form = {
  schema: z.string().regex(/^rediss?:\/\/[^\s]+/),
  expected: 'a Redis address',
  example: 'redis://127.0.0.1:6379',
};
const PORT: Form = {
  schema: z.string().refine((text) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535),
  expected: 'a port from 0 to 65535',
  example: '3000',
};
const HOST: Form = {
  schema: z.union([z.ipv4(), z.ipv6(), z.hostname()]),
  expected: 'an address of this machine',
  example: '127.0.0.1',
};
const SECONDS: Form = {
  schema: z.string().refine((text) => /^\d{1,2}$/.test(text) && Number(text) <= 60),
  expected: 'a number of seconds from 0 to 60',
  example: '5',
};
const COMMAND: Form = {
  schema: z.string().regex(/^\/[a-z0-9_-]{1,31}$/),
  expected: 'a slash command in lower case',
  example: '/incident',
};
const CHANNEL: Form = {
  schema: z.string().regex(/^#?[\p{L}\p{N}_-]{1,80}$/u),
  expected: 'the name or the id of a channel',
  example: 'incidents',
};
/** The forms of tokens; the kinds are easily mistaken for one another. */
interface TokenForms {
  readonly bot: Form;
  readonly app: Form;
}
const SLACK_TOKENS: TokenForms = {
  bot: {
    schema: z.string().regex(/^xoxb-\S+$/),
    expected: 'a bot token',
    example: 'xoxb-1-2-abc',
  },
  app: {
    schema: z.string().regex(/^xapp-\S+$/),
    expected: 'an app-level token with the scope connections:write',
    example: 'xapp-1-A1-abc',
  },
};
const OTHER_TOKENS: TokenForms = {
  bot: { ...SLACK_TOKENS.bot, schema: z.string().regex(/^(?!xapp-|xoxp-)\S+$/) },
  app: { ...SLACK_TOKENS.app, schema: z.string().regex(/^(?!xox[a-z]-)\S+$/) },
};

function checked(name: string, value: string, { schema, expected, example }: Form): string {
  if (schema.safeParse(value).success) return value;
  throw new ConfigFault(`${name} is not ${expected}; one looks like ${example}.`);
}

function neededIn(get: Get, name: string, form: Form): string {
  return checked(name, needed(get, name, form.example), form);
}

function needed(get: Get, name: string, example: string): string {
  const value = get(name);
  if (value === undefined) throw new ConfigFault(`${name} is not set; it looks like ${example}.`);
  return value;
}

function readReceive(get: Get, form: Form): Receive {
  const appToken = get('SLACK_APP_TOKEN');
  if (appToken !== undefined) return { kind: 'socket', appToken: checked('SLACK_APP_TOKEN', appToken, form) };
  const signingSecret = get('SLACK_SIGNING_SECRET');
  if (signingSecret !== undefined) return { kind: 'http', signingSecret };
  throw new ConfigFault(
    'SLACK_SIGNING_SECRET is not set; copy it from your app’s Basic Information page, or set SLACK_APP_TOKEN (xapp-1-A1-abc) for Socket Mode.',
  );
}

function readWorkspaces(get: Get, form: Form): Workspaces {
  const botToken = get('SLACK_BOT_TOKEN');
  if (botToken !== undefined) return { kind: 'one', botToken: checked('SLACK_BOT_TOKEN', botToken, form) };
  const clientId = get('SLACK_CLIENT_ID');
  if (clientId === undefined) {
    throw new ConfigFault(
      'SLACK_BOT_TOKEN is not set; it looks like xoxb-1-2-abc, or set SLACK_CLIENT_ID for many workspaces.',
    );
  }
  if (get('SLACK_APP_TOKEN') !== undefined) {
    throw new ConfigFault(
      'SLACK_CLIENT_ID needs the installation pages, which Socket Mode does not have; unset SLACK_APP_TOKEN and set SLACK_SIGNING_SECRET, or set SLACK_BOT_TOKEN for one workspace.',
    );
  }
  return {
    kind: 'many',
    clientId,
    ...collectFaults({
      clientSecret: () => needed(get, 'SLACK_CLIENT_SECRET', '32 hexadecimal digits'),
      stateSecret: () => needed(get, 'SLACK_STATE_SECRET', 'any long random text'),
      encryptionKeys: () => readKeyRing(get),
    }),
  };
}

const KEY_EXAMPLE = 'the output of: openssl rand -base64 32';

/** Every process of an installation has one of these secrets, and Redis has neither. */
function readHeldTextKey(get: Get): Buffer {
  const secret = get('SCRIBE_ENCRYPTION_KEY') ?? get('SLACK_BOT_TOKEN') ?? '';
  return derivedKey(secret, 'scribe held texts');
}

/** Made from the configured keys, whatever their form, so that no other use of theirs meets this one. */
function readSecretKeys(get: Get): KeyRing | undefined {
  const current = get('SCRIBE_ENCRYPTION_KEY');
  if (current === undefined) return undefined;
  const keyOf = (secret: string) => derivedKey(secret, 'scribe sealed secrets');
  return { current: keyOf(current), former: formerKeys(get).map(keyOf) };
}

function formerKeys(get: Get): readonly string[] {
  const said = (get('SCRIBE_FORMER_ENCRYPTION_KEYS') ?? '').split(',');
  return said.map((key) => key.trim()).filter((key) => key !== '');
}

/** Former keys still open what they sealed, so that a key can be changed. */
function readKeyRing(get: Get): KeyRing {
  return collectFaults({
    current: () => readKey('SCRIBE_ENCRYPTION_KEY', needed(get, 'SCRIBE_ENCRYPTION_KEY', KEY_EXAMPLE)),
    former: () => formerKeys(get).map((key) => readKey('SCRIBE_FORMER_ENCRYPTION_KEYS', key)),
  });
}

function readKey(name: string, text: string): Buffer {
  const key = Buffer.from(text, 'base64');
  if (key.byteLength === 32) return key;
  const which = name === 'SCRIBE_ENCRYPTION_KEY' ? `${name} has` : `A key in ${name} has`;
  throw new ConfigFault(`${which} ${key.byteLength} bytes; it must be 32 bytes in base64, ${KEY_EXAMPLE}`);
}

/** Loopback unless somebody asks for more: they ask for no password. */
function readOperations(get: Get): Config['operations'] {
  const port = get('SCRIBE_OPERATIONS_PORT');
  const host = checked('SCRIBE_OPERATIONS_HOST', get('SCRIBE_OPERATIONS_HOST') ?? '127.0.0.1', HOST);
  return port === undefined
    ? undefined
    : { port: Number(checked('SCRIBE_OPERATIONS_PORT', port, PORT)), host };
}

function readChannel(text: string | undefined): string | undefined {
  return text === undefined ? undefined : checked('SCRIBE_ANNOUNCE_CHANNEL', text, CHANNEL).replace(/^#/, '');
}

function readRun(text: string): Config['run'] {
  const parts = text.split(',').map((part) => part.trim());
  if (parts.every((part) => part === 'bot' || part === 'worker')) {
    return { bot: parts.includes('bot'), worker: parts.includes('worker') };
  }
  throw new ConfigFault(`SCRIBE_RUN is "${text}"; it must be bot,worker, bot or worker.`);
}

function readLogLevel(text: string): LogLevel {
  const level = LOG_LEVELS.find((known) => known === text);
  if (level !== undefined) return level;
  throw new ConfigFault(`LOG_LEVEL is "${text}"; it must be one of ${LOG_LEVELS.join(', ')}.`);
}

/** What the file named by SCRIBE_CONFIG decides, or the defaults. Throws `ConfigFault`. */
export function readPolicyFile(path: string | undefined): FilePolicy {
  if (path === undefined) return readPolicy('', 'SCRIBE_CONFIG');
  let source: string;
  try {
    source = readFileSync(path, 'utf8');
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new ConfigFault(`SCRIBE_CONFIG names a file that cannot be read: ${why}.`);
  }
  return readPolicy(source, path);
}

function withSlash(address: string): string {
  return address.endsWith('/') ? address : `${address}/`;
}
