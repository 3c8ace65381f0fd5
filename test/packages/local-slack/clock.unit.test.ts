import { describe, expect, it } from '@jest/globals';
import { MovableClock } from '../../../packages/local-slack/server/state/clock.ts';

describe('the movable clock', () => {
  it('runs timers in the order of their time, at their time, with those that they set', async () => {
    const clock = new MovableClock();
    const start = clock.now();
    const ran: [string, number][] = [];
    const note = (name: string) => ran.push([name, Math.round((clock.now() - start) / 1000)]);
    clock.after(300_000, async () => void note('late'));
    clock.after(60_000, async () => {
      note('early');
      clock.after(60_000, async () => void note('next'));
    });
    await clock.advance(299_000);
    expect(ran).toEqual([
      ['early', 60],
      ['next', 120],
    ]);
    await clock.advance(2_000);
    expect(ran.at(-1)).toEqual(['late', 300]);
    clock.stop();
  });

  it('runs timers without being moved too', async () => {
    const clock = new MovableClock();
    const keepAwake = setInterval(() => {}, 1_000);
    await new Promise<void>((resolve) => clock.after(20, async () => resolve()));
    clearInterval(keepAwake);
    clock.stop();
  });

  it('gives every message its own ts, in order', () => {
    const clock = new MovableClock();
    const all = Array.from({ length: 1000 }, () => clock.nextTs());
    expect(new Set(all).size).toBe(1000);
    expect([...all].sort((a, b) => Number(a) - Number(b))).toEqual(all);
    expect(all[0]).toMatch(/^\d{10}\.\d{6}$/);
  });

  it('does not go back', async () => {
    await expect(new MovableClock().advance(-1)).rejects.toThrow('only moves ahead');
  });
});
