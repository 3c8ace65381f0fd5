import { readActionNumber } from '../../actions/action-number.ts';
import { firstWord, optional } from './arguments.ts';
import { fault, type UsageFault } from './usage-fault.ts';
import type { VerbRows } from './verb-row.ts';

/** What action items were good for. */
export const SAVED = {
  saved: {
    usage: 'saved N [WHY]',
    example: 'saved A-7 the alarm fired before anybody noticed',
    summary: 'Records that an action item prevented something, or made it smaller.',
    aliases: ['helped'],
    meant: ['prevented', 'avoided', 'worked'],
    redelivery: 'keep-answer',
    parse: parseSaved,
  },
} as const satisfies VerbRows;

function parseSaved(
  rest: string,
): { readonly number: number; readonly why: string | undefined } | UsageFault {
  const [said, more] = firstWord(rest.replace(/^by\s+/i, ''));
  if (said === '') return fault('missing-number');
  const number = readActionNumber(said.replace(/[:,]$/, ''));
  return number === undefined ? fault('not-a-number', said) : { number, why: optional(more) };
}
