import {
  MARK_NAMES,
  type MarkName,
  type MeaningChange,
  OUTCOMES,
  type Outcome,
} from '../../timeline/mark.ts';
import { nearestWord } from '../nearest-word.ts';
import { optional } from './arguments.ts';
import { fault, type UsageFault } from './usage-fault.ts';
import type { VerbRows } from './verb-row.ts';

/** What people write for a mark besides its own name. */
const MARK_WORDS: Readonly<Partial<Record<MarkName, readonly string[]>>> = {
  'impact-started': ['impact started', 'impact began', 'impact', 'began', 'start'],
  detected: ['noticed'],
  acknowledged: ['acked', 'ack', 'taken on'],
  cause: ['root cause', 'the cause'],
  contributing: ['contributed'],
  restored: ['service back', 'back'],
  relapse: ['problem returned', 'back again', 'again'],
  loss: ['lost'],
  escalated: ['escalation'],
};

/** What people write for an outcome besides its own name. */
const OUTCOME_WORDS: Readonly<Partial<Record<Outcome, readonly string[]>>> = {
  worked: ['it worked'],
  partly: ['helped in part', 'helped partly', 'in part'],
  'no effect': ['no-effect', 'noeffect', 'without effect', 'failed'],
  worse: ['made it worse'],
  unknown: ['outcome unknown'],
};

/** Every word for a mark or an outcome, the longest first, so that `back again` is not read as `back`. */
const WORDS: readonly (readonly [string, { readonly is: MarkName } | { readonly was: Outcome }])[] = [
  ...MARK_NAMES.flatMap((is) => [is, ...(MARK_WORDS[is] ?? [])].map((word) => [word, { is }] as const)),
  ...OUTCOMES.flatMap((was) => [was, ...(OUTCOME_WORDS[was] ?? [])].map((word) => [word, { was }] as const)),
].sort(([a], [b]) => b.length - a.length);

/** The entry that is marked: the person's own last one, or that of a clock time in their zone, or in UTC alone. */
export type MarkedEntry = 'last' | { readonly clock: string; readonly utc?: true };

/** Marks that can hold for a part alone, so that words may follow them. */
export const PARTIAL_MARKS: ReadonlySet<MarkName> = new Set<MarkName>([
  'restored',
  'mitigated',
  'relapse',
  'impact-started',
  'loss',
]);

/** What a person says of an entry. */
export interface Marked {
  readonly change: MeaningChange;
  readonly entry: MarkedEntry;
}

/** What an entry means, for those who type; everybody else taps it. */
export const MARKING = {
  mark: {
    usage: 'mark [not] WHAT [WHERE] [TIME|last]',
    example: 'mark cause 14:05',
    summary:
      'Says what an entry means: impact, detected, acknowledged, declared, cause, contributing, mitigated, restored, relapse, loss, escalated; or what an attempt did: worked, partly, no effect, worse, unknown. TIME is the one that stands before the entry.',
    aliases: [],
    meant: ['tag', 'label', 'flag', 'outcome', 'milestone'],
    kinds: [...MARK_NAMES, ...OUTCOMES],
    redelivery: 'run-again',
    parse: parseMark,
  },
  ack: {
    usage: 'ack [TIME] [TEXT]',
    example: 'ack',
    summary: 'Says that somebody is on it: an entry that counts as the acknowledgement.',
    aliases: ['acknowledge', 'acknowledged', 'acked'],
    meant: ['onit', 'looking'],
    redelivery: 'run-again',
    parse: (rest) => ({ text: optional(rest) }),
  },
} as const satisfies VerbRows;

function parseMark(rest: string): Marked | UsageFault {
  const { entry, words } = withoutEntry(rest);
  if (words === '') return fault('missing-kind');
  const not = /^not\s+/i.exec(words)?.[0] ?? '';
  const said = words.slice(not.length).replace(/^outcome:?\s+/i, '');
  const found = WORDS.find(([word]) => startsWithWord(said, word));
  if (!found) {
    const [first = ''] = said.split(/\s/);
    return fault('unknown-kind', said, nearestWord(first.toLowerCase(), [...MARK_NAMES, ...OUTCOMES]));
  }
  const [word, meant] = found;
  const part = said.slice(word.length).trim();
  if (LIKE_TIME.test(part)) return fault('not-an-entry-time', part);
  if ('was' in meant) {
    if (part !== '') return fault('unexpected-text', part);
    return { entry, change: { kind: 'outcome', ...(not === '' ? { was: meant.was } : {}) } };
  }
  const { is } = meant;
  if (part !== '' && (not !== '' || !PARTIAL_MARKS.has(is))) return fault('unexpected-text', part);
  if (not !== '') return { entry, change: { kind: 'taken-back', is } };
  return { entry, change: { kind: 'set', is, ...(part === '' ? {} : { part }) } };
}

const CLOCK = '(?<clock>\\d{1,2}:\\d{2}(?::\\d{2})?)(?<utc>z| ?utc)?';
const ENTRY_AT_END = new RegExp(`(?:^|\\s)(?:at\\s+)?(?:last|${CLOCK})$`, 'i');
const ENTRY_FIRST = new RegExp(`^(?:last|${CLOCK})\\s+`, 'i');
/** What is no place but may be meant as a time: it must not end up as the part that a mark holds for. */
const LIKE_TIME =
  /\d\s*:\s*\d|\bago\b|^-?\d+\s*(?:s|m|h|min|mins|minutes|hours?)\b|\b\d{1,2}\s*[ap]\.?m\b|\b(?:yesterday|today)\b/i;

/** The time may come first or last; without one it is the person's last entry. */
function withoutEntry(rest: string): { readonly entry: MarkedEntry; readonly words: string } {
  const found = ENTRY_AT_END.exec(rest) ?? ENTRY_FIRST.exec(rest);
  const words = (found ? rest.replace(found[0], ' ') : rest).trim();
  const { clock, utc } = found?.groups ?? {};
  if (clock === undefined) return { entry: 'last', words };
  const padded = /^\d:/.test(clock) ? `0${clock}` : clock;
  return { entry: { clock: padded, ...(utc === undefined ? {} : { utc: true }) }, words };
}

function startsWithWord(text: string, word: string): boolean {
  return text.toLowerCase().startsWith(word) && !/^[\p{L}\p{N}-]/u.test(text.slice(word.length));
}
