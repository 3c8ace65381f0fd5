import { createHmac } from 'node:crypto';
import type { SecretVault } from './app/ports/secret-vault.ts';
import { derivedKey, type KeyRing, seal, unseal } from './encryption.ts';

/** Seals with the configured keys, and with none keeps nothing. `printKey` (32 bytes) is there in any case. */
export function secretVault(keys: KeyRing | undefined, printKey: Buffer): SecretVault {
  const printing = derivedKey(printKey.toString('base64'), 'scribe secret prints');
  return {
    seal: (text, owner) => (keys ? seal(text, keys, owner) : undefined),
    open(sealed, owner) {
      if (!keys) throw new Error('No key is configured: set SCRIBE_ENCRYPTION_KEY.');
      return unseal(sealed, keys, owner).text;
    },
    print: (text) => createHmac('sha256', printing).update(text).digest('hex').slice(0, 8),
  };
}
