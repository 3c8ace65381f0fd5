import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import type { ListFilter } from '../../src/app/ports/incidents.ts';
import { StoreFault } from '../../src/app/ports/store-fault.ts';
import type { IncidentEvent } from '../../src/domain/incident/event.ts';
import { freshTeam, moment, type Open, type Opened } from './opened.ts';
import { anIncident, retitled, wanted } from './samples.ts';

export function incidentContract(open: Open): void {
  describe('IncidentStore', () => {
    let opened: Opened;
    let team: string;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened.close());
    beforeEach(() => {
      team = freshTeam();
    });
    const create = async (number = 1, more: Parameters<typeof anIncident>[2] = {}) => {
      const incident = anIncident(team, number, more);
      await opened.ports.incidents.create({ incident, events: [], effects: [], at: moment(0) });
      return incident;
    };

    it('gives back what was declared, by id and by key', async () => {
      const { incidents } = opened.ports;
      const incident = anIncident(team, 1, {
        severity: undefined,
        private: true,
        roles: { commander: ['U1'], 'on.call $1%': ['U2', 'U3'] },
        lastUpdate: { text: 'rolling back', at: moment(5), by: 'U1' },
        services: ['checkout', 'a.b $1'],
        fields: [{ name: 'Zone $x.y', value: 'eu' }],
        related: [{ key: 'INC-2026-0009', declared: '2026-11-02', why: 'a.b $1', by: 'U2', at: moment(6) }],
      });
      const what = {
        kind: 'declare' as const,
        id: incident.id,
        by: 'U1',
        at: moment(0),
        team,
        key: incident.key,
        title: incident.title,
        severity: undefined,
        private: true,
        drill: false,
        place: incident.place,
        startedAt: moment(-600),
        services: incident.services ?? [],
        fields: incident.fields ?? [],
      };
      const events: IncidentEvent[] = [{ kind: 'declared', id: incident.id, by: 'U1', at: moment(0), what }];
      const created = await incidents.create({
        incident,
        events,
        effects: [wanted('card-0')],
        at: moment(0),
      });
      expect(created).toBe('created');
      const membership = { heard: 0, readAt: undefined, overheard: false, scribeOut: false };
      const expected = { incident, channel: undefined, externalIds: {}, members: ['U1'], membership, events };
      expect(await incidents.byId(team, incident.id)).toEqual(expected);
      expect(await incidents.byKey(team, incident.key)).toEqual(expected);
      expect(await incidents.byKey(freshTeam(), incident.key)).toBeUndefined();
    });

    it('knows a declaration that it stored before, and refuses a key that is taken', async () => {
      const { incidents } = opened.ports;
      const incident = await create();
      expect(await incidents.create({ incident, events: [], effects: [], at: moment(9) })).toBe('known');
      const other = { ...anIncident(team, 2), key: incident.key };
      const taken = incidents.create({ incident: other, events: [], effects: [], at: moment(9) });
      await expect(taken).rejects.toBeInstanceOf(StoreFault);
      await expect(taken).rejects.toMatchObject({ certain: true });
    });

    it('saves a change of the version that it was decided on, and no other', async () => {
      const { incidents } = opened.ports;
      const incident = await create();
      const change = {
        ...retitled(incident, 'Checkout is down'),
        effects: [wanted('card-1')],
        at: moment(60),
      };
      expect(await incidents.save(change)).toBe('saved');
      expect(await incidents.save({ ...retitled(incident, 'Late'), effects: [], at: moment(61) })).toBe(
        'conflict',
      );
      const known = await incidents.byId(team, incident.id);
      expect(known?.incident).toEqual(change.incident);
      expect(known?.events).toEqual(change.events);
    });

    it('saves every part of the state, and takes away what is no longer so', async () => {
      const { incidents } = opened.ports;
      const incident = await create(1, { lastUpdate: { text: 'looking', at: moment(1), by: 'U1' } });
      const after = {
        ...incident,
        severity: undefined,
        phase: { state: 'resolved' as const, at: moment(90), by: 'U2', summary: 'rolled back' },
        roles: { operations: ['U5'] },
        milestones: {},
        lastUpdate: undefined,
        reopened: 3,
        version: 1,
      };
      await incidents.save({ incident: after, events: [], effects: [], at: moment(90) });
      expect((await incidents.byId(team, incident.id))?.incident).toEqual(after);
      expect(await incidents.list(team, { active: true, limit: 5 })).toEqual([]);
      expect(await incidents.list(team, { active: false, limit: 5 })).toHaveLength(1);
    });

    it('lets sixteen people who change one incident at once all succeed', async () => {
      const { incidents } = opened.ports;
      const { id } = await create();
      const change = async (who: number) => {
        for (;;) {
          const known = await incidents.byId(team, id);
          if (!known) throw new Error('the incident is gone');
          const next = retitled(known.incident, `title ${who}`);
          const effects = [wanted(`card-${next.incident.version}`)];
          if ((await incidents.save({ ...next, effects, at: moment(60) })) === 'saved') return;
        }
      };
      await Promise.all(Array.from({ length: 16 }, (_, who) => change(who)));
      const known = await incidents.byId(team, id);
      expect(known?.incident.version).toBe(16);
      const titles = known?.events.map((event) => (event.kind === 'retitled' ? event.to : ''));
      expect(new Set(titles)).toEqual(new Set(Array.from({ length: 16 }, (_, who) => `title ${who}`)));
    });

    it('lists the newest first', async () => {
      for (const number of [1, 3, 2]) await create(number);
      const known = await opened.ports.incidents.list(team, { active: true, limit: 2 });
      expect(known.map(({ incident }) => incident.key)).toEqual(['INC-2026-0003', 'INC-2026-0002']);
    });

    it('lists only what the filter wants', async () => {
      const { incidents } = opened.ports;
      const add = (number: number, more: Parameters<typeof anIncident>[2]) =>
        incidents.create({
          ...{ incident: anIncident(team, number, more), events: [], effects: [], at: moment(0) },
        });
      await add(1, { severity: 1, services: ['checkout'] });
      await add(2, { severity: 2, services: ['search', 'ledger'] });
      await add(3, { severity: 2, phase: { state: 'active', status: 'monitoring', since: moment(3) } });
      await add(4, { phase: { state: 'cancelled', at: moment(4), by: 'U1', why: 'x' } });
      await add(5, { phase: { state: 'resolved', at: moment(5), by: 'U1', summary: '' } });
      const numbers = async (active: boolean, filter: ListFilter) => {
        const found = await incidents.list(team, { active, limit: 9, ...filter });
        return found.map(({ incident: { key } }) => Number(key.slice(-1)));
      };
      expect(await numbers(true, { since: moment(2) })).toEqual([3, 2]);
      expect(await numbers(true, { severity: 2 })).toEqual([3, 2]);
      expect(await numbers(true, { severity: 2, services: ['ledger', 'mail'] })).toEqual([2]);
      expect(await numbers(true, { status: 'monitoring' })).toEqual([3]);
      expect(await numbers(false, { status: 'cancelled' })).toEqual([4]);
      expect(await numbers(false, { since: moment(5) })).toEqual([5]);
    });

    it('lists for somebody what they may see or may be let into, without what happened in it', async () => {
      const { incidents } = opened.ports;
      const none = { kind: 'none' as const };
      const secret = { private: true, place: none, declaredBy: 'U1', roles: { 'on.call': ['U2'] } };
      await create(1, secret);
      await create(2, { ...secret, roles: {}, declaredBy: 'U2' });
      await create(3, { ...secret, roles: {} });
      await create(4, { ...secret, roles: {}, private: false });
      await create(5, { ...secret, roles: {}, declaredBy: 'U9' });
      const numbers = async (user: string) =>
        (await incidents.list(team, { active: true, limit: 9, seenBy: { user } })).map(
          ({ incident: { key } }) => Number(key.slice(-1)),
        );
      expect(await numbers('U2')).toEqual([4, 2, 1]);
      expect(await numbers('U3')).toEqual([4]);
      expect(await numbers('U9')).toEqual([5, 4]);
      const [one] = await incidents.list(team, { active: true, limit: 1 });
      expect(one).not.toHaveProperty('events');
      expect(one).toMatchObject({ members: ['U9'], incident: { declaredBy: 'U9' } });
    });

    it('finds an incident by its channel, once that is known', async () => {
      const { incidents, externalIds } = opened.ports;
      const incident = await create();
      expect(await incidents.byChannel(team, 'C1')).toBeUndefined();
      await externalIds.remember({ holder: 'incidents', team, id: incident.id }, 'channel', 'C1');
      await externalIds.remember({ holder: 'incidents', team, id: incident.id }, 'card.v1', '1700.5');
      const known = await incidents.byChannel(team, 'C1');
      expect(known).toMatchObject({ channel: 'C1', externalIds: { channel: 'C1', 'card.v1': '1700.5' } });
      expect(known?.incident).toEqual(incident);
    });

    it('lists those in which somebody has a role', async () => {
      const { incidents } = opened.ports;
      await create(1, { roles: { commander: ['U7'] } });
      await create(2, { roles: { 'on.call $1%': ['U8', 'U7'] } });
      await create(3, { roles: { commander: ['U8'] } });
      const held = await incidents.list(team, { active: true, limit: 9, holder: 'U7' });
      expect(held.map(({ incident }) => incident.key)).toEqual(['INC-2026-0002', 'INC-2026-0001']);
    });

    it('finds several by their keys, without those that somebody certainly may not see', async () => {
      const { incidents } = opened.ports;
      await create(1);
      await create(2, { private: true, declaredBy: 'U7' });
      await create(3, { private: true, declaredBy: 'U8', roles: { commander: ['U7'] } });
      await create(4);
      const keys = ['INC-2026-0003', 'INC-2026-0001', 'INC-2026-0002', 'INC-2026-0009'];
      const seen = async (user?: string) =>
        (await incidents.byKeys(team, keys, user === undefined ? undefined : { user })).map(
          ({ incident }) => incident.key,
        );
      expect((await seen()).sort()).toEqual(['INC-2026-0001', 'INC-2026-0002', 'INC-2026-0003']);
      expect((await seen('U7')).sort()).toEqual(['INC-2026-0001', 'INC-2026-0002', 'INC-2026-0003']);
      expect(await seen('U9')).toEqual(['INC-2026-0001']);
      expect(await incidents.byKeys(freshTeam(), keys)).toEqual([]);
      expect(await incidents.byKeys(team, [])).toEqual([]);
      expect((await incidents.byKeys(team, keys))[0]).not.toHaveProperty('events');
    });

    it('finds the active incident of a channel that has seen several', async () => {
      const here = { place: { kind: 'here' as const, channel: 'C7' } };
      await create(1, here);
      const over = { state: 'resolved' as const, at: moment(99), by: 'U1', summary: '' };
      await create(2, { ...here, phase: over });
      expect((await opened.ports.incidents.byChannel(team, 'C7'))?.incident.key).toBe('INC-2026-0001');
      await create(3, { ...here, phase: over });
      await create(4, { phase: over });
      const others = await opened.ports.incidents.list(team, { active: false, limit: 9, channel: 'C7' });
      expect(others.map(({ incident }) => incident.key)).toEqual(['INC-2026-0003', 'INC-2026-0002']);
    });

    it('finds the incidents of every workspace in a shared channel, the active ones first', async () => {
      const channel = `C${team}`;
      const here = { place: { kind: 'here' as const, channel } };
      const over = { state: 'resolved' as const, at: moment(99), by: 'U1', summary: '' };
      const partner = freshTeam();
      await create(2, { ...here, phase: over });
      await create(1, { ...here, phase: over });
      await create(3);
      const incident = anIncident(partner, 1, here);
      await opened.ports.incidents.create({ incident, events: [], effects: [], at: moment(0) });
      const found = await opened.ports.incidentChannels.incidentsIn(channel);
      expect(found.map((known) => `${known.incident.team} ${known.incident.key}`)).toEqual([
        `${partner} INC-2026-0001`,
        `${team} INC-2026-0002`,
        `${team} INC-2026-0001`,
      ]);
    });

    it('follows a channel to its new ids, and keeps the id under which its messages are', async () => {
      const { incidents, incidentChannels } = opened.ports;
      const [first, second, third] = [`C1${team}`, `C2${team}`, `C3${team}`];
      await create(1, { place: { kind: 'here', channel: first } });
      expect(await incidentChannels.addressOf(first)).toBeUndefined();
      expect(await incidentChannels.unknownOf([first, second])).toEqual([second]);
      await incidentChannels.moved(first, second);
      await incidentChannels.moved(first, second);
      expect(await incidentChannels.unknownOf([first, second, third])).toEqual([third]);
      await incidentChannels.moved(second, third);
      expect((await incidents.byChannel(team, third))?.incident.key).toBe('INC-2026-0001');
      for (const channel of [first, second, third]) {
        const found = await incidentChannels.incidentsIn(channel);
        expect(found.map(({ incident, room }) => [incident.key, room])).toEqual([['INC-2026-0001', first]]);
      }
      expect(await Promise.all([first, second, third].map((id) => incidentChannels.addressOf(id)))).toEqual([
        third,
        third,
        undefined,
      ]);
    });

    it('follows a channel without an incident, too', async () => {
      const { incidentChannels } = opened.ports;
      const [first, second, third] = [`C4${team}`, `C5${team}`, `C6${team}`];
      await incidentChannels.moved(first, second);
      await Promise.all([incidentChannels.moved(second, third), incidentChannels.moved(second, third)]);
      expect(await Promise.all([first, second, third].map((id) => incidentChannels.addressOf(id)))).toEqual([
        third,
        third,
        undefined,
      ]);
    });
  });
}
