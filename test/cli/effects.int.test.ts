import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { diagnoseEffects } from '../../src/app/diagnosis/diagnose-effects.ts';
import type { EffectRef } from '../../src/app/ports/effects.ts';
import type { CliIo } from '../../src/cli/cli-io.ts';
import { type EffectsCall, effectsCommand, retryEffectsCommand } from '../../src/cli/effects.ts';
import { openStores, type Stores } from '../../src/mongo/open-stores.ts';
import { moment } from '../contract/opened.ts';
import { anIncident, wanted } from '../contract/samples.ts';
import { freshDatabase } from '../services.ts';

describe('scribe effects', () => {
  const database = freshDatabase('cli-effects');
  const environment = { MONGODB_URI: database.uri };
  let stores: Stores;
  let printed = '';
  const io: CliIo = {
    print: (text) => {
      printed += text;
    },
    readFile: async () => '',
    writeFile: async () => undefined,
  };
  beforeAll(async () => {
    stores = await openStores(database.uri);
  });
  afterAll(async () => {
    await stores.close();
    await database.drop();
  });
  beforeEach(async () => {
    const connection = await mongoose.createConnection(database.uri).asPromise();
    await connection.dropDatabase();
    await connection.close();
    for (const team of ['T1', 'T2']) {
      const effects = ['card-0', 'topic-0'].map((key) => wanted(key));
      await stores.incidents.create({ incident: anIncident(team), events: [], effects, at: moment(0) });
      await stores.effectLeases.giveUp(await taken(team, 'card-0'), 'chat.postMessage: missing_scope');
    }
    await stores.effectLeases.fail(await taken('T1', 'topic-0'), 'a wrong key', moment(3_600));
  });

  const taken = async (team: string, key: string) => {
    const claim = await stores.effectLeases.take(ref(team, key), moment(1), 1_000);
    if (!claim) throw new Error(`${key} is not to be had.`);
    return claim;
  };
  const ref = (team: string, key: string): EffectRef => {
    const { id } = anIncident(team);
    return { holder: 'incidents', team, id, key };
  };
  const list = async (call: EffectsCall = {}) => {
    printed = '';
    await effectsCommand(call, io, environment);
    const lines = printed.split('\n').filter((line) => line !== '');
    return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  };
  const retry = async (id: string, call: EffectsCall = {}) => {
    printed = '';
    await retryEffectsCommand({ ...call, id }, io, environment);
    return printed;
  };

  it('lists what was given up and what fails', async () => {
    const all = await list();
    expect(all).toHaveLength(3);
    expect(all).toContainEqual({
      id: `incidents/T1/${anIncident('T1').id}/topic-0`,
      team: 'T1',
      incident: 'INC-2026-0001',
      effect: 'card',
      state: 'failing',
      error: 'a wrong key',
      wantedAt: moment(0).toISOString(),
      attempts: 1,
      nextAt: moment(3_600).toISOString(),
    });
    expect(await list({ givenUp: true, team: 'T1' })).toMatchObject([
      { state: 'given up', error: 'chat.postMessage: missing_scope' },
    ]);
  });

  it('asks for one again by its id, or for all', async () => {
    const [one] = await list({ givenUp: true, team: 'T2' });
    expect(await retry(String(one?.['id']))).toBe(
      '1 wanted again; a running worker takes it up within seconds.\n',
    );
    expect(await stores.effects.due(new Date(), 10, 1_000)).toContainEqual(ref('T2', 'card-0'));
    expect(await retry('all', { team: 'T1' })).toContain('2 wanted again');
    expect(await list({ givenUp: true })).toEqual([]);
    expect(await stores.effectLeases.take(ref('T1', 'card-0'), new Date(), 1_000)).toMatchObject({
      attempt: 1,
    });
  });

  it('says what is no id, and what is not there', async () => {
    await expect(retry('card-0')).rejects.toThrow(
      '"card-0" is no id of an effect; scribe effects lists them',
    );
    await expect(retry('incidents/T1/none/card-0')).rejects.toThrow('There is no effect');
    expect(await retry('all', { team: 'T9' })).toBe('Nothing was given up, and nothing fails.\n');
  });

  it('finds what an earlier version gave up, once the indexes are made', async () => {
    const connection = await mongoose.createConnection(database.uri).asPromise();
    await connection.collection('incidents').updateMany({}, { $unset: { troubleAt: 1 } });
    await connection.close();
    expect(await list()).toEqual([]);
    await stores.createIndexes();
    expect(await list({ givenUp: true })).toHaveLength(2);
  });

  it('is what doctor names', async () => {
    expect(await diagnoseEffects(stores.effectTroubles, undefined)).toEqual({
      name: 'Effects',
      state: 'fault',
      text: '1 failing by a fault of Scribe’s own (card of INC-2026-0001: a wrong key); 2 given up (card of INC-2026-0001: chat.postMessage: missing_scope, card of INC-2026-0001: chat.postMessage: missing_scope).',
      advice: 'List them: scribe effects. When the cause is mended: scribe effects retry all',
    });
    expect(await diagnoseEffects(stores.effectTroubles, 'T9')).toMatchObject({ state: 'ok' });
  });
});
