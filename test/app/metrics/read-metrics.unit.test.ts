import { beforeEach, describe, expect, it } from '@jest/globals';
import type { SightPorts } from '../../../src/app/access/who-may-see.ts';
import type { App } from '../../../src/app/app.ts';
import { editEntry } from '../../../src/app/entries/change-entry.ts';
import { logEntry } from '../../../src/app/entries/log-entry.ts';
import { readAllMetrics, readMetrics } from '../../../src/app/metrics/read-metrics.ts';
import { readPolicy } from '../../../src/config/policy.ts';
import type { Incident, StatedTime } from '../../../src/domain/incident/incident.ts';
import { metricsOf } from '../../../src/domain/numbers/metrics.ts';
import { newPostmortem } from '../../../src/domain/postmortem/review/postmortem-state.ts';
import { memoryPorts } from '../../contract/memory/memory-ports.ts';
import { anAction, anEntry, anIncident } from '../../contract/samples.ts';

const TEAM = 'T1';
const DECLARED = Date.parse('2026-11-20T10:00:00Z');
const FROM = new Date(DECLARED - 86_400_000);
const minutes = (count: number) => new Date(DECLARED + count * 60_000);
const stated = (at: Date): StatedTime => ({ at, by: 'U1', statedAt: at });

let memory: ReturnType<typeof memoryPorts>;
let app: SightPorts & Pick<App, 'figures' | 'people' | 'recentCommands' | 'actions' | 'postmortems'>;
let read: string[];

beforeEach(() => {
  memory = memoryPorts();
  read = [];
  app = {
    ...memory,
    incidents: {
      ...memory.incidents,
      byId(team, id) {
        read.push(id);
        return memory.incidents.byId(team, id);
      },
    },
    channelLookup: { kindOf: async () => 'private', members: async () => ['UBO'] },
    queue: { offer: () => undefined, echoSoon: () => undefined } as unknown as App['queue'],
    recentCommands: { said: async () => undefined } as unknown as App['recentCommands'],
    journal: { info: () => undefined, warn: () => undefined },
    clock: () => minutes(600),
    policy: { ...readPolicy('', 'test'), announceChannel: undefined },
  };
});

/** Detected `detected` minutes after the impact began, and resolved an hour after it. */
async function resolved(number: number, detected: number, more: Partial<Incident> = {}): Promise<Incident> {
  const incident = anIncident(TEAM, number, {
    declaredAt: minutes(number),
    phase: { state: 'resolved', at: minutes(60), by: 'U1', summary: '' },
    milestones: {
      impactStarted: stated(minutes(0)),
      detected: stated(minutes(detected)),
      resolved: stated(minutes(60)),
    },
    ...more,
  });
  await memory.incidents.create({ incident, events: [], effects: [], at: incident.declaredAt });
  return incident;
}

const asked = { team: TEAM, user: 'UANA', from: FROM, before: new Date(FROM.getTime() - 86_400_000) };
const detectTimes = async () => {
  const { counted } = await readMetrics(app, asked);
  return metricsOf(counted, '2026-12-01')[0]?.distribution?.values;
};

describe('metrics of a workspace', () => {
  it('are of the resolved incidents; drills, cancelled and merged ones are left out, open ones still run', async () => {
    await resolved(1, 3);
    await resolved(2, 5);
    await resolved(3, 7, { drill: true });
    await resolved(4, 7, { phase: { state: 'cancelled', at: minutes(9), by: 'U1', why: 'x' } });
    await resolved(5, 7, { phase: { state: 'merged', at: minutes(9), by: 'U1', why: 'x', into: 'I' } });
    await resolved(6, 7, { phase: { state: 'active', status: 'mitigating', since: minutes(9) } });
    await resolved(7, 7, { declaredAt: new Date(FROM.getTime() - 1) });
    await resolved(8, 7, { drill: true, declaredAt: new Date(FROM.getTime() - 1) });
    await resolved(9, 7, { declaredAt: new Date(asked.before.getTime() - 1) });
    const { counted, before, open, leftOut } = await readMetrics(app, asked);
    expect(counted.map(({ key }) => key)).toEqual(['INC-2026-0002', 'INC-2026-0001']);
    expect(before.map(({ key }) => key)).toEqual(['INC-2026-0007']);
    expect({ open, leftOut }).toEqual({ open: 1, leftOut: { drills: 1, cancelled: 1, merged: 1 } });
    expect(await detectTimes()).toEqual([3, 5]);
  });

  it('neither show nor count what the person may not see', async () => {
    await resolved(1, 3);
    await resolved(2, 5, { private: true, place: { kind: 'none' }, declaredBy: 'UBO', roles: {} });
    expect(await detectTimes()).toEqual([3]);
    const { counted } = await readMetrics(app, { ...asked, user: 'UBO' });
    expect(counted).toHaveLength(2);
    expect((await readAllMetrics(app, asked)).counted).toHaveLength(2);
  });

  it('are computed once, and then read', async () => {
    for (const number of [1, 2, 3]) await resolved(number, number);
    expect(await detectTimes()).toEqual([1, 2, 3]);
    expect(read).toHaveLength(3);
    expect(await detectTimes()).toEqual([1, 2, 3]);
    expect(read).toHaveLength(3);
  });

  it('follow a corrected time of the incident', async () => {
    const incident = await resolved(1, 3);
    await resolved(2, 9);
    expect(await detectTimes()).toEqual([3, 9]);
    const milestones = { ...incident.milestones, detected: stated(minutes(20)) };
    await app.incidents.save({
      ...{ incident: { ...incident, milestones, version: 1 }, events: [], effects: [], at: minutes(601) },
    });
    expect(await detectTimes()).toEqual([9, 20]);
    expect(read).toHaveLength(3);
  });

  it('follow a corrected time of an entry that somebody marked', async () => {
    const { detected: _, ...others } = (await resolved(9, 0)).milestones;
    const incident = await resolved(1, 3, { milestones: others });
    const marks = [{ is: 'detected' as const, by: 'U1', at: minutes(7) }];
    const entry = anEntry(TEAM, 1, { incident: incident.key, occurredAt: minutes(7), marks });
    await memory.entries.insert(entry, [], minutes(7));
    expect(await detectTimes()).toEqual([0, 7]);
    await editEntry(app, { team: TEAM, id: entry.id, user: 'U1' }, ({ text, type }) => ({
      ...{ text, type, occurredAt: minutes(11) },
    }));
    expect(await detectTimes()).toEqual([0, 11]);
  });

  it('follow what is logged after the resolution, and an item that is done', async () => {
    const incident = await resolved(1, 3);
    const share = async () => {
      const { counted } = await readMetrics(app, asked);
      return [counted[0]?.figures.values.backdated, counted[0]?.items.map(({ state }) => state)];
    };
    await memory.actions.create({
      ...{ item: anAction(TEAM, 1, { incident: incident.key }), remindAt: undefined },
      ...{ effects: [], at: minutes(61) },
    });
    expect(await share()).toEqual([undefined, ['open']]);
    await logEntry(app, {
      ...{ id: 'cmd.T1.1.2', team: TEAM, text: '2026-11-20 10:30Z the pool was full', place: 'C1' },
      incident: { team: TEAM, key: incident.key, resolved: true, private: false },
      person: { user: 'U1', name: 'U1', zone: 'UTC', deactivated: false, readAt: minutes(0), team: TEAM },
    });
    const item = anAction(TEAM, 1, { incident: incident.key, version: 1 });
    await memory.actions.save({
      item: { ...item, status: { state: 'done', by: 'U1', at: minutes(99) } },
      ...{ remindAt: undefined, effects: [], at: minutes(99) },
    });
    expect(await share()).toEqual([1, ['done']]);
  });

  it('have the last answer to whether it helped, also where an earlier version kept them without', async () => {
    const incident = await resolved(1, 3);
    const helped = async () => (await readMetrics(app, asked)).counted.map((one) => one.helped);
    expect(await helped()).toEqual([undefined]);
    const { figures } = memory;
    const kept = (await figures.since(TEAM, minutes(-999_999))).get(incident.key);
    if (!kept) throw new Error('no figures are kept');
    const answer = (said: 'yes' | 'no', at: number) => ({
      askedAt: minutes(90),
      answer: { said, by: 'U1', at: minutes(at) },
    });
    const state = { ...newPostmortem(TEAM, incident.key), version: 1 };
    const reviews = { week: answer('yes', 120), month: answer('no', 100) };
    await memory.postmortems.saveState({
      ...{ state: { ...state, reviews }, remindAt: undefined, effects: [], at: minutes(120) },
    });
    const { form: _, helped: __, ...earlier } = kept;
    const { announced = 0 } = (await figures.begin(TEAM, [incident])).get(incident.key) ?? {};
    await figures.keep(TEAM, incident.key, { ...earlier, announced });
    expect(await helped()).toEqual(['yes']);
  });

  it('are not kept right after a resolution, when others may still log as into an open incident', async () => {
    await resolved(1, 3, {
      phase: { state: 'resolved', at: new Date(minutes(600).getTime() - 29_000), by: 'U1', summary: '' },
    });
    expect(await detectTimes()).toEqual([3]);
    expect(await detectTimes()).toEqual([3]);
    expect(read).toHaveLength(2);
  });

  it('leave out what was reopened: its clock goes on', async () => {
    const incident = await resolved(1, 3);
    expect(await detectTimes()).toEqual([3]);
    const phase = { state: 'active', status: 'mitigating', since: minutes(70) } as const;
    await app.incidents.save({
      ...{ incident: { ...incident, phase, version: 1 }, events: [], effects: [], at: minutes(70) },
    });
    const { counted, open } = await readMetrics(app, asked);
    expect([counted.length, open]).toEqual([0, 1]);
  });
});
