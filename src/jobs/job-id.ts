import type { EffectRef } from '../app/ports/effects.ts';

/**
 * The id under which an effect is in the queue: the same effect gives the same id, two effects never do. Letters,
 * digits and `-` stay as they are; everything else becomes `_` and its UTF-8 bytes in hexadecimal.
 */
export function effectJobId(ref: EffectRef): string {
  return `effect-${[ref.holder, ref.team, ref.id, ref.key].map(encoded).join('.')}`;
}

/** The name that all echo jobs of one incident share: only one of them waits at a time. */
export function echoJobName(team: string, incident: string): string {
  return `echo-${encoded(team)}.${encoded(incident)}`;
}

function encoded(part: string): string {
  return part.replace(/[^A-Za-z0-9-]/gu, (character) =>
    [...Buffer.from(character, 'utf8')].map((byte) => `_${byte.toString(16).padStart(2, '0')}`).join(''),
  );
}
