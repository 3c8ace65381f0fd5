import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { Installation } from '@slack/bolt';
import type { InstallationRecord, InstallationStore } from '../../src/app/ports/installations.ts';
import { decrypt, encrypt } from '../../src/encryption.ts';
import { encryptedInstallations } from '../../src/slack/installation.ts';

const key = randomBytes(32);

function memory(): InstallationStore & { readonly records: Map<string, InstallationRecord>; reads: number } {
  const records = new Map<string, InstallationRecord>();
  const covered = new Map<string, string>();
  return {
    records,
    reads: 0,
    async put(record) {
      records.set(record.team, record);
    },
    async find(team) {
      this.reads += 1;
      return records.get(team);
    },
    async remove(team) {
      records.delete(team);
    },
    async cover(team, organisation) {
      if (organisation === undefined) covered.delete(team);
      else covered.set(team, organisation);
    },
    coveredBy: async (team) => covered.get(team),
    coveredTeams: async () => [...covered.keys()],
  };
}

function installation(token: string): Installation<'v2', false> {
  return {
    team: { id: 'T1', name: 'Local' },
    enterprise: undefined,
    user: { token: undefined, scopes: undefined, id: 'U1' },
    bot: { token, scopes: ['chat:write'], id: 'B1', userId: 'U9' },
    isEnterpriseInstall: false,
    appId: 'A1',
    authVersion: 'v2',
  };
}

const source = { teamId: 'T1', enterpriseId: undefined, isEnterpriseInstall: false } as const;

describe('sealing', () => {
  it('opens for the same key and owner only', () => {
    const sealed = encrypt('a token 😀', key, 'T1');
    expect(sealed).not.toContain('token');
    expect(encrypt('a token 😀', key, 'T1')).not.toBe(sealed);
    expect(decrypt(sealed, key, 'T1')).toBe('a token 😀');
    expect(() => decrypt(sealed, key, 'T2')).toThrow();
    expect(() => decrypt(sealed, randomBytes(32), 'T1')).toThrow();
    expect(() => decrypt(`${sealed.slice(0, -4)}AAA=`, key, 'T1')).toThrow();
  });

  it('takes a key of 32 bytes', () => {
    const written = Buffer.from(key.toString('base64'), 'base64');
    expect(decrypt(encrypt('a token', key, 'T1'), written, 'T1')).toBe('a token');
    expect(() => encrypt('a token', Buffer.from('c2hvcnQ=', 'base64'), 'T1')).toThrow('key length');
  });
});

describe('installations', () => {
  it('are encrypted at rest, and looked up once a minute', async () => {
    const records = memory();
    let now = new Date('2026-11-20T19:00:00Z');
    const installations = encryptedInstallations({ records, key, clock: () => now });
    await installations.store.storeInstallation(installation('xoxb-secret'));
    expect(records.records.get('T1')?.sealed).not.toContain('xoxb');
    expect(await installations.authorize(source)).toEqual({
      botToken: 'xoxb-secret',
      botId: 'B1',
      botUserId: 'U9',
      teamId: 'T1',
    });
    expect(await installations.tokenOf('T1')).toBe('xoxb-secret');
    expect(records.reads).toBe(1);
    now = new Date(now.getTime() + 61_000);
    await installations.tokenOf('T1');
    expect(records.reads).toBe(2);
  });

  it('are renewed at once, and gone once removed', async () => {
    const records = memory();
    const installations = encryptedInstallations({ records, key, clock: () => new Date() });
    await installations.store.storeInstallation(installation('xoxb-1'));
    await installations.tokenOf('T1');
    await installations.store.storeInstallation(installation('xoxb-2'));
    expect(await installations.tokenOf('T1')).toBe('xoxb-2');
    await installations.remove('T1');
    await expect(installations.tokenOf('T1')).rejects.toThrow('has not installed Scribe');
    expect(records.records.size).toBe(0);
  });

  it('read what an earlier version stored for a workspace', async () => {
    const records = memory();
    const written = '{"team":{"id":"T1"},"bot":{"token":"xoxb-old","id":"B1","userId":"U9","scopes":[]}}';
    await records.put({ team: 'T1', sealed: encrypt(written, key, 'T1'), installedAt: new Date(0) });
    const { authorize, tokenOf, workspace } = encryptedInstallations({
      records,
      key,
      clock: () => new Date(),
    });
    expect(await tokenOf('T1')).toBe('xoxb-old');
    expect(await authorize(source)).toMatchObject({ botToken: 'xoxb-old', teamId: 'T1' });
    expect(await workspace('T1')).toEqual({ name: undefined, organisation: undefined, botUserId: 'U9' });
  });
});

/** As Slack's `oauth.v2.access` describes an installation for a whole organisation. */
function orgInstallation(token: string): Installation<'v2', true> {
  return {
    ...installation(token),
    team: undefined,
    enterprise: { id: 'E1', name: 'Harbour Group' },
    isEnterpriseInstall: true,
    enterpriseUrl: 'https://harbour.enterprise.slack.com/',
  };
}

describe('an installation for an organisation', () => {
  const inOrg = { teamId: 'T2', enterpriseId: 'E1', isEnterpriseInstall: true } as const;
  const open = async () => {
    const records = memory();
    const installations = encryptedInstallations({ records, key, clock: () => new Date() });
    await installations.store.storeInstallation(orgInstallation('xoxb-org'));
    return { records, installations };
  };

  it('is kept and found by the organisation, and serves the workspaces from which something came', async () => {
    const { installations } = await open();
    await expect(installations.tokenOf('T2')).rejects.toThrow('T2 has not installed Scribe');
    const body = { command: '/incident', team_id: 'T2' };
    const asked = await installations.authorize(inOrg, body as never);
    expect(asked).toMatchObject({ botToken: 'xoxb-org', teamId: 'T2', enterpriseId: 'E1' });
    expect(await installations.tokenOf('T2')).toBe('xoxb-org');
    expect(await installations.workspace('T2')).toEqual({
      name: 'Harbour Group',
      organisation: 'E1',
      botUserId: 'U9',
    });
  });

  it('does not cover the other side of a shared channel', async () => {
    const { installations } = await open();
    const body = { team_id: 'TPARTNER', authorizations: [{ team_id: null, enterprise_id: 'E1' }] };
    await installations.authorize({ ...inOrg, teamId: 'TPARTNER' }, body as never);
    await expect(installations.tokenOf('TPARTNER')).rejects.toThrow('has not installed Scribe');
  });

  it('serves where Slack names only the person’s workspace, and where it is announced', async () => {
    const { installations } = await open();
    const click = { team: null, user: { id: 'W1', team_id: 'T2' } };
    const clicked = await installations.authorize({ ...inOrg, teamId: undefined }, click as never);
    expect(clicked).toMatchObject({ botToken: 'xoxb-org', teamId: 'T2' });
    const granted = { teamId: 'T3', enterpriseId: 'E1', isEnterpriseInstall: false } as const;
    expect(await installations.authorize(granted, {} as never)).toMatchObject({ botToken: 'xoxb-org' });
  });

  it('goes before what a workspace installed by itself, until access is taken away', async () => {
    const { installations } = await open();
    await installations.store.storeInstallation(installation('xoxb-own'));
    expect(await installations.tokenOf('T1')).toBe('xoxb-own');
    await installations.cover('T1', 'E1');
    expect(await installations.tokenOf('T1')).toBe('xoxb-org');
    expect((await installations.workspace('T1')).organisation).toBe('E1');
    await installations.cover('T1', undefined);
    expect(await installations.tokenOf('T1')).toBe('xoxb-own');
    await installations.cover('T1', 'E1');
    await installations.remove('E1');
    expect(await installations.tokenOf('T1')).toBe('xoxb-own');
  });
});
