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
/** After `by` a word must look more like a day: "speed it up by caching" names none. */
const LONG_DAY_WORDS = DAY_WORDS.filter((word) => /day$|ber$|uary$|march|april|august/.test(word));
const DAY_AFTER_BY = /^(?:next|end|eo[a-z]|q[1-4])$/i;
const AFTER_BY = /^(.*?)\s*(?:^|\s)(?:by|before|until|till)\s+(?:the\s+)?((?:\S+)(?:\s\S+){0,3})$/i;
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
  if (before === undefined || phrase === undefined) return afterBy(text);
  const said = phrase.replace(/[,;.]$/, '');
  return isMeantAsDay(said) ? { before, unread: { as: 'day', said } } : undefined;
}

function afterBy(text: string): { readonly before: string; readonly unread: UnreadWords } | undefined {
  const [, before, phrase] = AFTER_BY.exec(text) ?? [];
  const first = phrase?.split(' ')[0]?.replace(/[.,:;]$/, '') ?? '';
  if (before === undefined || phrase === undefined) return undefined;
  const meant = DAY_AFTER_BY.test(first) || (first.length > 5 && isMistyped(first, LONG_DAY_WORDS));
  return meant ? { before, unread: { as: 'day', said: phrase.replace(/[,;.]$/, '') } } : undefined;
}

/** Nearly one of these words; what is one of them and could not be read goes on otherwise, "by friday fix it". */
function isMistyped(word: string, words: readonly string[]): boolean {
  const near = nearestWord(word, words);
  return near !== undefined && near !== word.toLowerCase();
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
