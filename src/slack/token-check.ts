import { WebAPIRateLimitedError } from '@slack/web-api';
import { refusalIn } from './refusal.ts';
import { slackSilent, slackUnsaid, tokenRefused } from './words/connection.ts';

/** Asks Slack now and then whether it takes the bot token, so that readiness need not ask at every probe. */
export interface TokenCheck {
  /** Asks for the first time, and from then on. */
  start(): void;
  /** What Slack last said against it, or that it said nothing, in a sentence. */
  trouble(): string | undefined;
  /** A call failed: asks now. */
  doubt(): void;
  stop(): void;
}

export interface TokenCheckOptions {
  /** `auth.test` with the token. */
  readonly ask: () => Promise<unknown>;
  /** Pause between two questions, in milliseconds. */
  readonly everyMs?: number;
}

/** `auth.test` is allowed hundreds of times a minute (docs.slack.dev/reference/methods/auth.test). */
const EVERY_MS = 10_000;
/** While something is wrong (ms). */
const SOON_MS = 2_000;
/** Doubts do not ask more often than this (ms). */
const AT_MOST_EVERY_MS = 1_000;
/** Slack takes a command's answer for 3 s; a Slack that does not answer by then is as good as away (ms). */
const PATIENCE_MS = 3_000;

export function tokenCheck({ ask, everyMs = EVERY_MS }: TokenCheckOptions): TokenCheck {
  let trouble: string | undefined = slackUnsaid();
  let timer: NodeJS.Timeout | undefined;
  let askedAt = 0;
  let asking = false;
  let running = false;

  async function look(): Promise<void> {
    if (asking || !running) return;
    asking = true;
    askedAt = Date.now();
    clearTimeout(timer);
    trouble = await answerOf(ask);
    asking = false;
    next(trouble === undefined ? everyMs : Math.min(everyMs, SOON_MS));
  }

  function next(inMs: number): void {
    clearTimeout(timer);
    if (running) timer = setTimeout(() => void look(), inMs).unref();
  }

  return {
    start() {
      running = true;
      void look();
    },
    trouble: () => trouble,
    doubt() {
      if (!asking) next(Math.max(0, askedAt + AT_MOST_EVERY_MS - Date.now()));
    },
    stop() {
      running = false;
      clearTimeout(timer);
    },
  };
}

async function answerOf(ask: () => Promise<unknown>): Promise<string | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(slackSilent()), PATIENCE_MS);
  });
  try {
    return await Promise.race([ask().then(() => undefined, saidBy), late]);
  } finally {
    clearTimeout(timer);
  }
}

function saidBy(error: unknown): string | undefined {
  // Slack is there, and asks for a pause.
  if (error instanceof WebAPIRateLimitedError) return undefined;
  const code = refusalIn(error);
  return code === undefined ? slackSilent() : tokenRefused('SLACK_BOT_TOKEN', code);
}
