import { setTimeout } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { App } from '../../../src/app/app.ts';
import { wordIndexer } from '../../../src/app/search/index-words.ts';
import { type SearchPage, searchIncidents } from '../../../src/app/search/search-incidents.ts';
import { readPolicy } from '../../../src/config/policy.ts';
import type { Incident } from '../../../src/domain/incident/incident.ts';
import { memoryPorts } from '../../contract/memory/memory-ports.ts';
import { anAction, anEntry, anIncident } from '../../contract/samples.ts';

const TEAM = 'T1';
const NOW = new Date('2026-11-20T18:00:00Z');

let memory: ReturnType<typeof memoryPorts>;
let app: Parameters<typeof searchIncidents>[0] & Parameters<typeof wordIndexer>[0];
let index: () => Promise<void>;

/** A change right after another is noted a little later, by a timer that was set before this one. */
const noted = () => setTimeout(5);

beforeEach(() => {
  memory = memoryPorts();
  app = {
    ...memory,
    channelLookup: { kindOf: async () => 'private', members: async () => [] },
    queue: { offer: () => undefined, echoSoon: () => undefined } as unknown as App['queue'],
    journal: { info: () => undefined, warn: () => undefined },
    clock: () => NOW,
    policy: { ...readPolicy('', 'test'), announceChannel: undefined },
  };
  index = wordIndexer(app);
});

async function declared(number: number, more: Partial<Incident> = {}): Promise<Incident> {
  const incident = anIncident(TEAM, number, { title: `Incident ${number}`, ...more });
  await app.incidents.create({ incident, events: [], effects: [], at: incident.declaredAt });
  return incident;
}

const logged = (number: number, incident: Incident, text: string) =>
  app.entries.insert(anEntry(TEAM, number, { incident: incident.key, text }), [], NOW);

async function search(line: string, asked: { readonly user?: string; readonly from?: SearchPage } = {}) {
  const result = await searchIncidents(app, { team: TEAM, user: 'UANA', line, ...asked });
  if (result.kind !== 'searched') throw new Error('there is no word in that');
  const found = result.found.map(({ known, lines }) => [
    known.incident.key.slice(-1),
    ...lines.map(({ of, text }) => `${of}: ${text}`),
  ]);
  return { ...result, found };
}

describe.each([
  ['right after it was written', async () => undefined],
  ['once its words are indexed', () => index()],
])('what was recorded is found %s', (_when, read) => {
  it('in a title, an update, an entry, an item and the end', async () => {
    const one = await declared(1, { title: 'Checkout is slow' });
    await declared(2, { lastUpdate: { text: 'slow queries again', at: NOW, by: 'U1' } });
    await declared(3, {
      phase: { state: 'resolved', at: NOW, by: 'U1', summary: 'the slow replica is gone' },
    });
    await declared(4);
    await logged(1, one, 'a slow deploy');
    await app.actions.create({
      item: anAction(TEAM, 1, { incident: one.key, title: 'Alarm on slow queries', doneWhen: undefined }),
      ...{ remindAt: undefined, effects: [], at: NOW },
    });
    await read();
    expect((await search('Slow')).found).toEqual([
      ['3', 'summary: the slow replica is gone'],
      ['2', 'update: slow queries again'],
      ['1', 'title: Checkout is slow', 'item: Alarm on slow queries', 'entry: a slow deploy'],
    ]);
  });

  it('where the incident holds every word, the line with most of them first', async () => {
    const [one, two] = [await declared(1), await declared(2)];
    await logged(1, one, 'redis restarted');
    await logged(2, one, 'timeouts in redis');
    await logged(3, two, 'redis restarted');
    await read();
    expect((await search('redis timeout')).found).toEqual([
      ['1', 'entry: timeouts in redis', 'entry: redis restarted'],
    ]);
    expect((await search('redis nonsense')).found).toEqual([]);
  });

  it('but nothing of a private incident that somebody may not see', async () => {
    const secret = await declared(1, {
      ...{ private: true, place: { kind: 'none' }, declaredBy: 'UBO', title: 'Payroll leaked' },
    });
    await logged(1, secret, 'payroll file in a public bucket');
    await read();
    expect(await search('payroll')).toMatchObject({ found: [], next: undefined, doubtful: 0 });
    expect((await search('payroll', { user: 'UBO' })).found).toHaveLength(1);
  });

  it('but not what was taken back or given other words', async () => {
    const one = await declared(1);
    await logged(1, one, 'the typo in chekout');
    await read();
    const entry = await app.entries.byId(TEAM, anEntry(TEAM, 1).id);
    if (!entry) throw new Error('the entry is gone');
    await app.entries.save({ ...entry, text: 'the typo in checkout', version: entry.version + 1 }, [], NOW);
    await noted();
    expect((await search('chekout')).found).toEqual([]);
    expect((await search('checkout')).found).toEqual([['1', 'entry: the typo in checkout']]);
    const struck = { state: 'struck' as const, by: 'U1', at: NOW };
    await app.entries.save({ ...entry, standing: struck, version: entry.version + 2 }, [], NOW);
    await noted();
    await read();
    expect((await search('typo')).found).toEqual([]);
  });
});

describe('pages of a search', () => {
  it('hold five incidents each, none twice and none left out, whatever is private', async () => {
    for (let number = 1; number <= 9; number += 1)
      await declared(number, {
        title: 'Redis down',
        ...(number % 3 === 0 ? { private: true, place: { kind: 'none' }, declaredBy: 'UBO' } : {}),
      });
    await index();
    const first = await search('redis');
    expect(first.found.map(([key]) => key)).toEqual(['8', '7', '5', '4', '2']);
    const second = await search('redis', first.next ? { from: first.next } : {});
    expect(second.found.map(([key]) => key)).toEqual(['1']);
    expect(second.next).toBeUndefined();
  });
});

it('an incident that changes while its words are read is read again', async () => {
  const one = await declared(1);
  await index();
  const byKey = app.incidents.byKey.bind(app.incidents);
  let once = true;
  Object.assign(app, {
    incidents: {
      ...app.incidents,
      byKey: async (team: string, key: string) => {
        const known = await byKey(team, key);
        if (once) await memory.searchIndex.changed({ team, incident: key }, NOW);
        once = false;
        return known;
      },
    },
  });
  await memory.searchIndex.changed({ team: TEAM, incident: one.key }, NOW);
  await index();
  expect(await memory.searchIndex.changing(TEAM, 9)).toEqual([one.key]);
});

it('a line without any word is said to be one', async () => {
  expect(await searchIncidents(app, { team: TEAM, user: 'UANA', line: '… ?!' })).toEqual({
    kind: 'no words',
  });
});
