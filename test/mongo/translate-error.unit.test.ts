import { describe, expect, it, jest } from '@jest/globals';
import mongoose from 'mongoose';

import { StoreFault } from '../../src/app/ports/store-fault.ts';
import { guarded, isDuplicate, toStoreFault } from '../../src/mongo/translate-error.ts';

const { MongoNetworkError, MongoServerError, MongoServerSelectionError, MongoNetworkTimeoutError } =
  mongoose.mongo;

function certain(error: Error): boolean {
  const fault = toStoreFault(error);
  if (!(fault instanceof StoreFault)) throw new Error(`${String(fault)} is no StoreFault`);
  return fault.certain;
}

function server(code: number): Error {
  return new MongoServerError({ message: 'refused', code });
}

function named(name: string): Error {
  return Object.defineProperty(new MongoNetworkError('pool'), 'name', { value: name });
}

describe('a write that a unique index refused', () => {
  it('is known by the code of MongoDB, and by the words of PostgreSQL where the code says nothing', () => {
    const postgres = 'duplicate key value violates unique constraint "collection_pk_185"';
    expect(isDuplicate(server(11_000))).toBe(true);
    expect(isDuplicate(new MongoServerError({ message: postgres, code: 1 }))).toBe(true);
    expect(isDuplicate(server(1))).toBe(false);
    expect(isDuplicate(new Error(postgres))).toBe(false);
  });
});

describe('faults of the database', () => {
  it('include a socket that ended: certain where Node refused to write, in doubt where the system did', () => {
    const ended = Object.assign(new Error('This socket has been ended by the other party'), {
      code: 'EPIPE',
    });
    expect(certain(ended)).toBe(true);
    expect(certain(Object.assign(new Error('write EPIPE'), { code: 'EPIPE', syscall: 'write' }))).toBe(false);
    expect(certain(Object.assign(new Error('read'), { code: 'ECONNRESET', syscall: 'read' }))).toBe(false);
  });

  it('are certain when nothing was sent', () => {
    const refused = Object.assign(new Error('connect ECONNREFUSED'), { syscall: 'connect' });
    expect(certain(new MongoNetworkError('connect', { cause: refused }))).toBe(true);
    expect(certain(Object.create(MongoServerSelectionError.prototype) as Error)).toBe(true);
    expect(certain(named('MongoPoolClearedError'))).toBe(true);
    expect(certain(new mongoose.Error.MongooseServerSelectionError('no server'))).toBe(true);
  });

  it('are certain when the server refused', () => {
    for (const code of [11_000, 121, 10_107, 13]) expect(certain(server(code))).toBe(true);
  });

  it('are in doubt when the answer is missing', () => {
    expect(certain(new MongoNetworkError('connection 5 to 127.0.0.1:27017 closed'))).toBe(false);
    expect(certain(new MongoNetworkTimeoutError('connection timed out'))).toBe(false);
    expect(certain(named('PoolClearedOnNetworkError'))).toBe(false);
    for (const code of [50, 64, 91, 189, 11_602]) expect(certain(server(code))).toBe(false);
  });

  it('are not what our own mistakes are', () => {
    const mistake = new TypeError('x is not a function');
    expect(toStoreFault(mistake)).toBe(mistake);
    const cast = new mongoose.Error.CastError('date', 'x', 'at');
    expect(toStoreFault(cast)).toBe(cast);
  });

  it('reach the caller translated, and a hung answer ends in doubt', async () => {
    const store = guarded(
      {
        refuse: () => Promise.reject(server(13)),
        hang: () => new Promise<never>(() => undefined),
        answer: async (value: number) => value,
      },
      'person',
    );
    expect(await store.answer(7)).toBe(7);
    await expect(store.refuse()).rejects.toMatchObject({ name: 'StoreFault', certain: true });
    await expect(store.hang()).rejects.toMatchObject({ name: 'StoreFault', certain: false });
  });

  it('end work that nobody waits for, too', async () => {
    const waits = jest.spyOn(globalThis, 'setTimeout').mockImplementation(((late: () => void) => {
      queueMicrotask(late);
    }) as typeof setTimeout);
    const store = guarded({ hang: () => new Promise<never>(() => undefined) }, 'job');
    await expect(store.hang()).rejects.toMatchObject({ name: 'StoreFault', certain: false });
    expect(waits.mock.calls[0]?.[1]).toBeLessThanOrEqual(10_000);
    waits.mockRestore();
  });
});
