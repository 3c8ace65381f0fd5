import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newPostmortem } from '../../src/domain/postmortem/review/postmortem-state.ts';
import { freshTeam, moment, type Open, type Opened } from './opened.ts';
import { anAction, anEntry, anIncident } from './samples.ts';

export function incidentKeysContract(open: Open): void {
  describe('IncidentKeys', () => {
    let opened: Opened;
    let team: string;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened.close());
    beforeEach(() => {
      team = freshTeam();
    });

    /** Stores one thing under a key. */
    const storing: Readonly<Record<string, (key: string) => Promise<unknown>>> = {
      incident: (key) =>
        opened.ports.incidents.create({
          incident: { ...anIncident(team, 1), key },
          ...{ events: [], effects: [], at: moment(0) },
        }),
      entry: (key) => opened.ports.entries.insert({ ...anEntry(team, 1), incident: key }, [], moment(0)),
      'action item': (key) =>
        opened.ports.actions.create({
          item: { ...anAction(team, 1), incident: key },
          ...{ remindAt: undefined, effects: [], at: moment(0) },
        }),
      postmortem: (key) =>
        opened.ports.postmortems.saveState({
          state: { ...newPostmortem(team, key), version: 1 },
          ...{ remindAt: undefined, effects: [], at: moment(0) },
        }),
    };

    it.each(Object.keys(storing))(
      'says that a key is used by an %s, in this workspace only',
      async (what) => {
        const { incidentKeys } = opened.ports;
        expect(await incidentKeys.isUsed(team, 'INC-2026-0012')).toBe(false);
        expect(await incidentKeys.highest(team, 'INC-2026-')).toBe(0);
        await storing[what]?.('INC-2026-0012');
        expect(await incidentKeys.isUsed(team, 'INC-2026-0012')).toBe(true);
        expect(await incidentKeys.highest(team, 'INC-2026-')).toBe(12);
        expect(await incidentKeys.isUsed(team, 'INC-2026-0011')).toBe(false);
        expect(await incidentKeys.highest(team, 'INC-2025-')).toBe(0);
        expect(await incidentKeys.isUsed(freshTeam(), 'INC-2026-0012')).toBe(false);
      },
    );

    it('finds a number of five digits, which comes before many of four as text', async () => {
      for (const number of [10_000, 9_999, 12, 10_001, 9_998]) {
        const incident = `INC-2026-${String(number).padStart(4, '0')}`;
        await opened.ports.entries.insert({ ...anEntry(team, number), incident }, [], moment(0));
      }
      expect(await opened.ports.incidentKeys.highest(team, 'INC-2026-')).toBe(10_001);
    });

    it('finds the highest number among all that is stored', async () => {
      await storing['incident']?.('INC-2026-0003');
      await storing['entry']?.('INC-2026-0073');
      await storing['postmortem']?.('INC-2026-0005');
      expect(await opened.ports.incidentKeys.highest(team, 'INC-2026-')).toBe(73);
    });
  });
}
