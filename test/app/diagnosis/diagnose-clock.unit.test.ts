import { describe, expect, it } from '@jest/globals';
import { diagnoseClock } from '../../../src/app/diagnosis/diagnose-clock.ts';

const NOW = Date.UTC(2026, 10, 30, 12);
const machine = () => new Date(NOW);
const clock = (name: string, minutes: number) => ({
  name,
  read: async () => new Date(NOW + minutes * 60_000),
});
const silent = { name: 'Slack', read: () => Promise.reject(new Error('no answer')) };

describe('the clock', () => {
  it('is at fault where it differs from Slack’s, whatever the stores say', async () => {
    const stores = [clock('MongoDB', 0)];
    expect(await diagnoseClock(machine, { slack: clock('Slack', 3), stores })).toMatchObject({
      state: 'fault',
      text: 'this machine is 3 min behind Slack.',
    });
  });

  it('is right where Slack agrees: then a store’s is off', async () => {
    const stores = [clock('MongoDB', -5), clock('Redis', 0)];
    expect(await diagnoseClock(machine, { slack: clock('Slack', 0), stores })).toMatchObject({
      state: 'warning',
      text: 'MongoDB is 5 min behind this machine.',
      advice: 'Set the clock of that server by NTP; this machine agrees with Slack.',
    });
  });

  it('is in doubt where a store’s differs and Slack does not answer', async () => {
    expect(await diagnoseClock(machine, { slack: silent, stores: [clock('Redis', 2)] })).toMatchObject({
      state: 'fault',
      text: 'Redis is 2 min ahead of this machine.',
    });
  });

  it('is fine within a minute', async () => {
    expect(await diagnoseClock(machine, { slack: silent, stores: [clock('Redis', 0.9)] })).toEqual({
      name: 'Clock',
      state: 'ok',
      text: 'within a minute of Redis',
    });
  });
});
