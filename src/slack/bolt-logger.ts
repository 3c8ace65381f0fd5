import { type Logger, LogLevel } from '@slack/web-api';

/** Where Bolt's and web-api's own lines go. */
export interface Lines {
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

/**
 * Bolt's logger. It hands over sentences; objects may hold what people wrote, so only errors' names and messages are
 * kept of them. Its `info` becomes Scribe's `debug`: connections that come and go are no news.
 */
export function boltLogger(lines: Lines): Logger {
  return {
    debug: () => undefined,
    info: (...parts) => lines.debug(sentence(parts)),
    warn: (...parts) => lines.warn(sentence(parts)),
    error: (...parts) => lines.error(sentence(parts)),
    setLevel: () => undefined,
    getLevel: () => LogLevel.INFO,
    setName: () => undefined,
  };
}

function sentence(parts: readonly unknown[]): string {
  return parts
    .map((part) =>
      typeof part === 'string' ? part : part instanceof Error ? `${part.name}: ${part.message}` : '',
    )
    .filter((part) => part !== '')
    .join(' ');
}
