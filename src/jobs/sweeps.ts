import { setTimeout as sleep } from 'node:timers/promises';

import type { EchoPlace } from '../app/ports/echoes.ts';
import type { EffectRef } from '../app/ports/effects.ts';
import type { Queue } from '../app/ports/queue.ts';
import type { Log } from '../log.ts';
import { outageLog } from './outage-log.ts';
import { sweepAttention } from './sweep-attention.ts';

/**
 * What every worker looks for in the database on a timer. The database decides who gets what, so any number of workers
 * may look. Nothing that must happen is known to Redis alone.
 */
export interface SweepWork {
  /** Claims wanted effects whose time has come, of at most so many documents; they are offered to the queue. */
  effects(now: Date, limit: number): Promise<readonly EffectRef[]>;
  /** Finds channels with entries to show, at most so many. */
  echoes(now: Date, limit: number): Promise<readonly EchoPlace[]>;
  /** Turns due reminders into wanted effects, which are offered. */
  reminders(now: Date): Promise<readonly EffectRef[]>;
  /** Plans reminders anew where the policy has changed, while it may go on. */
  plans(goesOn: () => boolean): Promise<unknown>;
  /** Turns nudges that are due into wanted effects, which are offered. */
  nudges(now: Date): Promise<readonly EffectRef[]>;
  /** Turns weekly digests that are due into wanted effects, which are offered. */
  weeklies(now: Date): Promise<readonly EffectRef[]>;
  /** Has the members of private incidents' channels read again, where it is time. */
  members(now: Date): Promise<readonly EffectRef[]>;
  /** Reads the words of incidents whose record changed, so that searches find them. */
  words(): Promise<unknown>;
  /** Removes deliveries that Slack will not send again. */
  cleanInbox(now: Date): Promise<unknown>;
  /** Removes what was left of files whose copying was killed. */
  cleanFiles(now: Date): Promise<unknown>;
}

/** Milliseconds between the passes of each sweep. */
export interface SweepTimings {
  readonly effects: number;
  readonly echoes: number;
  readonly reminders: number;
  readonly plans: number;
  readonly nudges: number;
  readonly weeklies: number;
  readonly members: number;
  readonly words: number;
  readonly cleanInbox: number;
  readonly cleanFiles: number;
}

/**
 * Those of effects and echoes are for while something is found (`sweepAttention`). What a killed worker had is free after a
 * lease of 8 s, and is to be done within 15 s.
 */
export const SWEEP_TIMINGS: SweepTimings = {
  effects: 2_500,
  echoes: 2_500,
  reminders: 60_000,
  plans: 10_000,
  nudges: 20_000,
  weeklies: 60_000,
  members: 10_000,
  words: 5_000,
  cleanInbox: 60 * 60_000,
  cleanFiles: 60 * 60_000,
};

export interface SweepParts {
  readonly work: SweepWork;
  readonly queue: Queue;
  /** Whether it is this worker's turn to look; the next turn comes after so many milliseconds. */
  readonly turn: (sweep: string, ms: number) => Promise<boolean>;
  /** How many effects wait in the queue. */
  readonly backlog: () => Promise<number>;
  /** While Redis is away nothing is claimed that could not be handed over. */
  readonly redisReady: () => boolean;
  readonly clock: () => Date;
  readonly timings: SweepTimings;
  readonly log: Log;
}

export interface Sweeps {
  /** Resolves when the passes that run are over; no new one begins. */
  stop(): Promise<void>;
}

/** Starts all sweeps; the first pass of each begins at once. */
export function startSweeps(parts: SweepParts): Sweeps {
  const { work, queue, redisReady, turn, clock, timings, log } = parts;
  const stopping = new AbortController();
  const often = (name: string, everyMs: () => number, pass: () => Promise<unknown>) =>
    repeat({ name, everyMs, pass, log, signal: stopping.signal });
  const loop = (name: string, everyMs: number, pass: () => Promise<unknown>) =>
    often(name, () => everyMs, pass);
  const watched = (name: 'effects' | 'echoes', look: () => Promise<number>) => {
    const attention = sweepAttention(timings[name]);
    const isMine = () => turn(attention.isCalm() ? `${name}-calm` : name, attention.everyMs());
    return often(name, attention.everyMs, () =>
      attention.look(async () => {
        if (!redisReady()) return undefined;
        return (await isMine()) ? look() : 0;
      }),
    );
  };
  const loops = [
    watched('effects', () => sweepEffects(parts)),
    watched('echoes', async () => {
      const found = await work.echoes(clock(), LIMIT);
      for (const { team, incident } of found) queue.echoSoon(team, incident);
      return found.length;
    }),
    loop('reminders', timings.reminders, async () => queue.offer(await work.reminders(clock()))),
    loop('plans', timings.plans, async () => {
      if (!(await turn('plans', timings.plans))) return;
      // The turn of the next worker comes before this one's ends.
      const until = performance.now() + timings.plans * 0.7;
      await work.plans(() => !stopping.signal.aborted && performance.now() < until);
    }),
    loop('nudges', timings.nudges, async () => {
      if (await turn('nudges', timings.nudges)) queue.offer(await work.nudges(clock()));
    }),
    loop('weeks', timings.weeklies, async () => {
      if (await turn('weeklies', timings.weeklies)) queue.offer(await work.weeklies(clock()));
    }),
    loop('members', timings.members, async () => {
      if (redisReady()) queue.offer(await work.members(clock()));
    }),
    loop('words', timings.words, async () => {
      if (await turn('words', timings.words)) await work.words();
    }),
    loop('inbox', timings.cleanInbox, () => work.cleanInbox(clock())),
    loop('files', timings.cleanFiles, async () => {
      if (await turn('files', timings.cleanFiles)) await work.cleanFiles(clock());
    }),
  ];
  return {
    async stop() {
      stopping.abort();
      await Promise.all(loops);
    },
  };
}

/** What one look takes. */
const LIMIT = 200;
/** The queue holds about so many of what waits; the rest stays in the database until these are done. */
const BACKLOG = 400;

/** Goes on at once while there is more, and workers have not enough to do. Gives how many it offered. */
async function sweepEffects({ work, queue, clock, backlog }: SweepParts): Promise<number> {
  for (let offered = 0; ; ) {
    const refs = await work.effects(clock(), LIMIT);
    queue.offer(refs);
    offered += refs.length;
    if (refs.length < LIMIT || (await backlog()) > BACKLOG) return offered;
  }
}

/** One pass after another, never two at once; the pauses vary by a fifth, to spread workers out. */
async function repeat(loop: {
  readonly name: string;
  readonly everyMs: () => number;
  readonly pass: () => Promise<unknown>;
  readonly log: Log;
  readonly signal: AbortSignal;
}): Promise<void> {
  const { name, everyMs, pass, log, signal } = loop;
  const outage = outageLog(log, `The sweep of ${name}`, 'it tries again');
  while (!signal.aborted) {
    try {
      await pass();
      outage.worked();
    } catch (error) {
      outage.failed(error);
    }
    const pauseMs = everyMs() * (0.9 + Math.random() * 0.2);
    // Only the abort rejects, and the loop's condition sees it.
    await sleep(pauseMs, undefined, { signal }).catch(() => undefined);
  }
}
