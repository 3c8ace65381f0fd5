import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { Installation } from '@slack/bolt';
import type { InstallationRecord, InstallationStore } from '../../src/app/ports/installations.ts';
import { encryptedInstallations } from '../../src/slack/installation.ts';
import { decrypt, encrypt } from '../../src/slack/token-encryption.ts';

const key = randomBytes(32);

function memory(): InstallationStore & { readonly records: Map<string, InstallationRecord>; reads: number } {
  const records = new Map<string, InstallationRecord>();
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
});
