import { isCounted } from './counted-words.ts';
import { epochTime } from './epoch-time.ts';
import type { TimeContext } from './resolve-moment.ts';
import { gapAfter, placeOf } from './time-expression.ts';
import { timeLike } from './time-like.ts';
import { colonSpanAt, spanLikeAt, vagueSpanAt } from './time-span.ts';
import { is, numberAt, type Read, skipSpace, type Tokens, tokensOf } from './time-tokens.ts';
import { type Place, type UnreadTime, unreadMoment } from './unread-moment.ts';

/** Finds the unread time in the first words of a text of which `readTime` says `none`. */
export function unreadTime(text: string, context: TimeContext): UnreadTime | undefined {
  const tokens = tokensOf(text);
  const first = skipSpace(tokens, 0);
  const start = skipBullet(tokens, first);
  return (
    unreadMoment(text, { tokens, start }, context) ??
    unreadSpan(text, { tokens, start: first }, context) ??
    (start > first ? unreadSpan(text, { tokens, start }, context) : undefined) ??
    epochTime(text, context) ??
    timeLike(text, context)
  );
}

/** `• 14:05 …`, `- 14:05 …`, `1) 14:05`: an item of a list. */
function skipBullet(tokens: Tokens, at: number): number {
  const numbered = numberAt(tokens, at, [1, 2]) !== undefined && is(tokens, at + 1, '.', ')');
  if (numbered && tokens[at + 2]?.kind === 'space' && tokens[at + 3] !== undefined) return at + 3;
  const bullet = is(tokens, at, '-', '–', '—', '•', '*', '>', '·', '#') && tokens[at + 1]?.kind === 'space';
  return bullet && tokens[at + 2]?.kind !== undefined ? at + 2 : at;
}

/** `-10 min alarm`, `a few minutes ago`, `10 minutes earlier`. */
function unreadSpan(text: string, { tokens, start }: Place, { now }: TimeContext): UnreadTime | undefined {
  const colon = colonSpanAt(tokens, start);
  const one: Read<number | undefined> | undefined = colon
    ? undefined
    : (spanLikeAt(tokens, start) ?? vagueSpanAt(tokens, start) ?? minutesAt(tokens, start));
  const read = colon ?? (one && { ...one, value: one.value === undefined ? [] : [one.value] });
  if (!read) return undefined;
  const { from, end } = placeOf(tokens, start, read);
  if (gapAfter(text, end) === undefined) return undefined;
  const readings = read.value.map((ms) => new Date(now.getTime() - ms));
  return { as: 'time', said: text.slice(from, end), readings };
}

/** `-10 rollback`: minutes, as it seems; `-5 errors` and `-1 for that` are not. */
function minutesAt(tokens: Tokens, at: number): Read<number> | undefined {
  const minutes = is(tokens, at, '-', '−', '–') ? numberAt(tokens, at + 1, [1, 3]) : undefined;
  if (minutes === undefined || minutes < 2 || isCounted(tokens, at + 2)) return undefined;
  return tokens[at + 2]?.kind === 'space' ? { value: minutes * 60_000, next: at + 2 } : undefined;
}
