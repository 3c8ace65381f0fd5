import { expect, it } from '@jest/globals';
import { threadOffload } from '../src/offload/thread-offload.ts';
import { offloadedScanner } from '../src/offloaded-scanner.ts';
import { secretScanner } from '../src/secret-rules/re2-scanner.ts';

it('finds in a long text, in a thread, what it finds in a short one, an own pattern too', async () => {
  const own = [{ kind: 'badge number', pattern: '\\bBDG-(\\d{6})\\b' }];
  const scanner = secretScanner(own);
  const finder = offloadedScanner(threadOffload(), { own, scanner });
  const short = 'password=Xk93kd02lsQ and BDG-123456\n';
  const before = 'an ordinary line\n'.repeat(2_000);
  const found = await finder.find(before + short);
  expect(found.map(({ kind }) => kind).toSorted()).toEqual(['badge number', 'password']);
  const near = await finder.find(short);
  expect(found).toEqual(
    near.map(({ kind, from, to }) => ({ kind, from: from + before.length, to: to + before.length })),
  );
});
