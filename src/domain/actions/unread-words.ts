import { nearestWord } from '../incident/nearest-word.ts';

/** Words in the place of a day or a priority that are neither, most likely mistyped. */
export interface UnreadWords {
  readonly as: 'day' | 'priority';
  /** As it was typed. */
  readonly said: string;
}

const DAY_WORDS = [
  ...['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday', 'today', 'tomorrow'],
  ...['january', 'february', 'march', 'april', 'june', 'july', 'august', 'september', 'october'],
  ...['november', 'december', 'next', 'this', 'within', 'short', 'medium', 'long', 'immediate'],
] as const;
/** Not a day, and nothing else that could follow `due`. */
const VAGUE = /^(?:asap|soon|later|sometime|someday|now)$/i;
const SHORT_DAY =
  /^(?:mon|tues?|wed|thu|thurs?|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec|end|eo[a-z])\.?$/i;
/** `p99` is a percentile, and so is `at P5`. */
const PRIORITY = /^(.*\S)\s(P[4-9])[,;.]?$/i;
const MEASURED = /\s(?:at|the|of|and|or|to|than|in|for|a)$/i;
const AFTER_DUE =
  /^(.*?)\s*(?:^|\s)due(?:\s+(?:on|by|date))?:?\s+((?:(?!due\s)\S+)(?:\s(?!due\s)\S+){0,2})$/i;

/** The unreadable words at the end of a text, and the text before them. */
export function unreadWordsAtEnd(
  text: string,
): { readonly before: string; readonly unread: UnreadWords } | undefined {
  const [, titled, priority] = PRIORITY.exec(text) ?? [];
  if (titled !== undefined && priority !== undefined && !MEASURED.test(titled))
    return { before: titled, unread: { as: 'priority', said: priority } };
  const [, before, phrase] = AFTER_DUE.exec(text) ?? [];
  if (before === undefined || phrase === undefined) return undefined;
  const said = phrase.replace(/[,;.]$/, '');
  return isMeantAsDay(said) ? { before, unread: { as: 'day', said } } : undefined;
}

function isMeantAsDay(said: string): boolean {
  const [first = ''] = said.split(' ');
  return (
    /^\d/.test(first) ||
    VAGUE.test(said) ||
    SHORT_DAY.test(first) ||
    (first.length > 3 && nearestWord(first, DAY_WORDS) !== undefined)
  );
}
