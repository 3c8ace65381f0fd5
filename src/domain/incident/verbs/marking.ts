import {
  MARK_NAMES,
  type MarkName,
  type MeaningChange,
  OUTCOMES,
  type Outcome,
} from '../../timeline/mark.ts';
import { nearestWord } from '../nearest-word.ts';
import { fault, type UsageFault } from './usage-fault.ts';
import type { VerbRows } from './verb-row.ts';

/** What people write for a mark besides its own name. */
const MARK_WORDS: Readonly<Partial<Record<MarkName, readonly string[]>>> = {
  'impact-started': ['impact started', 'impact', 'began', 'start'],
  detected: ['noticed'],
  acknowledged: ['acked', 'ack'],
  contributing: ['contributed'],
  restored: ['back'],
  relapse: ['back again', 'again'],
  loss: ['lost'],
  escalated: ['escalation'],
};

/** What people write for an outcome besides its own name. */
const OUTCOME_WORDS: Readonly<Partial<Record<Outcome, readonly string[]>>> = {
  partly: ['helped partly', 'in part'],
  'no effect': ['without effect', 'failed'],
  worse: ['made it worse'],
};

/** Every word for a mark or an outcome, the longest first, so that `back again` is not read as `back`. */
const WORDS: readonly (readonly [string, { readonly is: MarkName } | { readonly was: Outcome }])[] = [
  ...MARK_NAMES.flatMap((is) => [is, ...(MARK_WORDS[is] ?? [])].map((word) => [word, { is }] as const)),
  ...OUTCOMES.flatMap((was) => [was, ...(OUTCOME_WORDS[was] ?? [])].map((word) => [word, { was }] as const)),
].sort(([a], [b]) => b.length - a.length);

/** The entry that is marked: the person's own last one, or that of a clock time. */
export type MarkedEntry = 'last' | { readonly clock: string };

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
      'Says what an entry means: impact, cause, contributing, mitigated, restored, relapse, loss, escalated; or what an attempt did: worked, partly, no effect, worse.',
    aliases: [],
    meant: ['tag', 'label', 'flag', 'outcome', 'milestone'],
    kinds: [...MARK_NAMES, ...OUTCOMES],
    redelivery: 'run-again',
    parse: parseMark,
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
  if ('is' in meant) {
    if (not !== '') return { entry, change: { kind: 'taken-back', is: meant.is } };
    return { entry, change: { kind: 'set', is: meant.is, ...(part === '' ? {} : { part }) } };
  }
  if (part !== '') return fault('unexpected-text', part);
  return { entry, change: { kind: 'outcome', ...(not === '' ? { was: meant.was } : {}) } };
}

const ENTRY_AT_END = /(?:^|\s)(?:at\s+)?(?<said>last|\d{1,2}:\d{2}(?::\d{2})?)$/i;
const ENTRY_FIRST = /^(?<said>last|\d{1,2}:\d{2}(?::\d{2})?)\s+/i;

/** The time may come first or last; without one it is the person's last entry. */
function withoutEntry(rest: string): { readonly entry: MarkedEntry; readonly words: string } {
  const found = ENTRY_AT_END.exec(rest) ?? ENTRY_FIRST.exec(rest);
  const said = found?.groups?.['said']?.toLowerCase();
  const words = (found ? rest.replace(found[0], ' ') : rest).trim();
  if (said === undefined || said === 'last') return { entry: 'last', words };
  return {
    entry: { clock: said.padStart(said.length === 4 || said.length === 7 ? said.length + 1 : 0, '0') },
    words,
  };
}

function startsWithWord(text: string, word: string): boolean {
  return text.toLowerCase().startsWith(word) && !/^[\p{L}\p{N}-]/u.test(text.slice(word.length));
}
