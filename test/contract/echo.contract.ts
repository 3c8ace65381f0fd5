import { setTimeout as sleep } from 'node:timers/promises';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import type { EchoBatch } from '../../src/app/ports/echoes.ts';
import { freshTeam, moment, type Open, type Opened } from './opened.ts';
import { anEntry } from './samples.ts';

const INCIDENT = 'INC-2026-0001';
const MESSAGE = { channel: 'C1', ts: '1700000000.000100' };

export function echoContract(open: Open): void {
  describe('EchoStore', () => {
    let opened: Opened;
    let team: string;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened.close());
    beforeEach(() => {
      team = freshTeam();
    });
    const log = (...numbers: readonly number[]) =>
      Promise.all(
        numbers.map((number) => {
          const entry = anEntry(team, number);
          return opened.ports.entries.insert(
            entry,
            [{ key: 'echo', effect: { kind: 'echo' } }],
            entry.loggedAt,
          );
        }),
      );
    const next = (batch: string, seconds = 100, limit = 40) =>
      opened.ports.echoes.next(team, INCIDENT, { batch, at: moment(seconds), leaseMs: 30_000, limit });
    const numbers = (batch: EchoBatch | undefined) =>
      batch?.entries.map(({ id }) => Number(id.split('.').at(-1)));

    it('says where something waits', async () => {
      const { echoes } = opened.ports;
      await log(1, 2);
      const here = { team, incident: INCIDENT };
      expect(await echoes.waiting(moment(60), 1_000)).not.toContainEqual(here);
      expect(await echoes.waiting(moment(61), 1_000)).toContainEqual(here);
      const batch = await next('b1');
      await echoes.sent(team, batch?.id ?? '', MESSAGE);
      expect(await echoes.waiting(moment(9_000), 1_000)).not.toContainEqual(here);
    });

    it('shows what waits in batches, oldest logged first', async () => {
      const { echoes } = opened.ports;
      await log(3, 1, 5, 2, 4);
      const first = await next('b1', 100, 3);
      expect(first).toMatchObject({ triedAt: undefined, message: undefined });
      expect(numbers(first)).toEqual([1, 2, 3]);
      await echoes.sent(team, first?.id ?? '', MESSAGE);
      const second = await next('b1', 101, 3);
      expect(numbers(second)).toEqual([4, 5]);
      expect(second?.id).not.toBe(first?.id);
      await echoes.sent(team, second?.id ?? '', 'nowhere');
      expect(await next('b1', 102)).toBeUndefined();
      expect(await next('b9', 102)).toBeUndefined();
    });

    it('does not show an entry that wants no echo', async () => {
      await opened.ports.entries.insert(anEntry(team), [], moment(0));
      expect(await next('b1')).toBeUndefined();
    });

    it('gives an unfinished batch to its own claimer, and to another one after the lease', async () => {
      const { echoes } = opened.ports;
      await log(1);
      const batch = await next('b1', 100);
      const id = batch?.id ?? '';
      await echoes.tried(team, id, moment(101));
      await echoes.tried(team, id, moment(105));
      await log(2);
      expect(await next('b2', 102)).toBeUndefined();
      expect(await next('b1', 103)).toEqual({ ...batch, triedAt: moment(101) });
      const taken = await next('b2', 134);
      expect(taken).toEqual({ ...batch, triedAt: moment(101) });
      expect(await next('b1', 135)).toBeUndefined();
      await echoes.sent(team, id, MESSAGE);
      await echoes.sent(team, id, MESSAGE);
      expect(numbers(await next('b2', 136))).toEqual([2]);
    });

    it('knows the message that an entry was shown in', async () => {
      const { echoes } = opened.ports;
      await log(1, 2);
      const entry = anEntry(team, 1).id;
      expect(await echoes.batchOf(team, entry)).toBeUndefined();
      const batch = await next('b1');
      expect(await echoes.batchOf(team, entry)).toEqual(batch);
      await echoes.sent(team, batch?.id ?? '', MESSAGE);
      const shown = await echoes.batchOf(team, entry);
      expect(shown).toMatchObject({ id: batch?.id, message: MESSAGE });
      expect(numbers(shown)).toEqual([1, 2]);
      expect(await echoes.batchOf(team, 'none')).toBeUndefined();
    });

    it('shows entries that moved where they are now', async () => {
      const { recordMoves, echoes } = opened.ports;
      await log(1, 2);
      await recordMoves.move(team, { home: INCIDENT, from: INCIDENT }, 'INC-2026-0002');
      expect(await next('b1')).toBeUndefined();
      const claim = { batch: 'b2', at: moment(100), leaseMs: 30_000, limit: 40 };
      expect(numbers(await echoes.next(team, 'INC-2026-0002', claim))).toEqual([1, 2]);
    });

    it('never puts one entry into two batches, with eight claimers at once', async () => {
      const { echoes } = opened.ports;
      await log(...Array.from({ length: 200 }, (_, index) => index + 1));
      const shown: number[] = [];
      const batches = new Set<string>();
      const claimer = async (name: string) => {
        for (let turn = 0; shown.length < 200; turn++) {
          const batch = await next(`${name}-${turn}`, 300, 7);
          if (!batch) {
            await sleep(20);
            continue;
          }
          batches.add(batch.id);
          shown.push(...(numbers(batch) ?? []));
          await echoes.sent(team, batch.id, { channel: 'C1', ts: batch.id });
        }
      };
      await Promise.all(Array.from({ length: 8 }, (_, index) => claimer(`w${index}`)));
      expect(shown).toHaveLength(200);
      expect(new Set(shown).size).toBe(200);
      expect(batches.size).toBe(Math.ceil(200 / 7));
    }, 60_000);
  });
}
