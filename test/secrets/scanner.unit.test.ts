import { expect, test } from '@jest/globals';
import { redact } from '../../src/domain/secrets/redact.ts';
import { secretScanner } from '../../src/secret-rules/re2-scanner.ts';
import { LOOK_ALIKES } from './look-alikes.ts';
import { SECRETS } from './secrets.ts';

const scanner = secretScanner();

async function cleaned(text: string): Promise<string> {
  return redact([text], await scanner.find(text)).texts.join('');
}

test('of the secrets in the corpus at least 95 % are taken out', async () => {
  const missed: string[] = [];
  for (const { text, secret = '' } of SECRETS) {
    const kept = await cleaned(text);
    if (kept.includes(secret) || !kept.includes('[secret removed: ')) missed.push(`${text} -> ${kept}`);
  }
  if (process.env['SHOW'])
    process.stdout.write(`missed ${missed.length} of ${SECRETS.length}\n${missed.join('\n')}\n`);
  expect(1 - missed.length / SECRETS.length).toBeGreaterThanOrEqual(0.95);
});

test('of what is taken out of the corpus at least 90 % are secrets', async () => {
  const wrong: string[] = [];
  for (const text of LOOK_ALIKES) {
    const kept = await cleaned(text);
    if (kept !== text) wrong.push(`${text} -> ${kept}`);
  }
  if (process.env['SHOW'])
    process.stdout.write(`wrong ${wrong.length} of ${LOOK_ALIKES.length}\n${wrong.join('\n')}\n`);
  expect(SECRETS.length / (SECRETS.length + wrong.length)).toBeGreaterThanOrEqual(0.9);
});
