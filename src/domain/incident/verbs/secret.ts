import { firstWord } from './arguments.ts';
import { fault, type UsageFault } from './usage-fault.ts';
import type { VerbRows } from './verb-row.ts';

/** What was taken out of the record, for those whom the configuration names. */
export const SECRET = {
  secret: {
    usage: 'secret [S-…]',
    example: 'secret S-1f3a9c2b',
    summary: 'Shows what was taken out of the record, to the people named for it.',
    aliases: ['secrets'],
    meant: ['password', 'vault', 'redacted'],
    redelivery: 'run-again',
    parse: parseSecret,
  },
} as const satisfies VerbRows;

function parseSecret(rest: string): { readonly secret: string | undefined } | UsageFault {
  const [said, more] = firstWord(rest);
  if (said === '') return { secret: undefined };
  if (more !== '') return fault('unexpected-text', more);
  const [, digits] = /^(?:s-)?([0-9a-f]{8})$/i.exec(said) ?? [];
  return digits === undefined ? fault('unexpected-text', said) : { secret: `S-${digits.toLowerCase()}` };
}
