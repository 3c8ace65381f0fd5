import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ActionItem } from '../../src/domain/actions/action-item.ts';
import type { ItemFilter } from '../../src/domain/actions/item-filter.ts';
import { freshTeam, moment, type Open, type Opened } from './opened.ts';
import { anAction } from './samples.ts';

const DONE = { state: 'done', by: 'U1', at: moment(9) } as const;
const DROPPED = { state: 'not doing', why: 'x', by: 'U1', at: moment(9) } as const;

export function actionListsContract(open: Open): void {
  describe('ActionLists', () => {
    let opened: Opened;
    let team: string;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened.close());
    beforeEach(async () => {
      team = freshTeam();
      const items: readonly Partial<ActionItem>[] = [
        { due: '2026-12-05', incident: 'I-1' },
        { due: '2026-11-30', incident: 'I-1', owner: undefined, heldBy: { kind: 'role', role: 'scribe' } },
        { due: undefined, incident: 'I-2', owner: undefined, priority: 'P0' },
        { due: '2026-11-29', incident: 'I-2', status: DONE, doneWhen: 'it fires' },
        { due: '2026-11-28', incident: 'I-3', status: DROPPED, kind: undefined },
        { due: '2026-11-30', incident: 'I-3', status: { state: 'in progress' }, kind: 'prevent' },
      ];
      for (const [index, more] of items.entries())
        await opened.ports.actions.create({
          ...{ item: anAction(team, index + 1, more), remindAt: undefined, effects: [], at: moment(0) },
        });
    });
    const page = async (filter: ItemFilter, skip = 0, limit = 9) => {
      const incidents = ['I-1', 'I-2', 'I-3'];
      const found = await opened.ports.actionLists.page(team, { filter, incidents, skip, limit });
      return found.map(({ item }) => item.number);
    };

    it.each([
      ['everything, the soonest due first and what has no date last', {}, [5, 4, 2, 6, 1, 3]],
      ['what is to be done', { state: 'open' }, [2, 6, 1, 3]],
      ['what is done', { state: 'done' }, [4]],
      ['what is not being done', { state: 'not doing' }, [5]],
      ['what a person has', { owner: 'U1', state: 'open' }, [6, 1]],
      ['what nobody has', { unowned: true }, [3]],
      ['what is overdue', { state: 'open', dueBefore: '2026-12-01' }, [2, 6]],
      ['a kind', { kind: 'prevent' }, [6]],
      ['a priority', { priority: 'P0' }, [3]],
      ['what has no owner', { blank: ['owner'] }, [2, 3]],
      ['what has no date', { blank: ['due'] }, [3]],
      ['what has no kind', { blank: ['kind'] }, [5]],
      ['what does not say when it is done', { blank: ['done-when'], state: 'open' }, [2, 6, 1, 3]],
      ['what has neither owner nor date', { blank: ['owner', 'due'] }, [3]],
    ] as const)('lists %s', async (_, filter, numbers) => {
      expect(await page(filter)).toEqual(numbers);
    });

    it('gives one page after the other', async () => {
      expect(await page({}, 0, 4)).toEqual([5, 4, 2, 6]);
      expect(await page({}, 4, 4)).toEqual([1, 3]);
      expect(await page({}, 5, 4)).toEqual([3]);
      expect(await page({}, 6, 4)).toEqual([]);
    });

    it('counts by incident, and lists those of some alone', async () => {
      const counts = await opened.ports.actionLists.counts(team, { state: 'open' });
      expect(new Map(counts.map(({ incident, count }) => [incident, count]))).toEqual(
        new Map([
          ['I-1', 2],
          ['I-2', 1],
          ['I-3', 1],
        ]),
      );
      const which = { filter: {}, incidents: ['I-2'], skip: 0, limit: 9 };
      const found = await opened.ports.actionLists.page(team, which);
      expect(found.map(({ item }) => item.number)).toEqual([4, 3]);
      expect(await opened.ports.actionLists.counts(freshTeam(), {})).toEqual([]);
    });
  });
}
