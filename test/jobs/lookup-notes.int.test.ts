import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import type { LookupNotes } from '../../src/app/ports/lookup-notes.ts';
import { redisLookupNotes } from '../../src/jobs/lookup-notes.ts';
import { createLogger } from '../../src/log.ts';
import { freshPrefix, redisUrl } from '../services.ts';

const log = createLogger({ logLevel: 'silent' });
const prefix = freshPrefix('notes');
let redis: Redis;
let notes: LookupNotes;

beforeAll(async () => {
  redis = new Redis(redisUrl(), { lazyConnect: true });
  await redis.connect();
  notes = redisLookupNotes(redis, prefix, log);
});
afterAll(() => redis.disconnect());

it('every process reads what one wrote, for a day', async () => {
  const other = redisLookupNotes(redis, prefix, log);
  await notes.write('channel T1 outages', 'C1');
  expect(await other.read('channel T1 outages')).toBe('C1');
  expect(await redis.ttl(`${prefix}:lookup:channel T1 outages`)).toBeGreaterThan(86_000);
  await other.drop('channel T1 outages');
  expect(await notes.read('channel T1 outages')).toBeUndefined();
});

it('a Redis that is away costs a look-up, and no error', async () => {
  redis.disconnect();
  await notes.write('x', 'y');
  await notes.drop('x');
  expect(await notes.read('x')).toBeUndefined();
});
