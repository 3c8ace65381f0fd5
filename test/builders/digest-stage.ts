import { claimReminders } from '../../src/app/actions/remind-owners.ts';
import type { App } from '../../src/app/app.ts';
import { runEffect } from '../../src/app/effects/run-effect.ts';
import type { DigestPosts, DigestShown } from '../../src/app/ports/digest-posts.ts';
import type { ActionItem } from '../../src/domain/actions/action-item.ts';
import { ON_THE_DAY, REMINDERS } from '../../src/domain/actions/ladder.ts';
import { NO_NUDGES } from '../../src/domain/incident/nudges.ts';
import { memoryPorts } from '../contract/memory/memory-ports.ts';
import { actionOf } from './action.ts';

/** Nine in the morning, in UTC, of the Friday on which items are due. */
export const NINE = new Date('2026-11-20T09:00:00Z');

/** A message in the fake Slack. */
export interface Sent {
  readonly to: string;
  readonly effect: string;
  readonly ts: string;
  shown: DigestShown;
}

/** Workers on stores in memory, a Slack that keeps what it is sent, and a clock that tests move. */
export function digestStage(more: Partial<App['policy']> = {}) {
  const ports = memoryPorts();
  const sent: Sent[] = [];
  const edits: string[] = [];
  const offered: unknown[] = [];
  let now = NINE;
  const find = (effect: string) => sent.find((one) => one.effect === effect);
  const digestPosts: DigestPosts = {
    open: async (_team, place) => (place.kind === 'person' ? `D${place.user}` : place.channel),
    findSent: async ({ tag }) => find(tag.effect)?.ts,
    async post({ channel, tag }, shown) {
      const before = tag.since && find(tag.effect);
      if (before) return before.ts;
      await tag.hold?.();
      const ts = `${sent.length + 1}.0`;
      sent.push({ to: channel, effect: tag.effect, ts, shown });
      return ts;
    },
    async edit({ ts }, shown) {
      edits.push(ts);
      const one = sent.find((each) => each.ts === ts);
      if (one) one.shown = shown;
    },
  };
  const app = {
    ...ports,
    digestPosts,
    directMessages: { findSent: async () => undefined, updateReminder: async () => undefined },
    channelPosts: { actionLine: async () => '1.0' },
    peopleSource: { read: async () => ({ name: 'x', zone: 'UTC', deactivated: false }) },
    queue: { offer: (refs: readonly unknown[]) => offered.push(...refs), echoSoon: () => undefined },
    journal: { info: () => undefined, warn: () => undefined },
    policy: {
      holidays: new Set(),
      reminders: { ...REMINDERS, ...ON_THE_DAY },
      nudges: NO_NUDGES,
      teams: [],
      ...more,
    },
    clock: () => now,
  } as unknown as App;
  return {
    ...{ app, sent, edits, offered },
    clock: {
      set: (to: Date) => {
        now = to;
      },
      ahead: (seconds: number) => {
        now = new Date(now.getTime() + seconds * 1_000);
      },
    },
    /** An item that is due for a reminder at nine. */
    item: async (number: number, change: Partial<ActionItem> = {}) => {
      const item = actionOf({ id: `cmd.T1.${number}`, number, key: `A-${number}`, ...change });
      await app.actions.create({ item, remindAt: NINE, effects: [], at: item.createdAt });
      return item;
    },
    /** Sweeps and does what is due, then what becomes due within a minute, until nothing is. */
    work: async (worker: App = app, rounds = 8) => {
      for (let round = 0; round < rounds; round += 1) {
        await claimReminders(worker);
        const due = await worker.effects.due(now, 500, 0);
        for (const ref of due.filter(({ key }) => !key.startsWith('line-')))
          await runEffect(worker, ref, 10_000);
        now = new Date(now.getTime() + 6_000);
      }
    },
    told: () => sent.map(({ to, shown }) => [to, shown.items.map(({ item }) => item.key)] as const),
  };
}
