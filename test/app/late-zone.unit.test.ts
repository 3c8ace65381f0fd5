import { describe, expect, it } from '@jest/globals';
import type { App } from '../../src/app/app.ts';
import { runEffect } from '../../src/app/effects/run-effect.ts';
import { editEntry, retimeEntry, undoEntry } from '../../src/app/entries/change-entry.ts';
import { logEntry } from '../../src/app/entries/log-entry.ts';
import { personOf } from '../../src/app/people/load-person.ts';
import type { PersonSaid } from '../../src/app/ports/people-source.ts';
import { readPolicy } from '../../src/config/policy.ts';
import type { Notice } from '../../src/domain/effect.ts';
import { memoryPorts } from '../contract/memory/memory-ports.ts';
import { anIncident } from '../contract/samples.ts';

const START = new Date('2026-11-29T19:34:00.500Z');
const NEW_YORK = { name: 'bo', zone: 'America/New_York', offset: -300, deactivated: false };

/** A person of whom Slack says nothing, until `says`. */
function stage() {
  let now = START;
  let answer: PersonSaid | undefined;
  const told: Notice[] = [];
  const app = {
    ...memoryPorts(),
    peopleSource: {
      async read() {
        if (!answer) throw new Error('Slack does not answer.');
        return answer;
      },
    },
    directMessages: {
      async notify(_to: unknown, notice: Notice) {
        told.push(notice);
        return '1.0';
      },
    },
    queue: { offer: () => undefined, echoSoon: () => undefined },
    recentCommands: { said: async () => undefined },
    journal: { info: () => undefined, warn: () => undefined },
    policy: readPolicy('', 'test'),
    clock: () => now,
  } as unknown as App;
  const ref = (key: string) => ({ holder: 'entries', team: 'T1', id: 'cmd.T1.1', key }) as const;
  return {
    app,
    told,
    says: (said: PersonSaid) => {
      answer = said;
    },
    pass: (minutes: number) => {
      now = new Date(now.getTime() + minutes * 60_000);
    },
    log: async (text: string) =>
      logEntry(app, {
        id: 'cmd.T1.1',
        team: 'T1',
        incident: { team: 'T1', key: 'INC-2026-0001', resolved: false, private: false },
        person: await personOf(app, 'T1', 'UBO'),
        text,
        place: 'C1',
      }),
    perform: (key: string) => runEffect(app, ref(key)),
    entry: async () => {
      const found = await app.entries.byId('T1', 'cmd.T1.1');
      if (!found) throw new Error('The entry is gone.');
      return found;
    },
  };
}

describe('an entry whose author’s zone is not known yet', () => {
  it('is read as UTC, which is said, and read again as of then when the zone arrives', async () => {
    const { log, perform, entry, told, says, pass } = stage();
    const logged = await log('14:05 pool is full');
    expect(logged).toMatchObject({ kind: 'logged', zoneUnknown: true, other: undefined });
    expect((await entry()).occurredAt).toEqual(new Date('2026-11-29T14:05:00Z'));
    expect(await perform('reread-time')).toMatchObject({ kind: 'later' });
    expect(told).toEqual([]);
    says(NEW_YORK);
    // The next day 14:05 would be another one.
    pass(24 * 60);
    expect(await perform('reread-time')).toEqual({ kind: 'done' });
    expect(await entry()).toMatchObject({
      occurredAt: new Date('2026-11-29T19:05:00Z'),
      text: 'pool is full',
      version: 1,
      versions: [{ occurredAt: new Date('2026-11-29T14:05:00Z'), editedBy: 'zone' }],
    });
    expect(await perform('tell-zone')).toEqual({ kind: 'done' });
    expect(told).toEqual([
      {
        code: 'time-reread',
        said: '14:05',
        text: 'pool is full',
        at: new Date('2026-11-29T19:05:00Z'),
        zone: 'America/New_York',
        incident: 'INC-2026-0001',
      },
    ]);
    expect(await perform('reread-time')).toMatchObject({ kind: 'dropped' });
  });

  it('is read again where its author has left the private channel, who is told nothing of it', async () => {
    const { app, log, perform, told, says, entry } = stage();
    const incident = anIncident('T1', 1, { private: true, declaredBy: 'UANA', roles: {} });
    await app.incidents.create({ incident, events: [], effects: [], at: START });
    await log('14:05 pool is full');
    says(NEW_YORK);
    await perform('reread-time');
    expect((await entry()).version).toBe(1);
    expect(await perform('tell-zone')).toMatchObject({ kind: 'dropped' });
    expect(told).toEqual([]);
  });

  it('stays as somebody set it by hand meanwhile', async () => {
    const { app, log, perform, entry, says } = stage();
    await log('14:05 pool is full');
    const before = await entry();
    const set = new Date('2026-11-29T18:00:00Z');
    const asked = { team: 'T1', id: before.id, user: 'UBO' };
    await editEntry(app, asked, { ...before, occurredAt: set });
    says(NEW_YORK);
    expect(await perform('reread-time')).toMatchObject({ kind: 'dropped' });
    expect((await entry()).occurredAt).toEqual(set);
  });

  it('is read again with the words that it has by then', async () => {
    const { app, log, perform, entry, says } = stage();
    await log('yesterday 14:05 pool is full');
    const before = await entry();
    const asked = { team: 'T1', id: before.id, user: 'UBO' };
    await editEntry(app, asked, { ...before, text: 'pool was full' });
    says(NEW_YORK);
    await perform('reread-time');
    expect(await entry()).toMatchObject({
      text: 'pool was full',
      occurredAt: new Date('2026-11-28T19:05:00Z'),
    });
  });

  it.each(['14:05 UTC pool is full', '-10m pool is full', 'pool is full'])(
    'has nothing to be read again where the zone does not matter: %j',
    async (text) => {
      const { log, perform } = stage();
      expect(await log(text)).toMatchObject({ kind: 'logged', zoneUnknown: false });
      expect(await perform('reread-time')).toMatchObject({ kind: 'dropped' });
    },
  );

  it('is told to its author where by the zone its time is still ahead, and stays', async () => {
    const { log, perform, entry, told, says } = stage();
    await log('today 14:40 pool is full');
    const before = await entry();
    says(NEW_YORK);
    expect(await perform('reread-time')).toMatchObject({ kind: 'done' });
    expect(await entry()).toMatchObject({ occurredAt: before.occurredAt, version: before.version });
    expect(told).toEqual([
      {
        code: 'time-not-reread',
        said: 'today 14:40',
        text: 'pool is full',
        at: new Date('2026-11-29T14:40:00Z'),
        zone: 'America/New_York',
        incident: 'INC-2026-0001',
      },
    ]);
  });

  it('is not taken where by UTC it would be ahead', async () => {
    const { log } = stage();
    expect(await log('today 23:30 pool is full')).toMatchObject({ kind: 'ahead', zoneUnknown: true });
  });

  it('is asked about again later where Slack answers without a zone, for a week', async () => {
    const { log, perform, says, pass } = stage();
    await log('14:05 pool is full');
    says({ ...NEW_YORK, zone: undefined, offset: undefined });
    expect(await perform('reread-time')).toMatchObject({ kind: 'later' });
    pass(8 * 24 * 60);
    expect(await perform('reread-time')).toMatchObject({ kind: 'dropped' });
  });
});

describe('another reading of a time', () => {
  it('is taken for the version that was seen, and no longer than it stands', async () => {
    const { app, log, entry } = stage();
    await log('quarter to 3 pool is full');
    const { id, version } = await entry();
    const asked = { team: 'T1', id, user: 'UBO' };
    const at = new Date('2026-11-29T14:45:00Z');
    expect(await retimeEntry(app, asked, { at, version })).toMatchObject({ kind: 'changed' });
    const after = await entry();
    expect(after).toMatchObject({ occurredAt: at, text: 'quarter to 3 pool is full', version: version + 1 });
    expect(after.versions).toHaveLength(1);
    const later = { at: START, version };
    expect(await retimeEntry(app, asked, later)).toEqual({ kind: 'unchanged', entry: after });
    await undoEntry(app, asked);
    expect(await retimeEntry(app, asked, { at: START, version: version + 2 })).toMatchObject({
      kind: 'unchanged',
      entry: { standing: { state: 'struck' }, occurredAt: at },
    });
  });
});
