import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { holdClaim } from '../../../src/app/effects/hold-claim.ts';
import { ClaimLost } from '../../../src/app/ports/claim-lost.ts';
import { StoreFault } from '../../../src/app/ports/store-fault.ts';

/** Far longer than the test, so that no timer fires in it. */
const LEASE_MS = 600_000;

describe('a claim that is held', () => {
  let now = 0;
  let release = (): void => undefined;
  beforeEach(() => {
    now = performance.now();
    jest.spyOn(performance, 'now').mockImplementation(() => now);
  });
  afterEach(() => {
    jest.restoreAllMocks();
    release();
  });

  /** A claim that is as new as this moment, and how often the database was asked whether it holds. */
  function held(renew: () => Promise<boolean>) {
    const asked = jest.fn(renew);
    const app = {
      clock: () => new Date(0),
      journal: { info: () => undefined, warn: () => undefined },
    };
    const claim = { what: 'card-0', leaseMs: LEASE_MS, askedAt: now, renew: asked };
    const { check, release: end } = holdClaim(app, claim);
    release = end;
    return { check, asked };
  }

  it('costs no question while it is certain', async () => {
    const { check, asked } = held(async () => true);
    now += LEASE_MS / 2 - 1;
    await check();
    expect(asked).not.toHaveBeenCalled();
    now += 1;
    await check();
    expect(asked).toHaveBeenCalledTimes(1);
    now += LEASE_MS / 2 - 1;
    await check();
    expect(asked).toHaveBeenCalledTimes(1);
  });

  it('is asked for again after a pause, before anything is done', async () => {
    const { check, asked } = held(async () => false);
    now += LEASE_MS * 3;
    await expect(check()).rejects.toThrow('another worker has card-0 by now');
    await expect(check()).rejects.toThrow(ClaimLost);
    expect(asked).toHaveBeenCalledTimes(1);
  });

  it('is not taken from an answer that came before a pause', async () => {
    const { check, asked } = held(async () => {
      if (asked.mock.calls.length > 1) return false;
      now += LEASE_MS * 3;
      return true;
    });
    now += LEASE_MS * 3;
    await expect(check()).rejects.toThrow(ClaimLost);
    expect(asked).toHaveBeenCalledTimes(2);
  });

  it('is not kept with a database that takes longer to answer than the claim lasts', async () => {
    const { check } = held(async () => {
      now += LEASE_MS;
      return true;
    });
    now += LEASE_MS;
    await expect(check()).rejects.toThrow(ClaimLost);
  });

  it('is not taken for granted while the database is away', async () => {
    const away = new StoreFault('away', { certain: true });
    const { check } = held(async () => {
      throw away;
    });
    await check();
    now += LEASE_MS;
    await expect(check()).rejects.toBe(away);
  });
});
