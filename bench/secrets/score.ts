import { redact } from '../../src/domain/secrets/redact.ts';
import { secretScanner } from '../../src/secret-rules/re2-scanner.ts';
import { LOOK_ALIKES } from './look-alikes.ts';
import { SECRETS } from './secrets.ts';

/** How well secrets are told from what looks like them. */
export interface SecretScore {
  readonly secrets: number;
  readonly lookAlikes: number;
  /** Texts whose secret stayed, with what was left of them. */
  readonly missed: readonly string[];
  /** Texts without a secret out of which something was taken. */
  readonly wrong: readonly string[];
  readonly recall: number;
  readonly precision: number;
}

export async function scoreSecrets(): Promise<SecretScore> {
  const scanner = secretScanner();
  const clean = async (text: string) => redact([text], await scanner.find(text)).texts.join('');
  const missed: string[] = [];
  for (const { text, secret = '' } of SECRETS) {
    const left = await clean(text);
    if (left.includes(secret) || !left.includes('[secret removed: ')) missed.push(left);
  }
  const wrong: string[] = [];
  for (const text of LOOK_ALIKES) {
    const left = await clean(text);
    if (left !== text) wrong.push(left);
  }
  const found = SECRETS.length - missed.length;
  return {
    ...{ secrets: SECRETS.length, lookAlikes: LOOK_ALIKES.length, missed, wrong },
    recall: found / SECRETS.length,
    precision: found / (found + wrong.length),
  };
}
