import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import type { Moving } from '../../src/app/ports/record-moves.ts';
import { freshTeam, moment, type Open, type Opened } from './opened.ts';
import { anAction, anEntry } from './samples.ts';

const [A, B, C] = ['INC-2026-0001', 'INC-2026-0002', 'INC-2026-0003'] as const;

export function recordMovesContract(open: Open): void {
  describe('RecordMoves', () => {
    let opened: Opened;
    let team: string;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened.close());
    beforeEach(() => {
      team = freshTeam();
    });

    /** An entry in an incident, which waits to be shown. */
    const log = (number: number, incident: string) =>
      opened.ports.entries.insert(
        anEntry(team, number, { incident }),
        [{ key: 'echo', effect: { kind: 'echo' } }],
        moment(number),
      );
    const add = (number: number, incident: string) => {
      const item = anAction(team, number, { incident });
      return opened.ports.actions.create({ item, remindAt: undefined, effects: [], at: moment(0) });
    };
    const move = (what: Moving, into: string) => opened.ports.recordMoves.move(team, what, into);
    const homes = async (incident: string) =>
      [...(await opened.ports.recordMoves.homes(team, incident))].sort();
    const texts = async (incident: string) =>
      (await opened.ports.entries.ofIncident(team, incident)).map(({ text }) => text);
    const items = async (incident: string) =>
      (await opened.ports.actions.ofIncident(team, incident)).map(({ item }) => item.number);
    /** Shows what waits in an incident in this channel. */
    const show = async (incident: string, channel: string) => {
      const { echoes } = opened.ports;
      const batch = await echoes.next(team, incident, {
        ...{ batch: `b.${team}`, at: moment(100), leaseMs: 30_000, limit: 40 },
      });
      if (batch) await echoes.sent(batch.claim, { channel, ts: '17.5' });
    };

    it('moves a record, twice as well as once, and gives it back without what came later', async () => {
      await log(1, A);
      await log(2, A);
      await add(1, A);
      await log(3, B);
      expect(await homes(A)).toEqual([A]);
      expect(await move({ home: A, from: A }, B)).toBe(2);
      expect(await move({ home: A, from: A }, B)).toBe(0);
      await log(4, B);
      await add(2, B);
      expect(await texts(A)).toEqual([]);
      expect(await texts(B)).toHaveLength(4);
      expect(await items(B)).toEqual([1, 2]);
      expect(await homes(B)).toEqual([A, B]);
      expect(await move({ home: A, from: B }, A)).toBe(2);
      expect(await texts(A)).toEqual(['deploy 1 finished', 'deploy 2 finished']);
      expect(await texts(B)).toEqual(['deploy 3 finished', 'deploy 4 finished']);
      expect([await items(A), await items(B)]).toEqual([[1], [2]]);
      expect([await homes(A), await homes(B)]).toEqual([[A], [B]]);
    });

    it('knows through two merges where each came from', async () => {
      await log(1, A);
      await log(2, B);
      await move({ home: A, from: A }, B);
      for (const home of await homes(B)) await move({ home, from: B }, C);
      expect(await homes(C)).toEqual([A, B, C]);
      await move({ home: A, from: C }, A);
      expect([await texts(A), await texts(C)]).toEqual([['deploy 1 finished'], ['deploy 2 finished']]);
      // It was moved once before: a later merge moves it again.
      expect(await move({ home: A, from: A }, C)).toBe(1);
    });

    it('notes where an earlier version moved entries from, by the lines in the channel', async () => {
      const { externalIds, recordMoves } = opened.ports;
      await log(1, B);
      await log(2, B);
      await show(B, 'CA');
      await log(3, B);
      await show(B, 'CB');
      await add(1, B);
      await add(2, B);
      for (const [number, channel] of [
        [1, 'CA'],
        [2, 'CB'],
      ] as const)
        await externalIds.remember(
          { holder: 'actions', team, id: anAction(team, number).id },
          'line',
          `${channel}/17.5`,
        );
      // The second was logged later than the merge, which was 61 s after the start.
      const moved = { home: A, into: B, channel: 'CA', until: moment(61) };
      await recordMoves.noteHomes(team, moved);
      await recordMoves.noteHomes(team, moved);
      expect(await homes(B)).toEqual([A, B]);
      expect(await move({ home: A, from: B }, A)).toBe(1);
      expect(await texts(A)).toEqual(['deploy 1 finished']);
      expect([await items(A), await items(B)]).toEqual([[1], [2]]);
    });
  });
}
