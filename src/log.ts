import { type DestinationStream, type Logger, pino } from 'pino';
import { reportError } from './app/error-report.ts';

/** Structured logs; one JSON object per line. */
export type Log = Logger;

/** The levels that `LOG_LEVEL` takes, quietest last. */
export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** What people wrote, and credentials: never logged, at any depth of an object. */
const SECRET_NAMES = [
  'text',
  'blocks',
  'view',
  'body',
  'payload',
  'token',
  'botToken',
  'appToken',
  'userToken',
  'signingSecret',
  'clientSecret',
  'stateSecret',
  'encryptionKeys',
  'heldTextKey',
  'languageKey',
  'authorization',
  'Authorization',
  'response_url',
  'responseUrl',
  'trigger_id',
  'sealed',
] as const;

/** Slack's tokens and the passwords of connection addresses, also inside the sentences of errors. */
const SECRET_VALUES: readonly (readonly [pattern: RegExp, marker: string])[] = [
  [/\bx(?:ox[a-z]|app|oxe\.xox[a-z])-[A-Za-z0-9-]+/g, '[token]'],
  [/(\b(?:mongodb(?:\+srv)?|rediss?):\/\/)[^/\s@]*@/g, '$1[password]@'],
  [/https:\/\/hooks\.slack\.com\/\S+/g, '[address]'],
];

/** Replaces tokens, passwords and answer addresses in a line that is about to be written somewhere. */
function withoutSecrets(line: string): string {
  return SECRET_VALUES.reduce((clean, [pattern, marker]) => clean.replace(pattern, marker), line);
}

/** An error's message may quote what a person typed, or a server's answer: a line has its name, code and places. */
function withoutMessages(line: Record<string, unknown>): Record<string, unknown> {
  const values = Object.entries(line).map(([name, value]) => [
    name,
    value instanceof Error ? reportError(value) : value,
  ]);
  return Object.fromEntries(values);
}

function isAlone(what: unknown, message: unknown): what is object {
  if (message !== undefined || typeof what !== 'object' || what === null) return false;
  return what instanceof Error || ('err' in what && what.err instanceof Error);
}

/** A logger for one process. `stream` is where the lines go; standard output unless a test reads them. */
export function createLogger(config: { readonly logLevel: LogLevel }, stream?: DestinationStream): Log {
  const write = stream ?? pino.destination({ fd: 1, sync: true });
  return pino(
    {
      level: config.logLevel,
      base: {},
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }), log: withoutMessages },
      hooks: {
        // Without a message of ours pino would take that of the error.
        logMethod(args, method) {
          const [what, message] = args as unknown[];
          if (isAlone(what, message))
            method.call(this, what instanceof Error ? { err: what } : what, 'An error');
          else method.apply(this, args);
        },
      },
      redact: {
        paths: SECRET_NAMES.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
        censor: '[left out]',
      },
    },
    { write: (line: string) => write.write(withoutSecrets(line)) },
  );
}
