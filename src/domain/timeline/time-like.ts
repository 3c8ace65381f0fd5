import type { TimeContext } from './resolve-moment.ts';
import { tokensOf } from './time-tokens.ts';
import { type UnreadTime, unreadMoment } from './unread-moment.ts';

/** How many words somebody may put before a time. */
const FIRST_WORDS = /^\s*(?:\S+\s+){0,4}\S*/;
/** Digits, a colon, digits: not in a version, an address, a port, or a longer row of numbers. */
const DIGITS =
  /(?:(?<![\p{L}\p{N}.:/_]|[\p{L}\p{N}]-)|(?<=(?:^|\s)T))(\d{1,2})(\s?:\s?)(\d{1,2})(?:(?<=:\d\d):\d\d)?(?![\p{N}:]|[./-]\p{N}|[A-F]\b|\s?:\d)/gu;
const RATIO = /\b(?:ratio|aspect|odds|scale)\b/i;
/** Words after which a time of day is that of the statement; with a number before them they may belong to a date. */
const LED = /^(?:[^\d]*\s)?(?:at|around|about|since|from|@|~)\s?$/i;
const HALF_AFTER = /^\s?[ap]\.?\s?m\b/i;

/** `<!date^1795957500^{date}|14:05>`, as Slack writes a date that it shows in each reader's zone. */
const SLACK_DATE = /^<!date\^(\d{9,10})\^[^>|]*\|?([^>]*)>/;

/** `2pm-ish`, `2pm?`: an hour of which somebody is not sure. */
const UNSURE_HOUR = /^\s*((?:(?:at|around|about)\s|[@~]\s?)?\d{1,2}\s?[ap]m)(?=-?ish\b|[?…]|\.\.)/i;

/** What people say for a length of time before now, or ahead, that is not read. */
const LENGTHS = [
  /^(?:\S+\s+){0,4}?\d*(?:seconds?|secs?|minutes?|mins?|mn|hours?|hrs?|days?|weeks?)\.?\s+ago\b/iu,
  /^(?:vor|hace|há|il y a|för)\s+\S+\s+(?:sekunden?|minuten?|minuter|stunden?|tage?n?|wochen?|minutos?|horas?|días?|dias?|semanas?|minutes?|heures?|jours?|semaines?|min)(?!\p{L})/iu,
  /^\d+\s?(?:分前|分钟前|分鐘前|時間前|小时前|小時前|분 ?전|시간 ?전|(?:минут|час|дн)\p{L}* назад|(?:minut[oi]|or[ae]|giorn[oi]) fa|(?:minuut|minuten|uur|dagen) geleden|(?:minut|godzin)\p{L}* temu)/iu,
  /^(?:in\s+\d+\s?(?:secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?)|\d+\s?(?:m|mins?|minutes?|h|hrs?|hours?) from now)(?![\p{L}\p{N}])/iu,
];

/**
 * What looks like a time in the first words of a text and is none of the forms that are known. Readings are offered
 * where nothing before it can be the rest of a date.
 */
export function timeLike(text: string, context: TimeContext): UnreadTime | undefined {
  const [date, seconds, label] = SLACK_DATE.exec(text) ?? [];
  if (date !== undefined) {
    const at = new Date(Number(seconds) * 1000);
    return { as: 'time', said: label || date, readings: at <= context.now ? [at] : [] };
  }
  const clock = clockLike(text, context) ?? hourLike(text, context);
  if (clock) return clock;
  const length = LENGTHS.map((form) => form.exec(text)?.[0]).find((found) => found !== undefined);
  return length === undefined ? undefined : { as: 'time', said: length.trim(), readings: [] };
}

function clockLike(text: string, context: TimeContext): UnreadTime | undefined {
  const first = FIRST_WORDS.exec(text)?.[0] ?? '';
  if (!first.includes(':') && !text.includes(':')) return undefined;
  if (RATIO.test(first)) return undefined;
  for (const match of text.matchAll(DIGITS)) {
    if (match.index >= first.length) return undefined;
    if (isClock(match, text)) return offered(match, text, context);
  }
  return undefined;
}

function hourLike(text: string, context: TimeContext): UnreadTime | undefined {
  const said = UNSURE_HOUR.exec(text)?.[1];
  if (said === undefined) return undefined;
  const read = unreadMoment(said, { tokens: tokensOf(said), start: 0 }, context);
  return read?.as === 'time' ? { ...read, said } : undefined;
}

function isClock(match: RegExpExecArray, text: string): boolean {
  const [found, hour = '', colon = '', minute = ''] = match;
  if (Number(hour) > 23 || Number(minute) > 59) return false;
  // `step 10: 15 pods`
  if (colon !== ':' && match.index > 0) return false;
  if (minute.length === 2) return true;
  const halved = HALF_AFTER.test(text.slice(match.index + found.length));
  // `3:1` and `16:9` are ratios; people leave out the zero of `14:05`, or the one of `14:50`.
  return halved || (hour.length === 2 && ['0', '5'].includes(minute));
}

function offered(match: RegExpExecArray, text: string, context: TimeContext): UnreadTime {
  const [found, hour = '', , minute = ''] = match;
  const before = text.slice(0, match.index);
  const lead = LED.exec(before) ? (/\S+\s?$/.exec(before)?.[0] ?? '') : undefined;
  if (before !== '' && lead === undefined) return { as: 'time', said: found, readings: [] };
  const clean = `${lead ?? ''}${hour}:${minute.padStart(2, '0')}`;
  const typed = `${lead ?? ''}${found}`;
  const after = text.slice(match.index + found.length);
  const asClean = found.length > 5 && minute.length === 2 && !/\s/.test(found) ? typed : clean;
  const whole = `${asClean}${after}`;
  const read = unreadMoment(whole, { tokens: tokensOf(whole), start: 0 }, context);
  if (read?.as !== 'time') return { as: 'time', said: typed, readings: [] };
  return { ...read, said: `${typed}${read.said.slice(asClean.length)}` };
}
