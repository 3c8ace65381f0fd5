import { describe, expect, it } from '@jest/globals';
import type { App } from '../../src/app/app.ts';
import { deliverExport } from '../../src/app/effects/export.ts';
import { authorsOf, withBylines } from '../../src/app/effects/with-bylines.ts';
import { cachedPeople } from '../../src/app/people/cached-people.ts';
import { keepNames } from '../../src/app/people/keep-names.ts';
import { learnNames } from '../../src/app/people/learn-names.ts';
import type { KnownIncident } from '../../src/app/ports/incidents.ts';
import { atOnce } from '../../src/app/ports/offload.ts';
import type { Person } from '../../src/app/ports/people.ts';
import type { PersonSaid } from '../../src/app/ports/people-source.ts';
import { SlackFault } from '../../src/app/ports/slack-fault.ts';
import { incidentRecord } from '../../src/app/postmortems/incident-record.ts';
import { NAME_ORDER } from '../../src/domain/person-name.ts';
import { newPostmortem } from '../../src/domain/postmortem/review/postmortem-state.ts';
import { BUILT_IN } from '../../src/domain/postmortem/templates/registry.ts';
import { renderTimelineCsv } from '../../src/render/csv.ts';
import { echoLine } from '../../src/slack/words/entries.ts';
import { looseTask } from '../builders/task.ts';
import { memoryPeople } from '../contract/memory/memory-people.ts';
import { memoryPorts } from '../contract/memory/memory-ports.ts';
import { anEntry, anIncident } from '../contract/samples.ts';

const NOW = new Date('2026-11-20T10:00:00Z');
const person = (user: string, more: Partial<Person> = {}): Person => ({
  ...{ team: 'T1', user, name: user, zone: 'UTC', deactivated: false, readAt: NOW },
  ...more,
});

/** What Slack says of each id; `asked` is what it was asked. */
function stage(said: Readonly<Record<string, PersonSaid | string>>) {
  const limits: number[] = [];
  const asked: string[] = [];
  let now = NOW;
  const app = {
    people: cachedPeople(memoryPeople()),
    peopleSource: {
      async read(_team: string, user: string) {
        const retryAfterMs = asked.length === 0 ? undefined : limits.pop();
        if (retryAfterMs !== undefined) throw new SlackFault({ kind: 'limited', retryAfterMs });
        asked.push(user);
        const answer = said[user] ?? 'user_not_found';
        if (typeof answer !== 'string') return answer;
        throw new SlackFault({ kind: 'refused', error: answer, needed: undefined, method: 'users.info' });
      },
    },
    journal: { info: () => undefined, warn: () => undefined },
    clock: () => now,
  } satisfies Pick<App, 'people' | 'peopleSource' | 'journal' | 'clock'>;
  const later = (hours: number) => {
    now = new Date(now.getTime() + hours * 3_600_000);
  };
  return { app, asked, later, limits };
}

describe('names', () => {
  it('are asked for once, for people and apps, and who is unknown to Slack again a day later', async () => {
    const bot = { name: 'Deploys', zone: undefined, deactivated: false, bot: true };
    const { app, asked, later } = stage({ B0DEPLOY01: bot, U0REN0001: { ...bot, name: 'Ren', bot: false } });
    const ids = ['U0REN0001', 'B0DEPLOY01', 'U0GONE0001', 'oncall-1', 'U0REN0001'];
    await learnNames(app, 'T1', ids);
    await learnNames(app, 'T1', ids);
    expect(asked).toEqual(['U0REN0001', 'B0DEPLOY01', 'U0GONE0001']);
    expect(await app.people.find('T1', 'B0DEPLOY01')).toMatchObject({ name: 'Deploys', bot: true });
    later(25);
    await learnNames(app, 'T1', ids);
    expect(asked.slice(3)).toEqual(['U0GONE0001']);
  });

  it('are left for later where Slack refuses for another reason, without asking for everybody', async () => {
    const { app, asked } = stage({ U0REN0001: 'missing_scope' });
    await learnNames(app, 'T1', ['U0REN0001', 'U0TIM0001']);
    expect(asked).toEqual(['U0REN0001']);
    expect(await app.people.find('T1', 'U0REN0001')).toBeUndefined();
  });

  const CROWD = Array.from({ length: 95 }, (_, at) => `U0CROWD${at + 100}`);

  it('are asked for in several passes where there are many, each when Slack is ready', async () => {
    const { app, asked, limits } = stage({});
    limits.push(30_000);
    const waits: (number | undefined)[] = [];
    do waits.push(await learnNames(app, 'T1', CROWD));
    while (waits.at(-1) !== undefined && waits.length < 9);
    expect(waits).toEqual([30_000, 0, 0, undefined]);
    expect(asked).toEqual(CROWD);
  });

  it('are all known before a file is written, also those of people who were only asked to review', async () => {
    const { app, asked } = stage({});
    const ports = memoryPorts();
    const known = {
      incident: anIncident('T1'),
      events: [],
      channel: 'C1',
      externalIds: {},
    } as unknown as KnownIncident;
    await ports.entries.insert(anEntry('T1', 1, { text: CROWD.map((id) => `<@${id}>`).join(' ') }), [], NOW);
    const review = { state: 'in review', approver: 'U0JUDGE001', reviewers: ['U0QUIET001'] } as const;
    const workflow = { ...review, askedBy: 'U0LEAD0001', askedAt: NOW, said: [] };
    const state = { ...newPostmortem('T1', known.incident.key), workflow, version: 1 };
    await ports.postmortems.saveState({ state, remindAt: undefined, effects: [], at: NOW });
    let written = 0;
    const renderer = {
      exportFiles: async () => {
        written += 1;
        return [];
      },
    };
    const policy = { templates: { known: BUILT_IN, default: 'standard', severity: {} }, thresholds: {} };
    const all = { ...ports, ...app, renderer, policy, offload: atOnce } as unknown as App;
    const effect = { kind: 'export', export: 'x1', format: 'csv', by: 'U1', asOf: NOW } as const;
    const outcomes: string[] = [];
    do outcomes.push((await deliverExport(all, known, { effect, task: looseTask('export-1') })).kind);
    while (written === 0 && outcomes.length < 9);
    expect(outcomes).toEqual(['later', 'later', 'done']);
    expect(asked).toEqual(expect.arrayContaining([...CROWD, 'U0LEAD0001', 'U0JUDGE001', 'U0QUIET001']));
  });

  it('of apps stand in lines of the channel, also where their message had none', async () => {
    const { app } = stage({});
    await app.people.put(person('B0DEPLOY01', { name: 'Deploys' }));
    const entries = [
      anEntry('T1', 1, { author: 'B0DEPLOY01' }),
      anEntry('T1', 2, { author: 'B0DEPLOY01', byline: 'Nightly' }),
      anEntry('T1', 3, { author: 'B0OTHER001' }),
    ];
    expect(authorsOf(entries)).toEqual(['B0DEPLOY01', 'B0OTHER001']);
    const lines = (await withBylines(app, 'T1', entries)).map(echoLine);
    expect(lines.map((line) => line.replace(/.* — /, ''))).toEqual([
      'Deploys',
      'Nightly',
      'an app (B0OTHER001)',
    ]);
  });

  it('follow the order of the configuration, also those that were stored before', async () => {
    const store = memoryPeople();
    await store.put(
      person('U1', { name: 'kim', names: { display: 'kim', real: 'Kim Lee', handle: 'klee' } }),
    );
    await store.put(person('U2', { name: 'stored by an earlier version' }));
    const names = async (...order: ('display' | 'real' | 'handle')[]) =>
      (await cachedPeople(store, order).many('T1', ['U1', 'U2'])).map(({ name }) => name);
    expect(await names('real', 'display')).toEqual(['Kim Lee', 'stored by an earlier version']);
    expect(await names('handle')).toEqual(['klee', 'stored by an earlier version']);
    expect((await cachedPeople(store, ['handle']).find('T1', 'U1'))?.name).toBe('klee');
  });

  it('that a message brings are kept until Slack says more', async () => {
    const { app } = stage({});
    const brought = {
      team: 'T1',
      user: 'U0PARTNER1',
      names: { person: { display: 'Kim', real: 'Kim Lee' } },
    };
    await keepNames(app, brought, NAME_ORDER);
    expect(await app.people.find('T1', 'U0PARTNER1')).toMatchObject({ name: 'Kim', zoneUnknown: true });
    await app.people.put(person('U0PARTNER1', { name: 'Kimberly', readAt: NOW }));
    await keepNames(app, brought, NAME_ORDER);
    expect((await app.people.find('T1', 'U0PARTNER1'))?.name).toBe('Kimberly');
  });

  it('stay those of the newest reading, whatever comes late', async () => {
    const { app } = stage({});
    await app.people.put(person('U1', { name: 'new', readAt: NOW }));
    await app.people.put(person('U1', { name: 'old', readAt: new Date(NOW.getTime() - 1) }));
    expect((await app.people.find('T1', 'U1'))?.name).toBe('new');
  });
});

it('a record names everybody who can be named, and counts apps as no people', () => {
  const entry = (number: number, more: object) => anEntry('T1', number, more);
  const record = incidentRecord({
    incident: anIncident('T1'),
    events: [],
    entries: [
      entry(1, { author: 'B0FORMS001', byline: 'Customer form', text: 'code 502' }),
      entry(2, { author: 'U0DEPLOYBT', text: 'done, says <@U0KIM00001|kim>' }),
      entry(3, { author: 'U0KIM00001', text: 'seen' }),
      entry(4, { author: 'U0NOBODY01', text: 'by <@B0FORMS001>' }),
    ],
    actions: [],
    people: [person('U0DEPLOYBT', { name: 'Deploys', bot: true }), person('U0NOBODY01', { name: '' })],
    stated: {},
  });
  const csv = renderTimelineCsv(record);
  for (const shown of [
    'code 502,Customer form',
    '"done, says kim",Deploys',
    'seen,kim',
    'an app (B0FORMS001)',
  ])
    expect(csv).toContain(shown);
  expect(csv).toContain('somebody (U0NOBODY01)');
  expect(record.entries.map(({ machine }) => machine ?? false)).toEqual([true, true, false, false]);
});
