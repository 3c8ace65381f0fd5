import type { Redis } from 'ioredis';
import { valueWithin } from './timeout.ts';

/** How much of a pause the turn is taken for: the pauses between passes vary. */
const PART = 0.8;
const TIMEOUT_MS = 500;

/**
 * Lets one worker look in each interval, so that more of them do not ask the database for the same more often. That is a
 * saving only: the database decides who gets what, and where Redis does not answer everybody looks.
 */
export function sweepTurn(redis: Redis, prefix: string): (sweep: string, ms: number) => Promise<boolean> {
  return async (sweep, ms) => {
    const taken = redis.set(`${prefix}:turn:${sweep}`, '1', 'PX', Math.ceil(ms * PART), 'NX');
    return (await valueWithin(taken, TIMEOUT_MS, 'OK')) === 'OK';
  };
}
