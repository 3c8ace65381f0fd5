import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Entry } from '../../src/domain/timeline/entry.ts';
import { freshTeam, moment, type Open, type Opened } from './opened.ts';
import { anEntry } from './samples.ts';

export function entryContract(open: Open): void {
  describe('EntryStore', () => {
    let opened: Opened;
    let team: string;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened.close());
    beforeEach(() => {
      team = freshTeam();
    });
    const insert = (...numbers: readonly number[]) =>
      Promise.all(numbers.map((number) => opened.ports.entries.insert(anEntry(team, number), [], moment(0))));

    it('gives back what was inserted', async () => {
      const { entries } = opened.ports;
      const plain = anEntry(team, 1);
      const full = anEntry(team, 2, {
        text: 'a "quoted" line\n$set: {a.b} 🙂 שלום <!channel>',
        source: 'reaction',
        byline: 'Lookout',
        standing: { state: 'struck', by: 'U2', at: moment(300) },
        versions: [
          { text: 'before', type: 'note', occurredAt: moment(1), editedBy: 'U2', editedAt: moment(200) },
        ],
        permalink: 'https://example.test/archives/C1/p17',
        message: { channel: 'C1', ts: '1700000000.000100' },
        quoted: { file: 'F1', name: 'call.vtt', speaker: 'Lookout' },
        language: 'he',
        marks: [{ is: 'cause' }, { is: 'restored', part: 'eu only', by: 'U1', at: moment(310) }],
        attempt: 'log.7',
        outcome: { was: 'no effect', shown: 'log.8', by: 'U2', at: moment(320) },
        markings: [
          { kind: 'set', is: 'restored', part: 'eu only', by: 'U1', at: moment(310) },
          { kind: 'outcome', was: 'no effect', shown: 'log.8', by: 'U2', at: moment(320) },
        ],
        version: 4,
      });
      expect(await entries.insert(plain, [{ key: 'echo', effect: { kind: 'echo' } }], moment(0))).toBe('new');
      expect(await entries.insert(full, [{ key: 'receipt-0', effect: { kind: 'receipt' } }], moment(0))).toBe(
        'new',
      );
      expect(await entries.byId(team, plain.id)).toEqual(plain);
      expect(await entries.byId(team, full.id)).toEqual(full);
      expect(await entries.byId(team, 'none')).toBeUndefined();
      const several = await entries.byIds(team, [full.id, 'none', plain.id]);
      expect([...several].sort((a, b) => a.version - b.version)).toEqual([plain, full]);
      expect(await entries.byIds(freshTeam(), [plain.id])).toEqual([]);
    });

    it('takes the same delivery once, and keeps workspaces apart', async () => {
      const { entries } = opened.ports;
      const entry = anEntry(team, 1);
      await entries.insert(entry, [], moment(0));
      expect(await entries.insert({ ...entry, text: 'again' }, [], moment(1))).toBe('known');
      expect((await entries.byId(team, entry.id))?.text).toBe(entry.text);
      expect(await entries.insert({ ...entry, team: freshTeam() }, [], moment(1))).toBe('new');
    });

    it('takes eight identical inserts at once as one', async () => {
      const { entries } = opened.ports;
      const answers = await Promise.all(
        Array.from({ length: 8 }, () => entries.insert(anEntry(team), [], moment(0))),
      );
      expect(answers.filter((answer) => answer === 'new')).toHaveLength(1);
    });

    it('says of each of many at once whether it is new', async () => {
      const { entries } = opened.ports;
      await insert(2, 5);
      const numbers = Array.from({ length: 40 }, (_, index) => index % 20);
      const answers = await Promise.all(
        numbers.map((number) => entries.insert(anEntry(team, number), [], moment(0))),
      );
      const known = numbers.filter((_, index) => answers[index] === 'known');
      expect(known.sort((a, b) => a - b)).toEqual(
        [...Array.from({ length: 20 }, (_, n) => n), 2, 5].sort((a, b) => a - b),
      );
      const stored = await entries.ofIncident(team, 'INC-2026-0001', {});
      expect(stored).toHaveLength(20);
    });

    it('gives a timeline in order', async () => {
      const { entries } = opened.ports;
      await insert(3, 1, 2);
      const same = { occurredAt: moment(2) };
      await entries.insert(anEntry(team, 5, { ...same, loggedAt: moment(500) }), [], moment(0));
      await entries.insert(anEntry(team, 4, { ...same, loggedAt: moment(400) }), [], moment(0));
      await entries.insert(anEntry(team, 9, { incident: 'INC-2026-0002' }), [], moment(0));
      const order = async (which: Parameters<typeof entries.ofIncident>[2]) =>
        (await entries.ofIncident(team, 'INC-2026-0001', which)).map(({ id }) =>
          Number(id.split('.').at(-1)),
        );
      expect(await order({})).toEqual([1, 2, 4, 5, 3]);
      expect(await order({ newest: 2 })).toEqual([5, 3]);
      expect(await order({ loggedUpTo: moment(62) })).toEqual([1, 2]);
      expect(await order({ loggedUpTo: moment(400), newest: 2 })).toEqual([4, 3]);
    });

    it('gives a page of a timeline, and how many entries that has', async () => {
      const { entries } = opened.ports;
      await insert(1, 2, 3, 4, 5);
      await entries.insert(anEntry(team, 9, { incident: 'INC-2026-0002' }), [], moment(0));
      const page = async (skip: number, size: number) => {
        const found = await entries.page(team, 'INC-2026-0001', { skip, size });
        return [...found.entries.map(({ id }) => Number(id.split('.').at(-1))), `of ${found.total}`];
      };
      expect(await page(0, 2)).toEqual([4, 5, 'of 5']);
      expect(await page(2, 2)).toEqual([2, 3, 'of 5']);
      expect(await page(4, 2)).toEqual([1, 'of 5']);
      expect(await page(9, 2)).toEqual(['of 5']);
    });

    it('gives what one person put there last, by when it was logged', async () => {
      const { entries } = opened.ports;
      const struck = { state: 'struck' as const, by: 'U7', at: moment(9) };
      const own = (number: number, more: Partial<Entry>) =>
        entries.insert(anEntry(team, number, { author: 'U7', source: 'slash', ...more }), [], moment(0));
      await own(1, { loggedAt: moment(300), occurredAt: moment(1) });
      await own(2, { loggedAt: moment(200) });
      await own(3, { loggedAt: moment(400), standing: struck });
      await own(4, { loggedAt: moment(500), source: 'reaction' });
      await own(5, { loggedAt: moment(600), author: 'U8' });
      await own(6, { loggedAt: moment(700), incident: 'INC-2026-0002' });
      const newest = async (which: { readonly standing: boolean; readonly limit: number }) =>
        (await entries.newestOf(team, 'INC-2026-0001', { author: 'U7', sources: ['slash'], ...which })).map(
          ({ id }) => Number(id.split('.').at(-1)),
        );
      expect(await newest({ standing: true, limit: 1 })).toEqual([1]);
      expect(await newest({ standing: false, limit: 9 })).toEqual([3, 1, 2]);
      expect(await newest({ standing: true, limit: 9 })).toEqual([1, 2]);
    });

    it('saves an edit of the version that was read, and no other', async () => {
      const { entries } = opened.ports;
      const entry = anEntry(team);
      await entries.insert(entry, [], moment(0));
      const struck = {
        ...entry,
        text: 'corrected',
        type: 'detection' as const,
        occurredAt: moment(-60),
        standing: { state: 'struck' as const, by: 'U2', at: moment(90), command: 'cmd.1' },
        versions: [
          {
            text: entry.text,
            type: entry.type,
            occurredAt: entry.occurredAt,
            editedBy: 'U2',
            editedAt: moment(80),
          },
        ],
        version: 1,
      };
      expect(await entries.save(struck, [], moment(90))).toBe('saved');
      expect(await entries.byId(team, entry.id)).toEqual(struck);
      expect(await entries.save({ ...entry, text: 'late', version: 1 }, [], moment(91))).toBe('conflict');
      const putBack = { struck: { by: 'U2', at: moment(90), command: 'cmd.1' }, by: 'U3', at: moment(92) };
      const restored = {
        ...struck,
        standing: { state: 'standing' as const },
        putBacks: [putBack],
        version: 2,
      };
      expect(await entries.save(restored, [], moment(92))).toBe('saved');
      expect(await entries.byId(team, entry.id)).toEqual(restored);
      expect(await entries.save(anEntry(team, 77, { version: 1 }), [], moment(92))).toBe('conflict');
    });

    it('keeps what people say an entry means, and forgets what they take back', async () => {
      const { entries } = opened.ports;
      const entry = anEntry(team);
      await entries.insert(entry, [], moment(0));
      const said = { by: 'U2', at: moment(80) };
      const marked = {
        ...entry,
        marks: [{ is: 'cause' as const, ...said }],
        outcome: { was: 'partly' as const, ...said },
        attempt: 'log.1',
        markings: [{ kind: 'set' as const, is: 'cause' as const, ...said }],
        version: 1,
      };
      expect(await entries.save(marked, [], moment(80))).toBe('saved');
      expect(await entries.byId(team, entry.id)).toEqual(marked);
      const { marks: _marks, outcome: _outcome, attempt: _attempt, ...rest } = marked;
      const taken = { kind: 'taken-back' as const, is: 'cause' as const, by: 'U3', at: moment(90) };
      const back = { ...rest, markings: [...marked.markings, taken], version: 2 };
      expect(await entries.save(back, [], moment(90))).toBe('saved');
      expect(await entries.byId(team, entry.id)).toEqual(back);
    });
  });
}
