import { beforeEach, describe, expect, it } from '@jest/globals';
import { lookAgain, readMembers } from '../../../src/app/access/channel-members.ts';
import { listIncidents } from '../../../src/app/access/find-incident.ts';
import { mayHear, outsiders, POSTMORTEM, share } from '../../../src/app/access/sharing.ts';
import { lookOver, type SightPorts, sightOf, visibleTo } from '../../../src/app/access/who-may-see.ts';
import type { App } from '../../../src/app/app.ts';
import { declareIncident } from '../../../src/app/incidents/declare-incident.ts';
import type { ChannelKind } from '../../../src/app/ports/channel-lookup.ts';
import type { EffectRef } from '../../../src/app/ports/effects.ts';
import { SlackFault } from '../../../src/app/ports/slack-fault.ts';
import { readPolicy } from '../../../src/config/policy.ts';
import type { Incident } from '../../../src/domain/incident/incident.ts';
import type { WorkflowState } from '../../../src/domain/postmortem/review/workflow.ts';
import { memoryPorts } from '../../contract/memory/memory-ports.ts';
import { anIncident } from '../../contract/samples.ts';

const TEAM = 'T1';
const MINUTE = 60_000;
/** A private incident in a channel that Scribe did not make. */
const HERE: Partial<Incident> = { private: true, place: { kind: 'here', channel: 'C1', is: 'private' } };

/** What Slack would say now. */
const slack = {
  kind: 'private' as ChannelKind,
  members: [] as string[] | undefined,
  silent: false,
  asked: 0,
};
let memory: ReturnType<typeof memoryPorts>;
let app: SightPorts & Pick<App, 'externalIds' | 'effectLeases'>;
let now: number;

beforeEach(() => {
  Object.assign(slack, { kind: 'private', members: ['UBO', 'UANA'], silent: false, asked: 0 });
  now = Date.parse('2026-11-20T10:00:00Z');
  const answer = <T>(value: T): Promise<T> => {
    slack.asked += 1;
    const trouble = { kind: 'unavailable', why: 'away' } as const;
    return slack.silent ? Promise.reject(new SlackFault(trouble)) : Promise.resolve(value);
  };
  memory = memoryPorts();
  app = {
    ...memory,
    channelLookup: { kindOf: () => answer(slack.kind), members: () => answer(slack.members) },
    queue: { offer: () => undefined, echoSoon: () => undefined } as unknown as App['queue'],
    journal: { info: () => undefined, warn: () => undefined },
    clock: () => new Date(now),
    policy: { ...readPolicy('', 'test'), announceChannel: undefined },
  };
});

async function declared(number = 1, more: Partial<Incident> = HERE) {
  const incident = { ...anIncident(TEAM, number), declaredBy: 'UBO', roles: {}, ...more };
  await app.incidents.create({ incident, events: [], effects: [], at: app.clock() });
  return async () => {
    const known = await app.incidents.byId(TEAM, incident.id);
    if (!known) throw new Error('the incident is gone');
    return known;
  };
}

const sees = async (known: Awaited<ReturnType<typeof declared>>, user: string, typedIn?: string) =>
  sightOf(app, await known(), { user, typedIn });

describe('a private incident', () => {
  it('is seen by who is in the channel, and Slack is not asked each time', async () => {
    const known = await declared();
    await readMembers(app, await known());
    const { asked } = slack;
    expect([await sees(known, 'UANA'), await sees(known, 'UBO'), await sees(known, 'UCHI')]).toEqual([
      'yes',
      'yes',
      'no',
    ]);
    expect(slack.asked).toBe(asked);
  });

  it('is no longer seen by who declared it or has a role in it, and was removed', async () => {
    const known = await declared(1, { ...HERE, roles: { commander: ['UBO'], operations: ['UANA'] } });
    slack.members = ['UDEV'];
    await readMembers(app, await known());
    expect([await sees(known, 'UBO'), await sees(known, 'UANA'), await sees(known, 'UDEV')]).toEqual([
      'no',
      'no',
      'yes',
    ]);
  });

  it('is seen at once by who came a moment ago, and no longer by who left, whatever the list says', async () => {
    const known = await declared();
    await readMembers(app, await known());
    slack.members = ['UBO', 'UCHI'];
    const heard = { channel: 'C1', at: app.clock() };
    await app.members.heard({ ...heard, user: 'UCHI', present: true });
    await app.members.heard({ ...heard, user: 'UANA', present: false });
    expect(await sees(known, 'UCHI')).toBe('yes');
    expect(await sees(known, 'UANA')).toBe('no');
  });

  it('is not given back to somebody who left by an event that comes late', async () => {
    const known = await declared();
    slack.members = ['UBO'];
    await readMembers(app, await known());
    await app.members.heard({ channel: 'C1', user: 'UANA', present: true, at: app.clock() });
    expect(await sees(known, 'UANA')).toBe('no');
  });

  it('is read again when what is known is old, and when something may have been missed', async () => {
    const known = await declared();
    await readMembers(app, await known());
    slack.members = ['UBO'];
    now += 16 * MINUTE;
    expect(await sees(known, 'UANA')).toBe('no');
    slack.members = ['UBO', 'UANA'];
    await app.members.doubt(app.clock());
    expect(await sees(known, 'UANA')).toBe('yes');
  });

  it('is nobody’s while Slack does not say who is there; only who was there hears why', async () => {
    const known = await declared();
    await readMembers(app, await known());
    await app.members.doubt(app.clock());
    slack.silent = true;
    expect([await sees(known, 'UANA'), await sees(known, 'UCHI')]).toEqual(['unsure', 'no']);
    expect(await sees(known, 'UCHI', 'C1')).toBe('yes');
    expect(await sees(known, 'UCHI', 'C2')).toBe('no');
  });

  it('is nobody’s while Scribe is out of the channel, until it is invited again', async () => {
    const known = await declared();
    await readMembers(app, await known());
    await app.members.scribeLeft({ team: TEAM, channel: 'C1', at: app.clock() });
    slack.members = undefined;
    const asked = [await sees(known, 'UANA'), await sees(known, 'UDEV', 'C1'), await sees(known, 'UCHI')];
    expect(asked).toEqual(['outside', 'outside', 'no']);
    slack.members = ['UANA'];
    expect([await sees(known, 'UANA'), await sees(known, 'UBO')]).toEqual(['yes', 'no']);
  });

  it('goes on as earlier versions stored it, once Slack has been asked', async () => {
    const known = await declared(1, { private: true, place: { kind: 'here', channel: 'C1' } });
    expect((await known()).membership).toMatchObject({ readAt: undefined });
    slack.members = ['UANA'];
    expect([await sees(known, 'UBO'), await sees(known, 'UANA')]).toEqual(['no', 'yes']);
  });

  it('is in no list while it is in doubt, and a list asks about a few at most', async () => {
    const many = await Promise.all(Array.from({ length: 9 }, (_, number) => declared(number + 1)));
    const known = await Promise.all(many.map((one) => one()));
    expect(await visibleTo(app, known, { user: 'UCHI' })).toEqual([]);
    expect(slack.asked).toBe(0);
    const { visible, unread } = await lookOver(app, known, { user: 'UBO' });
    expect([visible.length, unread.length, slack.asked]).toEqual([5, 4, 5]);
    expect(await listIncidents(app, { team: TEAM, user: 'UCHI' })).toMatchObject({ known: [], more: 0 });
  });

  it('is looked at later where a list could not wait for it', async () => {
    for (let number = 1; number <= 9; number += 1) await declared(number);
    const asked = { team: TEAM, user: 'UBO' };
    const first = await listIncidents(app, asked);
    expect([first.known.length, first.more]).toEqual([5, 4]);
    const wanted = await app.effects.due(app.clock(), 20, 1_000);
    expect(wanted.map(({ key }) => key)).toEqual(['members', 'members', 'members', 'members']);
    slack.silent = true;
    expect((await listIncidents(app, asked)).more).toBe(4);
  });
});

describe('the postmortem of a private incident that was shared', () => {
  const review = (approver: string): WorkflowState => ({
    state: 'in review',
    approver,
    reviewers: ['UBO'],
    askedBy: 'UBO',
    askedAt: app.clock(),
    said: [],
  });

  it('is heard of while that review goes on, and asked about again before the next', async () => {
    const known = await declared();
    await readMembers(app, await known());
    const shared = { what: POSTMORTEM, users: ['UCHI'], by: 'UBO', delivery: 'cmd.1' };
    await share(app, await known(), shared);
    const hears = async (workflow: WorkflowState) =>
      mayHear(app, await known(), { user: 'UCHI', what: { workflow } });
    expect([
      await hears(review('UCHI')),
      await hears(review('UANA')),
      await hears({ state: 'draft' }),
    ]).toEqual([true, false, false]);
    expect(await outsiders(app, await known(), ['UCHI', 'UANA'])).toEqual(['UCHI']);
  });
});

describe('the channel of an incident', () => {
  it('makes it private, and the record of earlier versions too', async () => {
    const known = await declared(1, { private: false, place: { kind: 'here', channel: 'C1' } });
    expect(await app.members.adopt(app.clock())).toBe(1);
    const after = await readMembers(app, await known());
    expect(after).toMatchObject({ incident: { private: true }, members: ['UBO', 'UANA'] });
    expect(await sees(known, 'UCHI')).toBe('no');
  });

  it('makes public only what counted as private because nobody knew', async () => {
    slack.kind = 'public';
    const doubtful = await declared(1, { ...HERE, place: { kind: 'here', channel: 'C1', is: 'unknown' } });
    const wanted = await declared(2, { ...HERE, place: { kind: 'here', channel: 'C1' } });
    expect((await readMembers(app, await doubtful())).incident.private).toBe(false);
    expect((await readMembers(app, await wanted())).incident.private).toBe(true);
    const effects = await app.effects.due(app.clock(), 10, 1_000);
    expect(effects.map(({ key }) => key)).toEqual(expect.arrayContaining(['announcement-1', 'card-1']));
  });

  it('is looked at again where it is public, by and by and after a gap', async () => {
    const known = await declared(1, { place: { kind: 'own' } });
    await app.externalIds.remember(
      { holder: 'incidents', team: TEAM, id: (await known()).incident.id },
      'channel',
      'C1',
    );
    slack.kind = 'public';
    await readMembers(app, await known());
    slack.kind = 'private';
    const due = (minutes: number) => app.members.due(new Date(now + minutes * MINUTE), 10);
    expect(await due(59)).toEqual([]);
    expect(await due(61)).toHaveLength(1);
    await app.members.doubt(app.clock());
    expect(await due(0)).toHaveLength(1);
    expect((await readMembers(app, await known())).incident.private).toBe(true);
    expect(await sees(known, 'UCHI')).toBe('no');
  });

  it('leaves a public incident public after its channel was deleted', async () => {
    slack.kind = 'unseen';
    const known = await declared(1, { place: { kind: 'here', channel: 'C1', is: 'public' } });
    expect((await readMembers(app, await known())).incident.private).toBe(false);
  });

  it('is asked about for every incident in it, of every workspace, when it is converted', async () => {
    const place = { kind: 'here', channel: 'C1', is: 'public' } as const;
    const offered: EffectRef[] = [];
    await declared(1, { place });
    await declared(2, { place, phase: { state: 'resolved', at: new Date(now), by: 'UBO', summary: '' } });
    await declared(3, { place, team: 'T2' });
    await declared(4, { place: { ...place, channel: 'C2' } });
    const queue = { ...app.queue, offer: (refs: readonly EffectRef[]) => offered.push(...refs) };
    await lookAgain({ ...memory, clock: app.clock, queue }, 'C1');
    const asked = [1, 2, 3].map((number) => anIncident(TEAM, number).id);
    expect(offered.map(({ id, key }) => `${id} ${key}`).toSorted()).toEqual(
      asked.map((id) => `${id} members`),
    );
    for (const ref of offered)
      expect((await app.effectLeases.take(ref, app.clock(), 1))?.effect.kind).toBe('members');
  });
});

describe('a declaration for a channel that exists', () => {
  const declare = (typedIn: string | undefined, by = 'UCHI') => {
    const counters = { next: async () => 7, skipTo: async () => undefined };
    return declareIncident(
      { ...app, counters, incidentKeys: memory.incidentKeys },
      {
        ...{ id: `cmd.${by}.${typedIn}`, team: TEAM, by, at: app.clock(), title: 'Keys leak', typedIn },
        ...{ severity: 1, private: false, drill: false, startedAt: undefined, anew: true },
        ...{ place: { kind: 'here', channel: 'C1' }, responseUrl: undefined },
      },
    );
  };
  const outside = { kind: 'not here', why: 'outside' };

  it('is not taken from somebody who left the private channel, nor says what is in it', async () => {
    await declared();
    expect(await declare(undefined)).toEqual(outside);
    expect(await declare('C2')).toEqual(outside);
    expect(await declare(undefined, 'UANA')).toMatchObject({ kind: 'occupied' });
  });

  it('is not taken while Slack does not say who is there, unless it was typed there', async () => {
    slack.silent = true;
    expect(await declare(undefined, 'UANA')).toEqual(outside);
    expect(await declare('C1', 'UANA')).toMatchObject({ kind: 'declared', incident: { private: true } });
  });

  it('is taken from anybody where the channel is public', async () => {
    slack.kind = 'public';
    expect(await declare(undefined)).toMatchObject({ kind: 'declared', incident: { private: false } });
  });
});
