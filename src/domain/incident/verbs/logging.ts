import { noArguments, optional, requiredText } from './arguments.ts';
import type { VerbRows } from './verb-row.ts';

/** One's own entries. `log` is the hot path: the same delivery is the same entry, so no answer has to be kept. */
export const LOGGING = {
  log: {
    usage: 'log [TIME] [#type] TEXT',
    example: 'log 14:05 #change deploy of v2.4.5 finished',
    summary: 'Puts one entry on the timeline. TIME is 14:05, -10m or yesterday 23:50, in your own zone.',
    aliases: ['note'],
    meant: ['add', 'entry', 'write', 'record', 'comment'],
    inShortHelp: true,
    redelivery: 'run-again',
    parse: requiredText,
  },
  undo: {
    usage: 'undo',
    example: 'undo',
    summary: 'Takes your last entry back; it can be put back.',
    aliases: [],
    meant: ['revert', 'oops', 'unlog', 'delete', 'remove'],
    redelivery: 'keep-answer',
    parse: noArguments,
  },
  edit: {
    usage: 'edit [TEXT]',
    example: 'edit deploy of v2.4.5 finished',
    summary: 'Corrects your last entry: with TEXT at once, without it in a form.',
    aliases: [],
    meant: ['correct', 'change', 'amend'],
    redelivery: 'keep-answer',
    parse: (rest) => ({ text: optional(rest) }),
  },
} as const satisfies VerbRows;
