import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { freshTeam, moment, type Open, type Opened } from './opened.ts';

export function installationContract(open: Open): void {
  describe('InstallationStore', () => {
    let opened: Opened;
    let team: string;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened.close());
    beforeEach(() => {
      team = freshTeam();
    });

    it('keeps one installation per workspace', async () => {
      const { installations } = opened.ports;
      const record = { team, sealed: 'c2VhbGVk', installedAt: moment(0) };
      expect(await installations.find(team)).toBeUndefined();
      await installations.put(record);
      await installations.put({ ...record, sealed: 'bmV3' });
      expect(await installations.find(team)).toEqual({ ...record, sealed: 'bmV3' });
      expect(await installations.owners()).toContain(team);
      await installations.remove(team);
      await installations.remove(team);
      expect(await installations.find(team)).toBeUndefined();
      expect(await installations.owners()).not.toContain(team);
    });

    it('is sealed with another key only while it is what it was', async () => {
      const { installations } = opened.ports;
      const record = { team, sealed: 'c2VhbGVk', installedAt: moment(0) };
      await installations.put({ ...record, sealed: 'bmV3' }, 'c2VhbGVk');
      expect(await installations.find(team)).toBeUndefined();
      await installations.put(record);
      await installations.put({ ...record, sealed: 'bmV3' }, 'b2xkZXI=');
      expect(await installations.find(team)).toEqual(record);
      await installations.put({ ...record, sealed: 'bmV3' }, 'c2VhbGVk');
      expect(await installations.find(team)).toEqual({ ...record, sealed: 'bmV3' });
    });

    it('knows which workspaces the installation of an organisation covers', async () => {
      const { installations } = opened.ports;
      const organisation = `E${team}`;
      expect(await installations.coveredBy(team)).toBeUndefined();
      await Promise.all([installations.cover(team, organisation), installations.cover(team, organisation)]);
      expect(await installations.coveredBy(team)).toBe(organisation);
      expect(await installations.find(team)).toBeUndefined();
      const sister = `${team}2`;
      await installations.cover(sister, organisation);
      await installations.cover(`${team}3`, `${organisation}3`);
      expect([...(await installations.coveredTeams(organisation))].toSorted()).toEqual(
        [team, sister].toSorted(),
      );
      expect(await installations.coveredTeams(`${organisation}4`)).toEqual([]);
      await installations.cover(team, undefined);
      await installations.cover(team, undefined);
      expect(await installations.coveredBy(team)).toBeUndefined();
      expect(await installations.coveredTeams(organisation)).toEqual([sister]);
    });
  });
}
