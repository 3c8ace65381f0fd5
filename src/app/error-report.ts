import { SlackFault } from './ports/slack-fault.ts';

/**
 * An error without its message: a message may quote what somebody typed, a token, or a server's answer. What is left
 * tells a developer what it was and where.
 */
export interface ErrorReport {
  /** The error's name, such as `TypeError`; for what is no error, its type. */
  readonly type: string;
  /** The code of a system, a library or Slack, such as `ECONNREFUSED` or `chat.postMessage: not_in_channel`. */
  readonly code?: string | number;
  /** Where it was thrown, innermost first. */
  readonly frames?: readonly string[];
  /** What it came from. */
  readonly cause?: ErrorReport;
}

const MOST_FRAMES = 8;
const DEEPEST = 4;
/** Codes are short words; what is longer, or has spaces, may be a sentence. */
const CODE = /^(?:[\w.:/-]{1,60}|HTTP \d{3})$/;
/** A line of V8's stack; nothing else of a stack is taken. */
const FRAME = /^\s+at .{1,300}$/;
/** Redis begins its refusals with a code: `READONLY You can't write…`. */
const REDIS_CODE = /^[A-Z]{2,20}\b/;

/** What a log may say of an error. */
export function reportError(error: unknown, depth = 0): ErrorReport {
  if (!(error instanceof Error)) return { type: error === null ? 'null' : typeof error };
  const code = codeOf(error);
  const frames = framesOf(error);
  const cause = causeOf(error);
  return {
    type: nameOf(error),
    ...(code !== undefined && { code }),
    ...(frames.length > 0 && { frames }),
    ...(cause !== undefined && depth < DEEPEST && { cause: reportError(cause, depth + 1) }),
  };
}

/** The same in a line, for what is stored beside an effect and shown to operators. */
export function summarizeError(error: unknown): string {
  return summaryOf(reportError(error));
}

function summaryOf({ type, code, frames, cause }: ErrorReport): string {
  const what = code === undefined ? type : `${type} (${code})`;
  if (cause) return `${what}, from ${summaryOf(cause)}`;
  // Where a server or Slack said no is known by the code; a fault of Scribe's own is found by its place.
  return frames?.[0] === undefined || code !== undefined ? what : `${what} at ${frames[0]}`;
}

function causeOf(error: unknown): unknown {
  if (error instanceof AggregateError && error.cause === undefined) return error.errors[0];
  return error instanceof Error ? error.cause : undefined;
}

function nameOf({ name }: Error): string {
  return CODE.test(name) ? name : 'Error';
}

function codeOf(error: Error): string | number | undefined {
  if (error instanceof SlackFault) return slackCode(error);
  if (error.name === 'ReplyError') return REDIS_CODE.exec(error.message)?.[0];
  if (!('code' in error)) return undefined;
  const { code } = error;
  if (typeof code === 'number') return code;
  return typeof code === 'string' && CODE.test(code) ? code : undefined;
}

function slackCode({ trouble }: SlackFault): string {
  switch (trouble.kind) {
    case 'refused':
      return `${trouble.method}: ${CODE.test(trouble.error) ? trouble.error : 'refused'}`;
    case 'doubt':
    case 'unavailable':
      return CODE.test(trouble.why) ? trouble.why : trouble.kind;
    case 'limited':
    case 'uninstalled':
      return trouble.kind;
    default:
      return trouble satisfies never;
  }
}

/**
 * The lines at the end of the stack that look like places. It begins with the message as it was when the stack was
 * taken, which may look like anything, also like a place.
 */
function framesOf({ stack = '', message }: Error): string[] {
  const at = message === '' ? -1 : stack.indexOf(message);
  const lines = (at < 0 ? stack : stack.slice(at + message.length)).split('\n');
  const firstFrame = lines.findLastIndex((line) => !FRAME.test(line)) + 1;
  return lines.slice(firstFrame, firstFrame + MOST_FRAMES).map((line) => line.trim().replace(/^at /, ''));
}
