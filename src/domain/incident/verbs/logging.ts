import { requiredText } from './arguments.ts';
import type { VerbRows } from './verb-row.ts';

/** The hot path. The same delivery is the same entry, so no answer has to be kept. */
export const LOGGING = {
  log: {
    usage: 'log [TIME] [#type] TEXT',
    example: 'log 14:05 #change deploy of v2.4.5 finished',
    summary: 'Puts one entry on the timeline. TIME is 14:05, -10m or yesterday 23:50, in your own zone.',
    aliases: [],
    meant: ['note', 'add', 'entry', 'write', 'record'],
    inShortHelp: true,
    redelivery: 'run-again',
    parse: requiredText,
  },
} as const satisfies VerbRows;
