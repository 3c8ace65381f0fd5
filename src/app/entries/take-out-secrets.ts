import { type Redacted, redact, type TakenSecret } from '../../domain/secrets/redact.ts';
import { isPersonId } from '../../domain/timeline/slack-codes.ts';
import type { App } from '../app.ts';
import type { SecretFinder } from '../ports/secret-finder.ts';
import type { KeptSecret } from '../ports/secrets.ts';

/** Texts that are read as one, without their secrets. */
export async function withoutSecrets(
  secretFinder: SecretFinder,
  texts: readonly string[],
): Promise<Redacted> {
  return redact(texts, await secretFinder.find(texts.join('')));
}

/** Every text in a value that is made of plain objects and lists, without its secrets; the rest is as it was. */
export async function cleanDeep<T>(
  secretFinder: SecretFinder,
  value: T,
): Promise<{ readonly value: T; readonly taken: readonly TakenSecret[] }> {
  const taken: TakenSecret[] = [];
  const clean = async (one: unknown): Promise<unknown> => {
    if (typeof one === 'string') {
      const redacted = await withoutSecrets(secretFinder, [one]);
      taken.push(...redacted.taken);
      return redacted.texts[0];
    }
    if (Array.isArray(one)) {
      const items: unknown[] = [];
      for (const item of one) items.push(await clean(item));
      return items;
    }
    if (typeof one !== 'object' || one === null || Object.getPrototypeOf(one) !== Object.prototype)
      return one;
    const fields: [string, unknown][] = [];
    for (const [name, field] of Object.entries(one)) fields.push([name, await clean(field)]);
    return Object.fromEntries(fields);
  };
  return { value: (await clean(value)) as T, taken };
}

/** What was taken out of something, and where that came from. */
export interface TakenOut extends Pick<KeptSecret, 'team' | 'user' | 'way' | 'channel'> {
  /** Names the message, command or form. */
  readonly source: string;
  readonly taken: readonly TakenSecret[];
}

type Ports = Pick<App, 'secrets' | 'secretVault' | 'queue' | 'clock'>;

/**
 * Keeps the originals, sealed where there is a key, and wants a private note to their author. Nothing happens where
 * nothing was taken out, or where the same was kept before. Throws `StoreFault`.
 */
export async function keepSecrets(app: Ports, out: TakenOut): Promise<void> {
  const { team, user, way, channel, source } = out;
  const values = new Map(out.taken.map(({ kind, value }) => [value, kind]));
  if (values.size === 0) return;
  const id = `S-${app.secretVault.print(JSON.stringify([team, source, ...[...values.keys()].sort()]))}`;
  const owner = `secret ${team} ${id}`;
  const secrets = [...values].map(([value, kind]) => {
    const sealed = app.secretVault.seal(value, owner);
    return { kind, ...(sealed === undefined ? {} : { sealed }) };
  });
  const at = app.clock();
  const notice = {
    code: 'secret' as const,
    kinds: secrets.map(({ kind }) => kind),
    way,
    channel,
    kept: secrets.every(({ sealed }) => sealed !== undefined) ? id : undefined,
  };
  // Apps are not told.
  const told = isPersonId(user);
  const made = await app.secrets.keep(
    { id, team, user, way, channel, at, secrets, reads: [] },
    told ? [{ key: 'tell', effect: { kind: 'tell', user, notice } }] : [],
  );
  if (told && made === 'new') app.queue.offer([{ holder: 'secrets', team, id, key: 'tell' }]);
}

export type SecretShown =
  | { readonly kind: 'shown'; readonly secret: KeptSecret; readonly texts: readonly string[] }
  | { readonly kind: 'not kept' | 'unknown' | 'not allowed' };

/** Opens what was kept for somebody whom the configuration names; that they read it is written down first. */
export async function readSecret(
  app: Pick<App, 'secrets' | 'secretVault' | 'policy' | 'journal' | 'clock'>,
  { team, user, id }: { readonly team: string; readonly user: string; readonly id: string },
): Promise<SecretShown> {
  if (!app.policy.secrets.readers.includes(user)) return { kind: 'not allowed' };
  const secret = await app.secrets.byId(team, id);
  if (!secret) return { kind: 'unknown' };
  if (secret.secrets.some(({ sealed }) => sealed === undefined)) return { kind: 'not kept' };
  await app.secrets.noteRead(team, id, { by: user, at: app.clock() });
  app.journal.info({ secret: id, team, by: user }, 'a secret was read');
  const owner = `secret ${team} ${id}`;
  const texts = secret.secrets.map(({ sealed = '' }) => app.secretVault.open(sealed, owner));
  return { kind: 'shown', secret, texts };
}
