import { type Logger, LogLevel } from '@slack/web-api';
import { summarizeError } from '../app/error-report.ts';

/** Where Bolt's and web-api's own lines go. */
export interface Lines {
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

/**
 * Bolt's logger. It hands over sentences; objects may hold what people wrote, and an error's message
 * too, so only errors' names, codes and places are kept of them. Its `info` becomes Scribe's `debug`: connections that come and go are no news.
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
    .map((part) => (typeof part === 'string' ? part : part instanceof Error ? summarizeError(part) : ''))
    .filter((part) => part !== '')
    .join(' ');
}
