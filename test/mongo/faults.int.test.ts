import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { startMongo } from '../../packages/dev-services/services/mongo.ts';
import { StoreFault } from '../../src/app/ports/store-fault.ts';
import { openStores, type Stores } from '../../src/mongo/open-stores.ts';
import { moment } from '../contract/opened.ts';
import { anEntry } from '../contract/samples.ts';

type Server = Awaited<ReturnType<typeof startMongo>>;

/** Slack waits three seconds; the rest of an answer takes part of them. */
const SOON_MS = 2_500;

interface Outcome {
  readonly answer: unknown;
  readonly ms: number;
}

async function outcomeOf(asked: Promise<unknown>): Promise<Outcome> {
  const start = performance.now();
  const answer = await asked.catch((error: unknown) => error);
  return { answer, ms: performance.now() - start };
}

describe('when MongoDB fails', () => {
  let server: Server;
  let stores: Stores;
  let number = 0;
  const insert = (id = ++number) => stores.entries.insert(anEntry('T1', id), [], moment(0));
  beforeAll(async () => {
    server = await startMongo();
    stores = await openStores(server.url);
    await insert();
  }, 120_000);
  afterAll(async () => {
    await stores.close();
    await server.stop();
  });

  it('says that nothing was saved when the server is gone, and goes on when it is back', async () => {
    await server.kill();
    const first = await outcomeOf(insert());
    expect(first.answer).toBeInstanceOf(StoreFault);
    expect(first.ms).toBeLessThan(SOON_MS);
    const lost = number + 1;
    const later = await outcomeOf(insert());
    expect(later.answer).toMatchObject({ name: 'StoreFault', certain: true });
    expect(later.ms).toBeLessThan(SOON_MS);
    await server.restart();
    expect(await untilAnswered(() => insert(lost))).toBe('new');
    expect(await stores.entries.byId('T1', anEntry('T1', 1).id)).toEqual(anEntry('T1', 1));
  }, 60_000);

  it('says that it does not know when the server hangs; the same id tells afterwards', async () => {
    await insert();
    await server.pause();
    const outcomes = await Promise.all(Array.from({ length: 40 }, () => outcomeOf(insert())));
    server.resume();
    for (const { answer, ms } of outcomes) {
      expect(answer).toBeInstanceOf(StoreFault);
      expect(ms).toBeLessThan(SOON_MS);
    }
    const doubtful = outcomes.filter(({ answer }) => answer instanceof StoreFault && !answer.certain);
    expect(doubtful.length).toBeGreaterThan(0);
    for (let id = number - 39; id <= number; id++) {
      expect(['new', 'known']).toContain(await untilAnswered(() => insert(id)));
      expect(await insert(id)).toBe('known');
    }
    expect(await stores.entries.ofIncident('T1', 'INC-2026-0001')).toHaveLength(number - 1);
  }, 60_000);

  it('never says "not saved" of what was saved', async () => {
    for (let round = 0; round < 3; round++) {
      const from = number + 1;
      const asked = Array.from({ length: 60 }, () => outcomeOf(insert()));
      await asked[5];
      await server.kill();
      const outcomes = await Promise.all(asked);
      await server.restart();
      await untilAnswered(() => stores.ping());
      for (const [index, { answer, ms }] of outcomes.entries()) {
        expect(ms).toBeLessThan(SOON_MS);
        const kept = (await stores.entries.byId('T1', anEntry('T1', from + index).id)) !== undefined;
        if (answer === 'new') expect(kept).toBe(true);
        if (answer instanceof StoreFault && answer.certain) expect(kept).toBe(false);
      }
    }
  }, 120_000);

  it('does not let a start wait for a server that is not there', async () => {
    const { answer, ms } = await outcomeOf(openStores('mongodb://127.0.0.1:9/scribe'));
    expect(answer).toMatchObject({ name: 'StoreFault', certain: true });
    expect(ms).toBeLessThan(SOON_MS);
  });

  it('refuses what is asked after the end, and ends twice', async () => {
    const other = await openStores(server.url);
    await other.close();
    await other.close();
    const { answer } = await outcomeOf(other.entries.insert(anEntry('T1', 9_999), [], moment(0)));
    expect(answer).toMatchObject({ name: 'StoreFault', certain: true });
    expect(await stores.entries.byId('T1', anEntry('T1', 9_999).id)).toBeUndefined();
  });
});

/** Connections are reopened after a failure; the first tries may still use the old ones. */
async function untilAnswered<T>(ask: () => Promise<T>): Promise<T> {
  for (let left = 10; ; left--) {
    try {
      return await ask();
    } catch (error) {
      if (left === 0) throw error;
    }
  }
}
