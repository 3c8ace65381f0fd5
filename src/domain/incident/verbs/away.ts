import { noArguments } from './arguments.ts';
import { fault, type UsageFault } from './usage-fault.ts';
import type { VerbRows } from './verb-row.ts';

/** When whoever types is away, so that no reminder comes then. */
export const AWAY = {
  away: {
    usage: 'away [until DATE [WHY]]',
    example: 'away until friday',
    summary: 'Holds your reminders back up to that day; alone it says until when you are away.',
    aliases: [],
    meant: ['vacation', 'holiday', 'ooo', 'absent', 'pto'],
    redelivery: 'keep-answer',
    parse: parseAway,
  },
  back: {
    usage: 'back',
    example: 'back',
    summary: 'Ends your absence: your reminders come again.',
    aliases: [],
    meant: ['returned'],
    redelivery: 'keep-answer',
    parse: noArguments,
  },
} as const satisfies VerbRows;

/** `day` begins with the last day of the absence; which day that is depends on where the person is. */
function parseAway(rest: string): { readonly day: string | undefined } | UsageFault {
  if (rest === '') return { day: undefined };
  const day = rest.replace(/^(?:until|till|til|through|to)(?:\s+|$)/i, '');
  return day === '' ? fault('missing-date') : { day };
}
