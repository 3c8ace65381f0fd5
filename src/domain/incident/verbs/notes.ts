import type { NoteKind } from '../../postmortem/questions/answers.ts';
import { type IncidentRef, readIncidentRef } from '../incident-ref.ts';
import { nearestWord } from '../nearest-word.ts';
import { firstWord, optional } from './arguments.ts';
import { fault, isFault, type UsageFault } from './usage-fault.ts';
import type { VerbRows } from './verb-row.ts';

/** One line for the postmortem. */
export interface Note {
  readonly note: NoteKind;
  readonly text: string;
}

const CAUSES = ['people', 'process', 'technology', 'environment'] as const;
const LESSONS = ['technical', 'process', 'organizational'] as const;
const AUDIENCES = ['internal', 'external'] as const;

/** Notes for the postmortem, made in one line while they are fresh. */
export const NOTES = {
  why: {
    usage: 'why TEXT',
    example: 'why the connection pool had no limit',
    summary: 'The next of the five whys.',
    aliases: [],
    meant: ['whys', '5whys', 'because'],
    redelivery: 'keep-answer',
    parse: (rest) => parseNote('note.why', rest),
  },
  cause: {
    usage: `cause ${CAUSES.join('|')} TEXT`,
    example: 'cause process the load test ran for one minute only',
    summary: 'Notes one contributing factor.',
    aliases: [],
    meant: ['rootcause', 'factor', 'contributing'],
    kinds: CAUSES,
    redelivery: 'keep-answer',
    parse: parseCause,
  },
  well: {
    usage: 'well TEXT',
    example: 'well the rollback took two minutes',
    summary: 'Notes what went well.',
    aliases: [],
    meant: ['good', 'kudos'],
    redelivery: 'keep-answer',
    parse: (rest) => parseNote('note.well', rest),
  },
  wrong: {
    usage: 'wrong TEXT',
    example: 'wrong the alert came 17 minutes after the deploy',
    summary: 'Notes what made it worse, or slowed the response.',
    aliases: [],
    meant: ['bad', 'badly'],
    redelivery: 'keep-answer',
    parse: (rest) => parseNote('note.wrong', rest),
  },
  lucky: {
    usage: 'lucky TEXT',
    example: 'lucky it was a quiet hour',
    summary: 'Notes where luck helped.',
    aliases: [],
    meant: ['luck'],
    redelivery: 'keep-answer',
    parse: (rest) => parseNote('note.lucky', rest),
  },
  lesson: {
    usage: `lesson ${LESSONS.join('|')} TEXT`,
    example: 'lesson technical retries without jitter come all at once',
    summary: 'Notes what was learned.',
    aliases: [],
    meant: ['lessons', 'learned', 'learning'],
    kinds: LESSONS,
    redelivery: 'keep-answer',
    parse: parseLesson,
  },
  metric: {
    usage: 'metric NAME normal=… during=…',
    example: 'metric Error rate normal=0.1% during=45%',
    summary: 'Notes one figure: what it usually is, and what it was during the incident.',
    aliases: [],
    meant: ['measure', 'figure'],
    redelivery: 'keep-answer',
    parse: (rest) => parseNote('note.metric', rest),
  },
  link: {
    usage: 'link INC-… [WHY]',
    example: 'link INC-2026-0012 the same connection pool',
    summary: 'Names a related incident; the draft has it.',
    aliases: [],
    meant: ['related', 'relate', 'relates', 'similar'],
    redelivery: 'keep-answer',
    parse: parseLink,
  },
  unlink: {
    usage: 'unlink INC-…',
    example: 'unlink INC-2026-0012',
    summary: 'Takes a related incident out again.',
    aliases: [],
    meant: ['unrelate', 'unrelated'],
    redelivery: 'keep-answer',
    parse: parseUnlink,
  },
  comms: {
    usage: `comms ${AUDIENCES.join('|')} TEXT`,
    example: 'comms external status page: checkout is degraded',
    summary: 'Notes what was told to whom, as an entry on the timeline.',
    aliases: [],
    meant: ['communication', 'announce', 'statuspage'],
    kinds: AUDIENCES,
    redelivery: 'run-again',
    parse: parseCommunication,
  },
} as const satisfies VerbRows;

function parseNote(note: NoteKind, rest: string): Note | UsageFault {
  return rest === '' ? fault('missing-text') : { note, text: rest };
}

function parseCause(rest: string): Note | UsageFault {
  const read = kindAndText(rest, CAUSES);
  return isFault(read) ? read : { note: `note.cause.${read.of}`, text: read.text };
}

function parseLesson(rest: string): Note | UsageFault {
  const read = kindAndText(rest, LESSONS);
  return isFault(read) ? read : { note: `note.lesson.${read.of}`, text: read.text };
}

function parseCommunication(
  rest: string,
): { readonly audience: (typeof AUDIENCES)[number]; readonly text: string } | UsageFault {
  const read = kindAndText(rest, AUDIENCES);
  return isFault(read) ? read : { audience: read.of, text: read.text };
}

function parseLink(
  rest: string,
): { readonly other: IncidentRef; readonly why: string | undefined } | UsageFault {
  const [said, why] = firstWord(rest.replace(/^(?:to|with)\s+/i, ''));
  const other = readIncidentRef(said);
  if (said === '') return fault('missing-key');
  return other === undefined ? fault('not-a-key', said) : { other, why: optional(why) };
}

function parseUnlink(rest: string): { readonly other: IncidentRef } | UsageFault {
  const read = parseLink(rest.replace(/^from\s+/i, ''));
  if (isFault(read)) return read;
  return read.why === undefined ? { other: read.other } : fault('unexpected-text', read.why);
}

/** The kind, by its name or at least its first four letters, and the text after it. */
function kindAndText<Kind extends string>(
  rest: string,
  kinds: readonly Kind[],
): { readonly of: Kind; readonly text: string } | UsageFault {
  const [said, text] = firstWord(rest);
  const wanted = said.toLowerCase().replace(/:$/, '');
  const of = kinds.find((kind) => kind === wanted || (wanted.length >= 4 && kind.startsWith(wanted)));
  if (said === '') return fault('missing-kind');
  if (of === undefined) return fault('unknown-kind', said, nearestWord(wanted, kinds));
  return text === '' ? fault('missing-text') : { of, text };
}
