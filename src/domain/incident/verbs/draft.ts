import { firstWord, noArguments, optional } from './arguments.ts';
import { fault, type UsageFault } from './usage-fault.ts';
import type { VerbRows } from './verb-row.ts';

/** The draft, and the form for its impact section. */
export const DRAFT = {
  draft: {
    usage: 'draft [TEMPLATE]',
    example: 'draft standard',
    summary: 'Drafts the postmortem again. What people wrote stays.',
    aliases: [],
    meant: ['postmortem', 'report', 'retro', 'retrospective'],
    redelivery: 'keep-answer',
    parse: parseDraft,
  },
  impact: {
    usage: 'impact',
    example: 'impact',
    summary: 'Asks in a form what users and the business felt.',
    aliases: [],
    meant: ['affected', 'users'],
    redelivery: 'run-again',
    parse: noArguments,
  },
} as const satisfies VerbRows;

function parseDraft(rest: string): { readonly template: string | undefined } | UsageFault {
  const [template, more] = firstWord(rest);
  return more === '' ? { template: optional(template.toLowerCase()) } : fault('unexpected-text', more);
}
