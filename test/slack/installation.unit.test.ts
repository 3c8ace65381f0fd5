import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { Installation } from '@slack/bolt';
import type { InstallationRecord, InstallationStore } from '../../src/app/ports/installations.ts';
import { SlackFault } from '../../src/app/ports/slack-fault.ts';
import { StoreFault } from '../../src/app/ports/store-fault.ts';
import { decrypt, encrypt, KeyFault, seal, unseal } from '../../src/encryption.ts';
import { slackClients } from '../../src/slack/client-factory.ts';
import { encryptedInstallations } from '../../src/slack/installation.ts';

const key = randomBytes(32);

function memory(): InstallationStore & { readonly records: Map<string, InstallationRecord>; reads: number } {
  const records = new Map<string, InstallationRecord>();
  const covered = new Map<string, string>();
  return {
    records,
    reads: 0,
    async put(record, instead) {
      if (instead !== undefined && records.get(record.team)?.sealed !== instead) return;
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
    owners: async () => [...records.keys()],
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

const OPTIONS = {
  keys: { current: key, former: [] },
  journal: { warn: () => undefined },
  clock: () => new Date(),
};

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

describe('a ring of keys', () => {
  const [now, before] = [randomBytes(32), randomBytes(32)];

  it('seals with the current key, by its id, and opens what any of them sealed', () => {
    const old = { current: before, former: [] };
    const both = { current: now, former: [before] };
    const sealed = seal('a token', old, 'T1');
    expect(sealed).toMatch(/^[0-9a-f]{8}\./);
    expect(unseal(sealed, old, 'T1')).toEqual({ text: 'a token', isCurrent: true });
    expect(unseal(sealed, both, 'T1')).toEqual({ text: 'a token', isCurrent: false });
    expect(unseal(encrypt('of old', before, 'T1'), both, 'T1')).toEqual({ text: 'of old', isCurrent: false });
    expect(unseal(seal('a token', both, 'T1'), both, 'T1')).toEqual({ text: 'a token', isCurrent: true });
  });

  it('says which key is missing, and what to do', () => {
    const sealed = seal('a token', { current: before, former: [] }, 'T1');
    const [id = ''] = sealed.split('.');
    expect(() => unseal(sealed, { current: now, former: [] }, 'T1')).toThrow(
      new RegExp(`stored for T1 was encrypted with the key ${id}, .* SCRIBE_FORMER_ENCRYPTION_KEYS`),
    );
    expect(() => unseal(encrypt('of old', before, 'T1'), { current: now, former: [] }, 'T1')).toThrow(
      KeyFault,
    );
    expect(() => unseal(sealed, { current: before, former: [] }, 'T2')).toThrow(KeyFault);
  });
});

describe('installations', () => {
  it('are encrypted at rest, and looked up once a minute', async () => {
    const records = memory();
    let now = new Date('2026-11-20T19:00:00Z');
    const installations = encryptedInstallations({ ...OPTIONS, records, clock: () => now });
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
    const installations = encryptedInstallations({ ...OPTIONS, records });
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
      ...OPTIONS,
      records,
    });
    expect(await tokenOf('T1')).toBe('xoxb-old');
    expect(await authorize(source)).toMatchObject({ botToken: 'xoxb-old', teamId: 'T1' });
    expect(await workspace('T1')).toEqual({ name: undefined, organisation: undefined, botUserId: 'U9' });
  });
});

describe('while the store is away', () => {
  const away = () => Promise.reject(new StoreFault('away', { certain: true }));
  let now = new Date('2026-11-20T19:00:00Z');
  const open = (records: InstallationStore) =>
    encryptedInstallations({ ...OPTIONS, records, clock: () => now });

  it('tokens are known for as long as it takes, and gone at once when they are revoked', async () => {
    const records = memory();
    const installations = open(records);
    await installations.store.storeInstallation(installation('xoxb-1'));
    await installations.authorize(source);
    expect(await installations.tokenOf('T1')).toBe('xoxb-1');
    const { find, coveredBy } = records;
    Object.assign(records, { find: away, coveredBy: away });
    now = new Date(now.getTime() + 3_600_000);
    expect(await installations.authorize(source)).toMatchObject({ botToken: 'xoxb-1', teamId: 'T1' });
    expect(await installations.tokenOf('T1')).toBe('xoxb-1');
    Object.assign(records, { find, coveredBy });
    await installations.remove('T1');
    Object.assign(records, { find: away, coveredBy: away });
    await expect(installations.tokenOf('T1')).rejects.toThrow(StoreFault);
  });

  it('and does not even answer, an older token is used soon', async () => {
    const records = memory();
    const installations = open(records);
    await installations.store.storeInstallation(installation('xoxb-1'));
    await installations.tokenOf('T1');
    const silent = () => new Promise<never>(() => undefined);
    Object.assign(records, { find: silent, coveredBy: silent });
    now = new Date(now.getTime() + 61_000);
    expect(await installations.tokenOf('T1')).toBe('xoxb-1');
  });

  it('a delivery of a workspace that is not known yet is handled without a token', async () => {
    const silent = () => new Promise<never>(() => undefined);
    expect(await open({ ...memory(), find: away, coveredBy: away }).authorize(source)).toEqual({
      teamId: 'T1',
    });
    expect(await open({ ...memory(), find: silent }).authorize(source)).toEqual({ teamId: 'T1' });
    await expect(open(memory()).authorize(source)).rejects.toThrow(SlackFault);
  });
});

describe('another key', () => {
  it('opens what the former one sealed, and seals it anew', async () => {
    const records = memory();
    await encryptedInstallations({ ...OPTIONS, records }).store.storeInstallation(installation('xoxb-1'));
    const sealed = records.records.get('T1')?.sealed;
    const keys = { current: randomBytes(32), former: [key] };
    expect(await encryptedInstallations({ ...OPTIONS, records, keys }).tokenOf('T1')).toBe('xoxb-1');
    expect(records.records.get('T1')?.sealed).not.toBe(sealed);
    const alone = { ...keys, former: [] };
    expect(await encryptedInstallations({ ...OPTIONS, records, keys: alone }).tokenOf('T1')).toBe('xoxb-1');
  });

  it('that opens nothing is a fault of ours: deliveries are handled, and workers are told what to do', async () => {
    const records = memory();
    await encryptedInstallations({ ...OPTIONS, records }).store.storeInstallation(installation('xoxb-1'));
    const keys = { current: randomBytes(32), former: [] };
    const { authorize, tokenOf } = encryptedInstallations({ ...OPTIONS, records, keys });
    expect(await authorize(source)).toEqual({ teamId: 'T1' });
    const clients = slackClients({ tokenOf, apiUrl: 'http://127.0.0.1:9/api/' });
    await expect(clients.botUser('T1')).rejects.toMatchObject({
      name: 'KeyFault',
      message: expect.stringContaining('SCRIBE_FORMER_ENCRYPTION_KEYS'),
    });
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
    const installations = encryptedInstallations({ ...OPTIONS, records });
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
