import { beforeEach, describe, expect, it } from '@jest/globals';
import { madeUp } from '../../../bench/secrets/made-up.ts';
import type { App } from '../../../src/app/app.ts';
import {
  cleanDeep,
  keepSecrets,
  readSecret,
  type TakenOut,
} from '../../../src/app/entries/take-out-secrets.ts';
import type { EffectRef } from '../../../src/app/ports/effects.ts';
import { secretScanner } from '../../../src/secret-rules/re2-scanner.ts';
import { secretVault } from '../../../src/secret-vault.ts';
import { memoryPorts } from '../../contract/memory/memory-ports.ts';

const KEYS = { current: Buffer.alloc(32, 1), former: [] };
const password = madeUp(811, 14);
const out: TakenOut = {
  ...{ team: 'T1', user: 'U1', way: 'message', channel: 'C1', source: 'msg.T1.C1.1.2' },
  taken: [{ kind: 'password', value: password }],
};

describe('what was taken out', () => {
  let offered: EffectRef[];
  let app: App;

  beforeEach(() => {
    offered = [];
    app = withKeys(KEYS);
  });

  function withKeys(keys: typeof KEYS | undefined): App {
    return {
      ...memoryPorts(),
      secretVault: secretVault(keys, Buffer.alloc(32, 2)),
      queue: { offer: (refs: EffectRef[]) => offered.push(...refs) },
      policy: { secrets: { readers: ['U9'] } },
      journal: { info: () => undefined, warn: () => undefined },
      clock: () => new Date(0),
    } as unknown as App;
  }
  const one = async () => (await app.secrets.latest('T1', 5))[0];

  it('is sealed, and opened for those who are named; that they read it is written down', async () => {
    await keepSecrets(app, out);
    const id = (await one())?.id ?? '';
    expect(JSON.stringify(await one())).not.toContain(password);
    expect(await readSecret(app, { team: 'T1', user: 'U1', id })).toEqual({ kind: 'not allowed' });
    expect((await one())?.reads).toEqual([]);
    expect(await readSecret(app, { team: 'T1', user: 'U9', id })).toMatchObject({ texts: [password] });
    expect((await one())?.reads).toEqual([{ by: 'U9', at: new Date(0) }]);
    expect(await readSecret(app, { team: 'T2', user: 'U9', id })).toEqual({ kind: 'unknown' });
  });

  it('is told once, however often it is delivered, and again when something new comes', async () => {
    await keepSecrets(app, out);
    await keepSecrets(app, out);
    expect(offered).toHaveLength(1);
    await keepSecrets(app, { ...out, taken: [...out.taken, { kind: 'card number', value: '4' }] });
    expect(offered).toHaveLength(2);
  });

  it('is not kept without a key, which the note says; an app is not told', async () => {
    app = withKeys(undefined);
    await keepSecrets(app, out);
    const kept = await one();
    expect(kept?.secrets).toEqual([{ kind: 'password' }]);
    expect(await readSecret(app, { team: 'T1', user: 'U9', id: kept?.id ?? '' })).toEqual({
      kind: 'not kept',
    });
    offered = [];
    await keepSecrets(app, { ...out, user: 'B1', source: 'msg.T1.C1.1.3' });
    expect(offered).toEqual([]);
  });
});

it('a value is cleaned as deep as it goes, and stays what it was otherwise', async () => {
  const at = new Date(5);
  const value = { title: `password: ${password}`, entries: [{ at, text: 'fine', n: 3 }], none: undefined };
  expect((await cleanDeep(secretScanner(), value)).value).toEqual({
    ...value,
    title: 'password: [secret removed: password]',
  });
});
