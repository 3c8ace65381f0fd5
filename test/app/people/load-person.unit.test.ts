import { describe, expect, it } from '@jest/globals';
import { diagnoseZones } from '../../../src/app/diagnosis/diagnose-zones.ts';
import { personOf } from '../../../src/app/people/load-person.ts';
import type { PersonSaid } from '../../../src/app/ports/people-source.ts';
import { memoryPeople } from '../../contract/memory/memory-people.ts';

const start = new Date('2026-11-29T19:34:00Z');
const journal = { info: () => undefined, warn: () => undefined };

/** People of whom Slack says this; `minutes` later by the clock each time it is moved. */
function stage(said: PersonSaid | 'silent' | 'hanging') {
  let now = start;
  let asked = 0;
  let answer = said;
  let answerAtLast = (_: PersonSaid): void => undefined;
  const later = new Promise<PersonSaid>((resolve) => {
    answerAtLast = resolve;
  });
  const app = {
    people: memoryPeople(),
    peopleSource: {
      read: async () => {
        asked += 1;
        if (answer === 'silent') throw new Error('no answer');
        if (answer === 'hanging') return later;
        return answer;
      },
    },
    clock: () => now,
    journal,
  };
  return {
    app,
    ana: () => personOf(app, 'T1', 'UANA'),
    asked: () => asked,
    answersAtLast: (said: PersonSaid) => answerAtLast(said),
    says: (next: PersonSaid | 'silent') => {
      answer = next;
    },
    pass: (minutes: number) => {
      now = new Date(now.getTime() + minutes * 60_000);
    },
  };
}

const madrid = { name: 'ana', zone: 'Europe/Madrid', offset: 60, deactivated: false };

describe('personOf', () => {
  it('takes the zone of the rules where Slack names the same offset, and asks once a day', async () => {
    const { ana, asked, pass } = stage(madrid);
    expect(await ana()).toMatchObject({ zone: 'Europe/Madrid' });
    pass(23 * 60);
    await ana();
    expect(asked()).toBe(1);
    pass(2 * 60);
    await ana();
    expect(asked()).toBe(2);
  });

  it('goes by another offset of Slack for an hour, then asks again', async () => {
    const { app, ana, asked, pass, says } = stage({ ...madrid, offset: 120 });
    expect(await ana()).toMatchObject({ zone: { name: 'Europe/Madrid', said: { minutes: 120, at: start } } });
    expect(await diagnoseZones(app.people, 'T1', start)).toMatchObject({
      state: 'warning',
      text: expect.stringContaining('Europe/Madrid is +02:00 by Slack, +01:00 by the rules'),
    });
    pass(59);
    await ana();
    expect(asked()).toBe(1);
    pass(2);
    says('silent');
    expect(await ana()).toMatchObject({ zone: 'Europe/Madrid' });
    says(madrid);
    expect(await ana()).toMatchObject({ zone: 'Europe/Madrid' });
    expect(await diagnoseZones(app.people, 'T1', start)).toMatchObject({ state: 'ok' });
  });

  it('says that a zone is unknown, and asks again', async () => {
    const { ana, says } = stage('silent');
    expect(await ana()).toMatchObject({ zone: 'UTC', zoneUnknown: true });
    says(madrid);
    const known = await ana();
    expect(known.zone).toBe('Europe/Madrid');
    expect(known).not.toHaveProperty('zoneUnknown');
  });

  it('waits once for a Slack that hangs, however often the same person is needed', async () => {
    const { ana, asked, answersAtLast } = stage('hanging');
    expect(await ana()).toMatchObject({ zone: 'UTC', zoneUnknown: true });
    const halfAWait = new Promise((resolve) => setTimeout(resolve, 500, 'still waiting'));
    expect(await Promise.race([ana(), halfAWait])).toMatchObject({ zone: 'UTC', zoneUnknown: true });
    expect(asked()).toBe(1);
    answersAtLast(madrid);
    await halfAWait;
    expect(await ana()).toMatchObject({ zone: 'Europe/Madrid' });
    expect(asked()).toBe(1);
  });

  it('goes by the offset of a zone that the rules do not have for an hour, and says then that it is unknown', async () => {
    const { ana, asked, pass, says } = stage({ ...madrid, zone: 'Moon/Base', offset: -570 });
    expect(await ana()).toMatchObject({ zone: '-09:30' });
    expect(await ana()).not.toHaveProperty('zoneUnknown');
    pass(59);
    await ana();
    expect(asked()).toBe(1);
    pass(2);
    says('silent');
    expect(await ana()).toMatchObject({ name: 'ana', zone: 'UTC', zoneUnknown: true });
    says({ ...madrid, zone: 'Moon/Base', offset: -510 });
    expect(await ana()).toMatchObject({ zone: '-08:30' });
  });

  it('takes an offset that an earlier version stored as a zone for an hour as well', async () => {
    const { app, ana, pass } = stage('silent');
    const stored = { team: 'T1', user: 'UANA', name: 'Ana', zone: '-09:30', deactivated: false };
    await app.people.put({ ...stored, readAt: start });
    expect(await ana()).toMatchObject({ zone: '-09:30' });
    pass(61);
    expect(await ana()).toMatchObject({ name: 'Ana', zone: 'UTC', zoneUnknown: true });
  });

  it('knows nothing where Slack says nothing of the place', async () => {
    const silent = stage({ ...madrid, zone: undefined, offset: undefined });
    expect(await silent.ana()).toMatchObject({ zone: 'UTC', zoneUnknown: true });
  });

  it('reads a zone that an earlier version stored and the rules do not have as unknown', async () => {
    const { app, ana } = stage('silent');
    const stored = { team: 'T1', user: 'UANA', name: 'Ana', zone: 'Moon/Base', deactivated: false };
    await app.people.put({ ...stored, readAt: start });
    expect(await ana()).toMatchObject({ name: 'Ana', zone: 'UTC', zoneUnknown: true });
  });
});
