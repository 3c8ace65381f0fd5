import type { KeptSecret } from '../../app/ports/secrets.ts';
import type { Notice } from '../../domain/effect.ts';
import { literal } from './escape.ts';
import { type Reader, when } from './times.ts';

/** A private note to whoever wrote a secret: what the record has instead, where it still stands, and what to do. */
export function secretTaken({ kinds, way, channel, kept }: Extract<Notice, { code: 'secret' }>): string {
  const what = kindsOf(kinds);
  const where = channel === undefined ? '' : ` in <#${channel}>`;
  const one = kinds.length === 1;
  const still =
    way === 'message'
      ? ` Slack still shows your message: delete it or edit the ${one ? 'secret' : 'secrets'} out.`
      : way === 'file'
        ? ' Slack still has your file: delete it there.'
        : '';
  const source = way === 'file' ? 'the copy of the file that you shared' : 'what you wrote';
  const copy =
    kept === undefined
      ? `Scribe kept no copy.`
      : `The original is encrypted, as ${kept}, for the people whom whoever runs Scribe has named.`;
  return `Taken out of ${source}${where}: ${what}.${still} Replace ${one ? 'it' : 'them'} where ${one ? 'it is' : 'they are'} used, since others may have read ${one ? 'it' : 'them'}. ${copy} If it was no secret, write it in other words.`;
}

/** `AWS access key, password (2)`. */
export function kindsOf(kinds: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => literal(count === 1 ? kind : `${kind} (${count})`)).join(', ');
}

/** Why nothing is shown. */
export const SECRET_REFUSALS = {
  'not allowed':
    'What was taken out of the record is shown to the people whom whoever runs Scribe has named, in `secrets.readers`.',
  unknown: 'Nothing was taken out under that name. `secret` alone lists the latest.',
  'not kept': 'No copy was kept of it: SCRIBE_ENCRYPTION_KEY was not set.',
} as const;

export const NO_SECRETS = 'Nothing was taken out of the record yet.';

export const SECRET_SHOWN = {
  heading: 'Taken out',
  audit: 'It is recorded that you have read this.',
} as const;

/** One line of the list: what it was, whose, when, and who has read it. */
export function secretLine({ id, user, channel, at, secrets, reads }: KeptSecret, reader: Reader): string {
  const by = user === '' ? '' : ` · <@${user}>`;
  const where = channel === undefined ? '' : ` · <#${channel}>`;
  const kept = secrets.every(({ sealed }) => sealed !== undefined) ? '' : ' · no copy';
  const read = reads.map((one) => `<@${one.by}> ${when(one.at, reader)}`).join(', ');
  return `${id} · ${when(at, reader)} · ${kindsOf(secrets.map(({ kind }) => kind))}${by}${where}${kept}${read === '' ? '' : ` · read by ${read}`}`;
}
