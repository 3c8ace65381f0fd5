import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { madeUp } from '../../bench/secrets/made-up.ts';
import { withoutSecretsOf } from '../../src/cli/without-secrets.ts';
import { readPolicy } from '../../src/config/policy.ts';

it('a file is read without its secrets, those of the operator’s patterns too, and says what they were', async () => {
  const config = join(await mkdtemp(join(tmpdir(), 'scribe-')), 'scribe.yaml');
  await writeFile(
    config,
    "secrets:\n  patterns:\n    - { kind: badge number, pattern: '\\bBDG-(\\d{6})\\b' }\n",
  );
  const token = `ghp_${madeUp(821, 36)}`;
  const record = { title: 'x', entries: [{ text: `${token} of BDG-123456` }, { text: token }] };
  expect(await withoutSecretsOf(record, { SCRIBE_CONFIG: config })).toEqual({
    value: {
      title: 'x',
      entries: [
        { text: '[secret removed: GitHub token] of BDG-[secret removed: badge number]' },
        { text: '[secret removed: GitHub token]' },
      ],
    },
    note: '2 secrets were taken out (GitHub token, badge number); the file still has them: replace them where they are used.',
  });
  expect((await withoutSecretsOf({ title: 'BDG-123456' }, {})).note).toBeUndefined();
});

it.each([
  ["secrets: { patterns: [{ kind: x, pattern: '(?<=a)(b)(?=c)\\1' }] }", 'syntax of RE2'],
  ["secrets: { patterns: [{ kind: x, pattern: 'a*' }] }", 'not the empty one'],
  ['secrets: { readers: [bo] }', 'the id of a person'],
])('%s is refused with what was expected', (yaml, words) => {
  expect(() => readPolicy(yaml, 'scribe.yaml')).toThrow(words);
});
