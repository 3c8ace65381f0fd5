import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { KeptSecret } from '../../src/app/ports/secrets.ts';
import { freshTeam, moment, type Open, type Opened } from './opened.ts';

export function secretContract(open: Open): void {
  describe('SecretStore', () => {
    let opened: Opened;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened.close());

    const taken = (team: string, id: string, at: Date): KeptSecret => ({
      ...{ id, team, user: 'U1', way: 'message', channel: 'C1', at },
      secrets: [{ kind: 'password', sealed: 'x.y' }, { kind: 'card number' }],
      reads: [],
    });

    it('keeps what was taken out once, with what is wanted of it, and who has read it', async () => {
      const { secrets, effects } = opened.ports;
      const team = freshTeam();
      const notice = { code: 'fault' as const, what: 'x', incident: '' };
      const wanted = [{ key: 'tell', effect: { kind: 'tell' as const, user: 'U1', notice } }];
      const secret = taken(team, 'S-00000001', moment(0));
      expect(await secrets.keep(secret, wanted)).toBe('new');
      expect(await secrets.keep({ ...secret, user: 'U2' }, wanted)).toBe('known');
      await secrets.noteRead(team, secret.id, { by: 'U3', at: moment(5) });
      expect(await secrets.byId(team, secret.id)).toEqual({
        ...secret,
        reads: [{ by: 'U3', at: moment(5) }],
      });
      expect(await secrets.byId(team, 'S-00000009')).toBeUndefined();
      const due = (await effects.due(moment(1), 1_000, 1)).filter((ref) => ref.team === team);
      expect(due).toEqual([{ holder: 'secrets', team, id: secret.id, key: 'tell' }]);
    });

    it('lists the newest first, of one workspace', async () => {
      const { secrets } = opened.ports;
      const [team, other] = [freshTeam(), freshTeam()];
      for (const [at, id] of ['S-0000000a', 'S-0000000b', 'S-0000000c'].entries())
        await secrets.keep(taken(team, id, moment(at)), []);
      await secrets.keep({ ...taken(other, 'S-0000000d', moment(9)), channel: undefined }, []);
      expect((await secrets.latest(team, 2)).map(({ id }) => id)).toEqual(['S-0000000c', 'S-0000000b']);
      expect((await secrets.latest(other, 2)).map(({ channel }) => channel)).toEqual([undefined]);
    });
  });
}
