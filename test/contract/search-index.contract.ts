import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { newPostmortem } from '../../src/domain/postmortem/review/postmortem-state.ts';
import { freshTeam, moment, type Open, type Opened } from './opened.ts';
import { anAction, anEntry, anIncident } from './samples.ts';

export function searchIndexContract(open: Open): void {
  describe('SearchIndex', () => {
    let opened: Opened;
    let team: string;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened.close());
    beforeEach(() => {
      team = freshTeam();
    });
    const index = () => opened.ports.searchIndex;
    const key = (number: number) => `INC-2026-000${number}`;
    /** An incident that was declared in this second, with its words up to date. */
    const indexed = async (number: number, words: readonly string[]) => {
      await index().changed({ team, incident: key(number) }, moment(number));
      await index().put({ team, incident: key(number) }, { words, at: moment(number), changes: 1 });
    };
    const find = (words: readonly string[], until?: Date) => index().find(team, words, { until, limit: 9 });

    it('finds incidents that hold every word, the newest first', async () => {
      await indexed(1, ['redis', 'timeout', 'checkout-api']);
      await indexed(3, ['redis', 'restart']);
      await indexed(2, ['timeout', 'redis']);
      expect(await find(['redis'])).toEqual([key(3), key(2), key(1)]);
      expect(await find(['timeout', 'redis'])).toEqual([key(2), key(1)]);
      expect(await find(['timeout', 'restart'])).toEqual([]);
      expect(await find(['$redis', 'a.b'])).toEqual([]);
      expect(await find([])).toEqual([]);
      expect(await find(['redis'], moment(2))).toEqual([key(2), key(1)]);
      expect(await index().find(team, ['redis'], { limit: 1 })).toEqual([key(3)]);
      expect(await index().find(freshTeam(), ['redis'], { limit: 9 })).toEqual([]);
    });

    it('says whose words are to be read again, until they were', async () => {
      const at = moment(1);
      const of = { team, incident: key(1) };
      await index().changed(of, at);
      await index().changed(of, moment(5));
      expect(await index().changing(team, 9)).toEqual([key(1)]);
      const due = async (now: Date) =>
        (await index().due(now, 1_000)).filter((one) => one.team === team).map(({ changes }) => changes);
      expect(await due(moment(0))).toEqual([]);
      expect(await due(at)).toEqual([2]);
      await index().put(of, { words: ['before'], at, changes: 1 });
      expect(await due(at)).toEqual([2]);
      expect(await find(['before'])).toEqual([key(1)]);
      await index().put(of, { words: ['after'], at, changes: 2 });
      expect(await due(moment(9))).toEqual([]);
      expect(await index().changing(team, 9)).toEqual([]);
      expect(await find(['before'])).toEqual([]);
      expect(await find(['after'])).toEqual([key(1)]);
    });

    it('hears of every write to a record', async () => {
      const { incidents, entries, actions, postmortems, recordMoves } = opened.ports;
      const at = moment(1);
      const none = { effects: [], at };
      const heard = async (write: (incident: string) => Promise<unknown>) => {
        const incident = key(number);
        number += 1;
        await write(incident);
        const until = Date.now() + 5_000;
        while (!(await index().changing(team, 99)).includes(incident))
          if (Date.now() > until) throw new Error('it was not heard of');
      };
      let number = 1;
      await heard(() => incidents.create({ incident: anIncident(team, 1), events: [], ...none }));
      await heard((incident) => entries.insert(anEntry(team, 2, { incident }), [], at));
      await heard((incident) => entries.save(anEntry(team, 3, { incident, version: 1 }), [], at));
      await heard((incident) =>
        actions.create({ item: anAction(team, 4, { incident }), remindAt: undefined, ...none }),
      );
      await heard((incident) =>
        postmortems.saveState({
          state: { ...newPostmortem(team, incident), version: 1 },
          ...{ remindAt: undefined, ...none },
        }),
      );
      await heard((incident) => recordMoves.move(team, { from: key(2), home: key(2) }, incident));
    });

    it('counts sixteen changes at once, also of an incident that it does not know', async () => {
      const of = { team, incident: key(1) };
      await Promise.all(Array.from({ length: 16 }, () => index().changed(of, moment(1))));
      const due = await index().due(moment(1), 1_000);
      expect(due.find((one) => one.team === team)?.changes).toBe(16);
    });
  });
}
