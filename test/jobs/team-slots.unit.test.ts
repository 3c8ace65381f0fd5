import { describe, expect, it } from '@jest/globals';
import { teamSlots } from '../../src/jobs/team-slots.ts';

/** Takes until it is refused. */
function fill(slots: ReturnType<typeof teamSlots>, team: string) {
  const taken: (() => void)[] = [];
  for (;;) {
    const slot = slots.take(team);
    if ('askAgainMs' in slot) return { taken, askAgainMs: slot.askAgainMs };
    taken.push(slot.release);
  }
}

describe('the slots of a worker', () => {
  it('leave one for a team that comes, however many hang', () => {
    const slots = teamSlots(16);
    expect(fill(slots, 'T1').taken).toHaveLength(8);
    expect(fill(slots, 'T2').taken).toHaveLength(5);
    for (let number = 3; number < 40; number++) expect(slots.take(`T${number}`)).toHaveProperty('release');
  });

  it('are given back', () => {
    const slots = teamSlots(4);
    const { taken } = fill(slots, 'T1');
    expect(taken).toHaveLength(2);
    taken[0]?.();
    expect(fill(slots, 'T1').taken).toHaveLength(1);
    for (const release of taken) release();
  });

  it('have those who wait come back one by one, as soon as a slot can be free and at most after five seconds', () => {
    let now = 1_000;
    const slots = teamSlots(4, () => now);
    const [first] = fill(slots, 'T1').taken;
    now += 400;
    first?.();
    const { askAgainMs } = fill(slots, 'T1');
    const waits = [askAgainMs, ...Array.from({ length: 3 }, () => fill(slots, 'T1').askAgainMs)];
    expect(waits).toEqual([20, 40, 60, 80]);
    now += 60_000;
    for (let job = 0; job < 50; job++) expect(fill(slots, 'T1').askAgainMs).toBeLessThanOrEqual(5_000);
  });
});
