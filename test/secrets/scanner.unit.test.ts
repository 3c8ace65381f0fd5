import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LOOK_ALIKES } from '../../bench/secrets/look-alikes.ts';
import { scoreSecrets } from '../../bench/secrets/score.ts';
import { SECRETS } from '../../bench/secrets/secrets.ts';
import { redact } from '../../src/domain/secrets/redact.ts';
import { secretScanner } from '../../src/secret-rules/re2-scanner.ts';

const scanner = secretScanner();

it('at least 95 % of the secrets of the corpus are taken out, and at most 10 % of that is none', async () => {
  const { recall, precision, secrets, lookAlikes } = await scoreSecrets();
  expect(lookAlikes).toBeGreaterThanOrEqual(secrets);
  expect(recall).toBeGreaterThanOrEqual(0.95);
  expect(precision).toBeGreaterThanOrEqual(0.9);
});

it('what was cleaned once is clean: nothing is taken out of it again', async () => {
  const texts = [...SECRETS.map(({ text }) => text), ...LOOK_ALIKES];
  await fc.assert(
    fc.asyncProperty(fc.subarray(texts, { minLength: 1, maxLength: 5 }), async (some) => {
      const text = some.join('\n');
      const once = redact([text], await scanner.find(text)).texts;
      expect(redact(once, await scanner.find(once.join(''))).taken).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

it('a secret that is spread over parts of a line goes whole, and the rest stays in its part', () => {
  const findings = [
    { from: 3, to: 9, kind: 'b' },
    { from: 2, to: 5, kind: 'a' },
  ];
  expect(redact(['x ab', 'cd', 'efg z'], findings)).toEqual({
    texts: ['x [secret removed: b]', '', ' z'],
    taken: [{ kind: 'b', value: 'abcdefg' }],
  });
});

it('a text of nothing but beginnings takes no longer than its length', async () => {
  await scanner.find('token=');
  for (const beginning of [
    '-----BEGIN PRIVATE KEY-----',
    'curl -u ',
    'a token: key=secret password ',
    ')))',
  ]) {
    const [short, long] = [2_000, 40_000].map((length) =>
      beginning.repeat(Math.ceil(length / beginning.length)),
    );
    const took = async (text: string) => {
      const began = performance.now();
      await scanner.find(text);
      return performance.now() - began;
    };
    await took(short ?? '');
    const first = await took(short ?? '');
    expect(await took(long ?? '')).toBeLessThan(Math.max(500, first * 20 * 10));
  }
});
