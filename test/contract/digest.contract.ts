import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { DigestJoin } from '../../src/app/ports/digests.ts';
import type { DigestLine } from '../../src/domain/actions/digest.ts';
import { freshTeam, moment, type Open, type Opened } from './opened.ts';

const DAY = '2026-11-20';
const line = (item: string, more: Partial<DigestLine> = {}): DigestLine => ({
  ...{ item, rung: 'due', to: 'owner', due: DAY, at: moment(0), owner: 'U1' },
  ...more,
});

export function digestContract(open: Open): void {
  describe('DigestStore', () => {
    let opened: Opened;
    let team: string;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened.close());
    beforeEach(() => {
      team = freshTeam();
    });
    const id = `U1/${DAY}`;
    const ref = () => ({ team, id });
    const joinOf = (one: DigestLine): DigestJoin => ({
      ...{ team, place: { kind: 'person', user: 'U1' }, day: DAY, line: one },
      ...{ at: moment(1), showAt: moment(10) },
    });
    const join = (one: DigestLine) => opened.ports.digests.join(joinOf(one));
    const digest = async () => (await opened.ports.digests.byId(ref()))?.digest;
    /** Keys of what wants it shown, `seconds` after the start of the day. */
    const shows = async (seconds: number) =>
      (await opened.ports.effects.due(moment(seconds), 1_000, 0))
        .filter((one) => one.team === team)
        .map(({ key }) => key);
    const take = async (key: string) => {
      const taken = await opened.ports.effectLeases.take(
        { holder: 'digests', ...ref(), key },
        moment(10),
        60_000,
      );
      if (!taken) throw new Error(`${key} is not to be had`);
      return taken;
    };

    it('is one for each receiver and day, with each item once, and is shown at its time', async () => {
      expect(await digest()).toBeUndefined();
      expect([await join(line('a.1')), await join(line('a.1', { rung: 'late-1' }))]).toEqual([
        'joined',
        'joined',
      ]);
      await join(line('b.1', { away: 'gone', to: 'channel' }));
      const known = await digest();
      expect(known).toMatchObject({ id, team, place: { kind: 'person', user: 'U1' }, day: DAY, page: 0 });
      expect(known?.createdAt).toEqual(moment(1));
      expect([...(known?.lines ?? [])].sort((a, b) => a.item.localeCompare(b.item))).toEqual([
        line('a.1'),
        line('b.1', { away: 'gone', to: 'channel' }),
      ]);
      expect(await shows(9)).toEqual([]);
      expect(await shows(10)).toEqual(['digest-1']);
    });

    it('keeps every line that 16 bring at once, and is wanted', async () => {
      const all = await Promise.all(Array.from({ length: 16 }, (_, index) => join(line(`a.${index}`))));
      expect(new Set(all)).toEqual(new Set(['joined']));
      expect((await digest())?.lines).toHaveLength(16);
      expect(await shows(10)).toEqual(['digest-1']);
    });

    it('is shown once more for what comes while somebody shows it, and for nothing that came before', async () => {
      await join(line('a.1'));
      await join(line('a.2'));
      const taken = await take('digest-1');
      await join(line('a.3'));
      await join(line('a.4'));
      const { effectLeases, digests } = opened.ports;
      expect(await effectLeases.finish(taken)).toBe(true);
      const wanted = await effectLeases.wantedNow({ holder: 'digests', ...ref() });
      expect(wanted?.keys).toEqual(['digest-3']);
      expect((await digest())?.version).toBe(4);
      expect(await digests.follow(ref(), moment(11))).toBeUndefined();
      await effectLeases.finish(await take('digest-3'));
      expect(await digests.follow(ref(), moment(11))).toEqual({
        holder: 'digests',
        ...ref(),
        key: 'digest-5',
      });
      expect(await digests.follow({ team, id: 'U9/2026-11-20' }, moment(11))).toBeUndefined();
    });

    it('lets items go elsewhere and come back, and takes nothing once it is closed', async () => {
      const { digests } = opened.ports;
      await join(line('a.1'));
      await join(line('a.2'));
      await digests.passOn(ref(), ['a.1']);
      expect((await digest())?.lines.filter(({ passed }) => passed).map(({ item }) => item)).toEqual(['a.1']);
      await join(line('a.1', { rung: 'late-1' }));
      expect((await digest())?.lines.find(({ item }) => item === 'a.1')).toEqual(
        line('a.1', { rung: 'late-1' }),
      );
      await join(line('a.2', { due: '2026-11-21' }));
      expect((await digest())?.lines.find(({ item }) => item === 'a.2')?.due).toBe('2026-11-21');
      const held = (team: string) => line('a.4', { heldBy: { kind: 'team', team } });
      for (const one of [held('money'), held('web'), held('web')]) await join(one);
      expect((await digest())?.lines.filter(({ item }) => item === 'a.4')).toEqual([held('web')]);
      await digests.turn(ref(), 2);
      await digests.close(ref(), 'user_disabled');
      expect(await digest()).toMatchObject({ page: 2, closed: 'user_disabled' });
      expect(await join(line('a.3'))).toBe('closed');
      expect(await digests.follow(ref(), moment(11))).toBeUndefined();
      expect((await digest())?.lines).toHaveLength(3);
    });

    it('keeps what Slack gave for it', async () => {
      await join(line('a.1'));
      const taken = await take('digest-1');
      await opened.ports.externalIds.rememberFor(taken, 'digest', 'D1/1.0');
      expect((await opened.ports.digests.byId(ref()))?.externalIds).toEqual({ digest: 'D1/1.0' });
    });
  });
}
