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
    const claimed = async (batch: string, seconds = 100, limit = 40) => {
      const got = await next(batch, seconds, limit);
      if (!got) throw new Error(`${batch} got nothing.`);
      return got;
    };
    const numbers = (batch: EchoBatch | undefined) =>
      batch?.entries.map(({ id }) => Number(id.split('.').at(-1)));

    it('says where something waits', async () => {
      const { echoes } = opened.ports;
      await log(1, 2);
      const here = { team, incident: INCIDENT };
      expect(await echoes.waiting(moment(60))).not.toContainEqual(here);
      expect(await echoes.waiting(moment(61))).toContainEqual(here);
      await echoes.sent((await claimed('b1')).claim, MESSAGE);
      expect(await echoes.waiting(moment(9_000))).not.toContainEqual(here);
    });

    it('shows what waits in batches, oldest logged first', async () => {
      const { echoes } = opened.ports;
      await log(3, 1, 5, 2, 4);
      const first = await claimed('b1', 100, 3);
      expect(first).toMatchObject({ triedAt: undefined, message: undefined });
      expect(numbers(first)).toEqual([1, 2, 3]);
      await echoes.sent(first.claim, MESSAGE);
      const second = await claimed('b1', 101, 3);
      expect(numbers(second)).toEqual([4, 5]);
      expect(second.id).not.toBe(first.id);
      await echoes.sent(second.claim, 'nowhere');
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
      const { claim, ...batch } = await claimed('b1', 100);
      await echoes.tried(claim, moment(101));
      await echoes.tried(claim, moment(105));
      await log(2);
      expect(await next('b2', 102)).toBeUndefined();
      expect(await next('b1', 103)).toMatchObject({ ...batch, triedAt: moment(101) });
      const taken = await claimed('b2', 134);
      expect(taken).toMatchObject({ ...batch, triedAt: moment(101) });
      expect(await next('b1', 135)).toBeUndefined();
      expect(await echoes.sent(taken.claim, MESSAGE)).toBe(true);
      expect(await echoes.sent(taken.claim, MESSAGE)).toBe(false);
      expect(numbers(await next('b2', 136))).toEqual([2]);
    });

    it('refuses what a process writes whose lease was over and whose batch another process took', async () => {
      const { echoes } = opened.ports;
      await log(1);
      const paused = await claimed('b1', 100);
      expect(await echoes.renew(paused.claim, moment(120), 30_000)).toBe(true);
      expect(await next('b2', 149)).toBeUndefined();
      const now = await claimed('b2', 150);
      expect(now.claim).not.toEqual(paused.claim);
      expect(await echoes.renew(paused.claim, moment(151), 30_000)).toBe(false);
      expect(await echoes.tried(paused.claim, moment(151))).toBe(false);
      expect(await echoes.sent(paused.claim, { channel: 'C1', ts: '1.1' })).toBe(false);
      expect(await echoes.batchOf(team, anEntry(team, 1).id)).toMatchObject({ message: undefined });
      expect(await echoes.tried(now.claim, moment(152))).toBe(true);
      expect(await echoes.sent(now.claim, MESSAGE)).toBe(true);
      expect(await echoes.renew(now.claim, moment(153), 30_000)).toBe(false);
    });

    it('knows the message that took the place of a deleted one', async () => {
      const { echoes } = opened.ports;
      await log(1);
      const { id, claim } = await claimed('b1');
      await echoes.sent(claim, MESSAGE);
      await echoes.reposted(team, id, { channel: 'C1', ts: '1700000001.000200' });
      const message = { channel: 'C1', ts: '1700000001.000200' };
      expect(await echoes.batchOf(team, anEntry(team, 1).id)).toMatchObject({ id, message });
    });

    it('leaves alone what is put off until its time, counts failures, and forgets them once lines are shown', async () => {
      const { echoes } = opened.ports;
      const here = { team, incident: INCIDENT };
      await log(1);
      const first = await claimed('b1', 200);
      expect(first).toMatchObject({ failures: 0 });
      expect(await echoes.putOff(first.claim, moment(210), true)).toBe(true);
      expect(await echoes.waiting(moment(209))).not.toContainEqual(here);
      expect(await next('b1', 209)).toBeUndefined();
      expect(await echoes.waiting(moment(210))).toContainEqual(here);
      // The lease ended with it: anybody goes on with the same batch.
      const second = await claimed('b2', 210);
      expect(second).toMatchObject({ id: first.id, failures: 1 });
      expect(await echoes.putOff(first.claim, moment(900), true)).toBe(false);
      await echoes.putOff(second.claim, moment(230), true);
      await echoes.wake(here);
      const last = await claimed('b3', 211);
      expect(last).toMatchObject({ id: first.id, failures: 2 });
      await echoes.sent(last.claim, MESSAGE);
      await log(2);
      expect(await next('b3', 212)).toMatchObject({ failures: 0 });
    });

    it('lets the echoes rest of an incident that has nowhere to show them', async () => {
      const { echoes } = opened.ports;
      const here = { team, incident: INCIDENT };
      await echoes.rest(here, moment(200));
      await log(1);
      expect(await echoes.waiting(moment(199))).not.toContainEqual(here);
      expect(await next('b1', 199)).toBeUndefined();
      expect(await echoes.waiting(moment(200))).toContainEqual(here);
      await echoes.rest(here, moment(300));
      await echoes.wake(here);
      expect(await next('b1', 250)).toMatchObject({ failures: 0 });
    });

    it('wakes what rests in one workspace, or everywhere', async () => {
      const { echoes } = opened.ports;
      const [here, other] = [
        { team, incident: INCIDENT },
        { team: freshTeam(), incident: INCIDENT },
      ];
      for (const each of [here, other]) {
        const entry = anEntry(each.team, 1);
        await opened.ports.entries.insert(entry, [{ key: 'echo', effect: { kind: 'echo' } }], entry.loggedAt);
      }
      const rest = async () => {
        for (const each of [here, other]) await echoes.rest(each, moment(9_000));
      };
      await rest();
      await echoes.wake({ team });
      expect(await echoes.waiting(moment(100))).toContainEqual(here);
      expect(await echoes.waiting(moment(100))).not.toContainEqual(other);
      await rest();
      await echoes.wake({});
      expect(await echoes.waiting(moment(100))).toEqual(expect.arrayContaining([here, other]));
    });

    it('shows again what was given up, and nothing else', async () => {
      const { echoes } = opened.ports;
      await log(1);
      await echoes.sent((await claimed('b1')).claim, 'nowhere');
      await log(2);
      await echoes.sent((await claimed('b1', 101)).claim, MESSAGE);
      await echoes.again({ team, incident: INCIDENT }, moment(102));
      expect(numbers(await next('b1', 103))).toEqual([1]);
    });

    it('knows the message that an entry was shown in', async () => {
      const { echoes } = opened.ports;
      await log(1, 2);
      const entry = anEntry(team, 1).id;
      expect(await echoes.batchOf(team, entry)).toBeUndefined();
      const { claim, ...batch } = await claimed('b1');
      expect(await echoes.batchOf(team, entry)).toEqual(batch);
      await echoes.sent(claim, MESSAGE);
      const shown = await echoes.batchOf(team, entry);
      expect(shown).toMatchObject({ id: batch.id, message: MESSAGE });
      expect(numbers(shown)).toEqual([1, 2]);
      expect(await echoes.batchOf(team, 'none')).toBeUndefined();
    });

    it('goes on with the message of a burst until the burst is ended', async () => {
      const { echoes } = opened.ports;
      const here = { team, incident: INCIDENT };
      expect(await echoes.burst(here)).toBeUndefined();
      await log(1);
      const first = await claimed('b1');
      expect(first.into).toBeUndefined();
      await echoes.sent(first.claim, MESSAGE);
      expect(await echoes.burst(here)).toMatchObject({ id: first.id, message: MESSAGE });
      await log(2, 3);
      const wish = { batch: 'b2', leaseMs: 30_000, limit: 40, goesOn: first.id };
      const second = await echoes.next(team, INCIDENT, { ...wish, at: moment(101) });
      if (!second) throw new Error('b2 got nothing.');
      expect(second).toMatchObject({ id: first.id, into: MESSAGE, message: undefined });
      expect(numbers(second)).toEqual([1, 2, 3]);
      // What is shown already can be edited meanwhile, and an edit shows what is on its way too.
      expect(await echoes.batchOf(team, anEntry(team, 1).id)).toMatchObject({ message: MESSAGE });
      expect(numbers(await echoes.batchOf(team, anEntry(team, 1).id))).toEqual([1, 2, 3]);
      expect(await echoes.batchOf(team, anEntry(team, 2).id)).toMatchObject({ message: undefined });
      // Another process that shows the same batch again shows it in the same message.
      expect(await echoes.next(team, INCIDENT, { ...wish, batch: 'b3', at: moment(140) })).toMatchObject({
        id: first.id,
        into: MESSAGE,
      });
      expect(await echoes.sent(second.claim, MESSAGE)).toBe(false);
      const taken = await echoes.next(team, INCIDENT, { ...wish, batch: 'b3', at: moment(141) });
      expect(taken && (await echoes.sent(taken.claim, MESSAGE))).toBe(true);
      expect(numbers(await echoes.burst(here))).toEqual([1, 2, 3]);
      await echoes.endBurst(here);
      expect(await echoes.burst(here)).toBeUndefined();
      await log(4);
      const next = await echoes.next(team, INCIDENT, { ...wish, at: moment(200) });
      expect(next?.id).not.toBe(first.id);
      expect(numbers(next)).toEqual([4]);
    });

    it('begins a new message with the lines whose message takes no edits', async () => {
      const { echoes } = opened.ports;
      const here = { team, incident: INCIDENT };
      await log(1);
      const first = await claimed('b1');
      await echoes.sent(first.claim, MESSAGE);
      await log(2);
      const wish = { batch: 'b2', leaseMs: 30_000, limit: 40, goesOn: first.id, at: moment(101) };
      const into = await echoes.next(team, INCIDENT, wish);
      if (!into) throw new Error('b2 got nothing.');
      expect(await echoes.beginAnew(into.claim)).toBe(true);
      expect(await echoes.beginAnew(into.claim)).toBe(false);
      expect(await echoes.burst(here)).toBeUndefined();
      expect(await echoes.batchOf(team, anEntry(team, 1).id)).toMatchObject({ message: MESSAGE });
      const anew = await echoes.next(team, INCIDENT, { ...wish, batch: 'b3' });
      expect(anew).toMatchObject({ into: undefined, message: undefined });
      expect(anew?.id).not.toBe(first.id);
      expect(numbers(anew)).toEqual([2]);
    });

    it('knows the message that took the place of a burst’s', async () => {
      const { echoes } = opened.ports;
      await log(1);
      const { id, claim } = await claimed('b1');
      await echoes.sent(claim, MESSAGE);
      const message = { channel: 'C1', ts: '1700000001.000200' };
      await echoes.reposted(team, id, message);
      expect(await echoes.burst({ team, incident: INCIDENT })).toMatchObject({ id, message });
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
          await echoes.sent(batch.claim, { channel: 'C1', ts: batch.id });
        }
      };
      await Promise.all(Array.from({ length: 8 }, (_, index) => claimer(`w${index}`)));
      expect(shown).toHaveLength(200);
      expect(new Set(shown).size).toBe(200);
      expect(batches.size).toBe(Math.ceil(200 / 7));
    }, 60_000);
  });
}
