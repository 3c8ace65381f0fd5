import { ALSO_NO_DAY, type DayText, dayAt } from './day-text.ts';
import { is, skipSpace, type Tokens } from './time-tokens.ts';

/** A day behind a clock: its own, or perhaps the statement's. */
interface DayBehind {
  readonly day: DayText;
  readonly next: number;
  /** In the text where it can begin a statement too: `14:05 sunday backup failed`. */
  readonly place: 'behind' | 'dayInText' | 'otherDay';
}

/** Reads the day that may follow a clock, and tells whose it is. */
export function dayBehind(tokens: Tokens, at: number): DayBehind | undefined {
  const comma = is(tokens, at, ',') ? at + 1 : at;
  const bracket = is(tokens, skipSpace(tokens, comma), '(');
  const start = skipSpace(tokens, comma) + (bracket ? 1 : 0);
  const day = start > comma ? dayAt(tokens, start) : undefined;
  if (!day || (bracket && !is(tokens, day.next, ')'))) return undefined;
  const after = tokens[day.next];
  const ends =
    bracket || after === undefined || after.kind === 'mark' || tokens[day.next + 1]?.kind === 'mark';
  const place = placeBehind(tokens, start, { day: day.value, ends });
  return place && { day: day.value, next: day.next + (bracket ? 1 : 0), place };
}

/** Smaller numbers count things more often than days: `14:05 5th retry failed`. */
const DAYS_FROM = 10;

function placeBehind(
  tokens: Tokens,
  start: number,
  { day, ends }: { readonly day: DayText; readonly ends: boolean },
): DayBehind['place'] | undefined {
  const word = tokens[start]?.text ?? '';
  const on = word === 'on' || word === 'last';
  switch (day.kind) {
    case 'numbers':
      // `11/28` may be a share of something.
      return day.year === undefined ? 'otherDay' : 'behind';
    case 'weekday':
      if (ends || on) return 'behind';
      if (!ALSO_VERBS.has(word)) return 'dayInText';
      return is(tokens, start + 2, 'on', 'in', 'idle', 'there') ? undefined : 'otherDay';
    case 'of-month':
      if (on || (ends && word === 'the')) return 'behind';
      return day.day >= DAYS_FROM ? 'otherDay' : undefined;
    case 'back':
      return ALSO_NO_DAY.includes(word) && !ends ? 'otherDay' : 'behind';
    case 'date':
    case 'last-night':
    case 'next':
      return 'behind';
    default:
      return day satisfies never;
  }
}

/** `14:05 sat on it` names no day. */
const ALSO_VERBS: ReadonlySet<string> = new Set(['sat', 'sun', 'wed']);
