import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { MembersReading } from '../../src/app/ports/members.ts';
import { freshTeam, moment, type Open, type Opened } from './opened.ts';
import { anIncident } from './samples.ts';

export function memberContract(open: Open): void {
  describe('MemberStore', () => {
    let opened: Opened;
    let team: string;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened.close());
    beforeEach(() => {
      team = freshTeam();
    });

    const create = async (number: number, more: Parameters<typeof anIncident>[2] = { private: true }) => {
      const incident = anIncident(team, number, more);
      await opened.ports.incidents.create({ incident, events: [], effects: [], at: moment(0) });
      const ref = { holder: 'incidents' as const, team, id: incident.id };
      await opened.ports.externalIds.remember(ref, 'channel', `C${number}${team}`);
      return incident.id;
    };
    const known = async (id: string) => {
      const found = await opened.ports.incidents.byId(team, id);
      if (!found) throw new Error('the incident is gone');
      return found;
    };
    const keep = async (id: string, reading: MembersReading, heard?: number) =>
      opened.ports.members.keep({
        ...{ team, id, reading, at: moment(10), next: moment(300) },
        heard: heard ?? (await known(id)).membership.heard,
      });
    const people = (...users: string[]): MembersReading => ({ kind: 'people', users });
    const change = (user: string, present: boolean, channel = `C1${team}`) =>
      opened.ports.members.heard({ channel, user, present, at: moment(20) });
    const over = { state: 'resolved', at: moment(5), by: 'U1', summary: '' } as const;
    /** Those of this team alone; other tests leave theirs. */
    const due = async (at: Date) =>
      (await opened.ports.members.due(at, 1_000)).filter((ref) => ref.team === team).map(({ id }) => id);

    it('keeps a whole list as it was read, however long', async () => {
      const id = await create(1);
      const all = Array.from({ length: 5_000 }, (_, index) => `U${index}`);
      expect(await keep(id, people(...all))).toBe('kept');
      expect(await known(id)).toMatchObject({
        members: all,
        membership: { heard: 0, readAt: moment(10), overheard: false, scribeOut: false },
      });
    });

    it('takes whoever leaves off the list at once, and asks before it takes anybody on', async () => {
      const id = await create(1);
      await keep(id, people('U1', 'U2'));
      const key = 'members';
      expect(await change('U2', false)).toEqual([{ holder: 'incidents', team, id, key }]);
      await change('U3', true);
      expect(await known(id)).toMatchObject({ members: ['U1'], membership: { overheard: true } });
      const taken = await opened.ports.effectLeases.take(
        { holder: 'incidents', team, id, key },
        moment(21),
        1_000,
      );
      expect(taken?.effect).toEqual({ kind: 'members' });
    });

    it('keeps no reading that began before somebody left', async () => {
      const id = await create(1);
      const before = (await known(id)).membership.heard;
      await change('U2', false);
      expect(await keep(id, people('U1', 'U2'), before)).toBe('overtaken');
      expect((await known(id)).members).toEqual(['U1']);
      expect(await keep(id, people('U1'))).toBe('kept');
    });

    it('knows when Scribe is out, and who was in the channel before', async () => {
      const id = await create(1);
      await keep(id, people('U1', 'U2'));
      await opened.ports.members.scribeLeft({ team, channel: `C1${team}`, at: moment(30) });
      const out = { members: ['U1', 'U2'], membership: { readAt: undefined, scribeOut: true } };
      expect(await known(id)).toMatchObject(out);
      await keep(id, { kind: 'outside' });
      expect(await known(id)).toMatchObject(out);
      await keep(id, people('U2'));
      expect(await known(id)).toMatchObject({ members: ['U2'], membership: { scribeOut: false } });
    });

    it('writes nothing about a public incident', async () => {
      const id = await create(1, { private: false });
      expect(await change('U9', true)).toEqual([]);
      await opened.ports.members.scribeLeft({ team, channel: `C1${team}`, at: moment(30) });
      await opened.ports.members.doubt(moment(40));
      expect((await known(id)).membership).toMatchObject({ heard: 0, readAt: undefined, scribeOut: false });
      expect(await due(moment(9_999))).toEqual([]);
    });

    it('claims each reading once, when it is time', async () => {
      const id = await create(1);
      await keep(id, people('U1'));
      expect(await due(moment(299))).toEqual([]);
      const claims = await Promise.all(Array.from({ length: 4 }, () => due(moment(301))));
      expect(claims.flat()).toEqual([id]);
      expect(await due(moment(600))).toEqual([id]);
    });

    it('lets nothing count after a gap until it is read again', async () => {
      const id = await create(1);
      await keep(id, people('U1'));
      const { heard } = (await known(id)).membership;
      await opened.ports.members.doubt(moment(40));
      expect((await known(id)).membership).toMatchObject({ readAt: undefined });
      expect(await keep(id, people('U1'), heard)).toBe('overtaken');
      expect(await due(moment(41))).toEqual([id]);
    });

    it('looks at what is public when it is time, and no more where it never is', async () => {
      const id = await create(1, { private: false });
      await keep(id, { kind: 'needless' });
      expect(await due(moment(299))).toEqual([]);
      expect(await due(moment(301))).toEqual([id]);
      const ended = { team, id, heard: 0, reading: { kind: 'needless' }, at: moment(310) } as const;
      await opened.ports.members.keep({ ...ended, next: undefined });
      expect(await due(moment(9_999))).toEqual([]);
    });

    it('trusts nothing of a private incident that is over after a gap, and does not hurry to read it', async () => {
      const id = await create(1, { private: true, phase: over });
      await keep(id, people('U1'));
      await opened.ports.members.doubt(moment(40));
      expect((await known(id)).membership).toMatchObject({ heard: 1, readAt: undefined });
      expect(await due(moment(299))).toEqual([]);
      expect(await due(moment(301))).toEqual([id]);
    });

    it('names active incidents before those that are over', async () => {
      const ids = [await create(1, { private: true, phase: over }), await create(2)];
      await keep(ids[0] ?? '', people('U1'));
      await opened.ports.members.keep({
        ...{ team, id: ids[1] ?? '', reading: people('U1'), heard: 0 },
        ...{ at: moment(10), next: moment(310) },
      });
      expect(await due(moment(400))).toEqual(ids.toReversed());
    });

    it('looks after a gap at what is public and active', async () => {
      const [active] = [
        await create(1, { private: false }),
        await create(2, { private: false, phase: over }),
      ];
      for (const { id } of [anIncident(team, 1), anIncident(team, 2)]) await keep(id, { kind: 'needless' });
      await opened.ports.members.doubt(moment(40));
      expect(await due(moment(41))).toEqual([active]);
    });

    it('takes in the channels that earlier versions never asked about, public ones too', async () => {
      const old = [
        await create(1, { place: { kind: 'here', channel: 'C1' } }),
        await create(2, { private: false }),
      ];
      await opened.ports.members.adopt(moment(50));
      expect((await due(moment(51))).toSorted()).toEqual(old.toSorted());
    });

    it('never waits for the members of what has no channel', async () => {
      const incident = anIncident(team, 1, { private: true, place: { kind: 'none' } });
      await opened.ports.incidents.create({ incident, events: [], effects: [], at: moment(0) });
      await opened.ports.members.adopt(moment(50));
      expect(await due(moment(9_999))).toEqual([]);
    });
  });
}
