import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { KeptFigures } from '../../src/app/ports/figures.ts';
import { newPostmortem } from '../../src/domain/postmortem/review/postmortem-state.ts';
import { freshTeam, moment, type Open, type Opened } from './opened.ts';
import { anAction, anEntry, anIncident } from './samples.ts';

const KEY = 'INC-2026-0001';
const kept: KeptFigures = {
  ...{ id: 'cmd.1', version: 3 },
  figures: { values: { detect: 3.5 }, lacks: { cadence: 'too little' }, unconfirmed: ['detected'] },
  items: [{ state: 'done', first: '2026-12-01', due: '2026-12-05', doneAt: moment(9) }],
};

export function figureContract(open: Open): void {
  describe('FigureStore', () => {
    let opened: Opened;
    let team: string;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened.close());
    beforeEach(() => {
      team = freshTeam();
    });
    const begin = async (key = KEY) => {
      const begun = await opened.ports.figures.begin(team, [{ key, declaredAt: moment(0) }]);
      const one = begun.get(key);
      if (!one) throw new Error('it did not begin');
      return one;
    };
    const keep = async (key = KEY) => {
      const { announced } = await begin(key);
      await opened.ports.figures.keep(team, key, { ...kept, announced });
    };
    const counting = async () => [...(await opened.ports.figures.since(team, moment(0))).keys()];

    it('gives back what it kept, of the incidents declared since, of this workspace', async () => {
      expect(await begin()).toEqual({ announced: 0, quiet: true });
      await keep();
      expect(await opened.ports.figures.since(team, moment(0))).toEqual(new Map([[KEY, kept]]));
      expect((await opened.ports.figures.since(team, moment(1))).size).toBe(0);
      expect((await opened.ports.figures.since(freshTeam(), moment(0))).size).toBe(0);
    });

    it('takes nothing that was read before a change was announced', async () => {
      const { announced } = await begin();
      await opened.ports.figures.announce(team, [KEY]);
      await opened.ports.figures.keep(team, KEY, { ...kept, announced });
      expect(await counting()).toEqual([]);
    });

    it('says that a change may still be on its way', async () => {
      await begin();
      await opened.ports.figures.announce(team, [KEY]);
      expect(await begin()).toEqual({ announced: 1, quiet: false });
    });

    it('announces nothing of an incident without figures', async () => {
      await opened.ports.figures.announce(team, [KEY, 'INC-2026-0009']);
      expect(await begin()).toEqual({ announced: 0, quiet: true });
    });

    it.each([
      ['an entry that came in late', () => opened.ports.entries.insert(late(), [], moment(0))],
      [
        'an entry that was changed',
        async () => {
          await opened.ports.entries.insert(typed(), [], moment(0));
          await keep();
          await opened.ports.entries.save({ ...typed(), version: 1 }, [], moment(1));
        },
      ],
      ['a new item', () => opened.ports.actions.create(item(0))],
      [
        'an item that was changed',
        async () => {
          await opened.ports.actions.create(item(0));
          await keep();
          await opened.ports.actions.save(item(1));
        },
      ],
      [
        'an answer',
        () => {
          const state = { ...newPostmortem(team, KEY), version: 1 };
          return opened.ports.postmortems.saveState({
            ...{ state, remindAt: undefined, effects: [], at: moment(0) },
          });
        },
      ],
      [
        'a merge',
        () => opened.ports.recordMoves.move(team, { home: 'INC-2026-0002', from: 'INC-2026-0002' }, KEY),
      ],
      [
        'a merge of its own',
        () => opened.ports.recordMoves.move(team, { home: KEY, from: KEY }, 'INC-2026-0002'),
      ],
    ])('forgets figures before %s', async (_, change) => {
      await keep();
      await keep('INC-2026-0077');
      await change();
      expect(await counting()).toEqual(['INC-2026-0077']);
    });

    it('costs a typed entry nothing', async () => {
      await keep();
      await opened.ports.entries.insert(typed(), [], moment(0));
      expect(await counting()).toEqual([KEY]);
    });

    const typed = () => anEntry(team, 1, { incident: anIncident(team).key });
    const late = () => anEntry(team, 2, { incident: KEY, source: 'shortcut' });
    const item = (version: number) => ({
      ...{ item: anAction(team, 1, { incident: KEY, version }), remindAt: undefined },
      ...{ effects: [], at: moment(version) },
    });
  });
}
