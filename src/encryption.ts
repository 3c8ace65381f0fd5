import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Encrypts a text for `owner` with a key of 32 bytes: only with the same owner can it be decrypted. Base64 of nonce,
 * tag and cipher text.
 */
export function encrypt(text: string, key: Buffer, owner: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, nonce).setAAD(Buffer.from(owner));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
}

/** Decrypts what `encrypt` returned. Throws when the key or the owner differs, or when something was changed. */
export function decrypt(sealed: string, key: Buffer, owner: string): string {
  const bytes = Buffer.from(sealed, 'base64');
  const nonce = bytes.subarray(0, NONCE_BYTES);
  const decipher = createDecipheriv(ALGORITHM, key, nonce)
    .setAAD(Buffer.from(owner))
    .setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString(
    'utf8',
  );
}

/** A key of 32 bytes for one purpose, made from a secret that all processes of an installation have (HKDF, SHA-256). */
export function derivedKey(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', purpose, 32));
}

/** Keys of 32 bytes: the current one seals, and all of them open. */
export interface KeyRing {
  readonly current: Buffer;
  readonly former: readonly Buffer[];
}

/** None of the configured keys opens it: a mistake in the configuration, and what is sealed is not lost. */
export class KeyFault extends Error {
  constructor(owner: string, sealedWith: string, { current, former }: KeyRing) {
    const tried = [current, ...former].map(keyId).join(', ');
    super(
      `What is stored for ${owner} was encrypted with ${sealedWith}, and the configured keys are ${tried}. Set SCRIBE_ENCRYPTION_KEY to the key of that time, or add that one to SCRIBE_FORMER_ENCRYPTION_KEYS.`,
    );
    this.name = 'KeyFault';
  }
}

/** Seals a text for `owner` as `id.text`: which key opens it, a point, and what `encrypt` gives. */
export function seal(text: string, { current }: KeyRing, owner: string): string {
  return `${keyId(current)}.${encrypt(text, current, owner)}`;
}

/**
 * The text, and whether the current key sealed it; what earlier versions sealed has no key's id. Throws `KeyFault`
 * when no key opens it.
 */
export function unseal(
  sealed: string,
  ring: KeyRing,
  owner: string,
): { readonly text: string; readonly isCurrent: boolean } {
  const [id, named] = sealed.includes('.') ? sealed.split('.', 2) : [undefined, undefined];
  for (const key of [ring.current, ...ring.former]) {
    if (id !== undefined && id !== keyId(key)) continue;
    try {
      const text = decrypt(named ?? sealed, key, owner);
      return { text, isCurrent: id !== undefined && key === ring.current };
    } catch {
      // Another key.
    }
  }
  throw new KeyFault(owner, id === undefined ? 'another key' : `the key ${id}`, ring);
}

/** Tells keys apart, and says nothing else about them: the beginning of a hash (SHA-256). */
function keyId(key: Buffer): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 8);
}
