import { day } from './time-words.ts';

/** How documents for outside readers write times and days: `3:15 PM`, `June 10, 2024`; always UTC. */

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

/** `3:15 PM`, with seconds only where the record has them. */
export function twelveHour(at: Date): string {
  const hour = at.getUTCHours();
  const rest = at.toISOString().slice(13, at.getTime() % 60_000 === 0 ? 16 : 19);
  return `${hour % 12 === 0 ? 12 : hour % 12}${rest} ${hour < 12 ? 'AM' : 'PM'}`;
}

/** `June 10, 2024`. */
export function longDay(at: Date): string {
  return `${MONTHS[at.getUTCMonth()]} ${at.getUTCDate()}, ${at.getUTCFullYear()}`;
}

/** `Mar 9, 2:00 AM`, where space is short; only the time on the day that the reader already knows. */
export function shortTimeOn(known: string, at: Date): string {
  if (day(at) === known) return twelveHour(at);
  return `${MONTHS[at.getUTCMonth()]?.slice(0, 3)} ${at.getUTCDate()}, ${twelveHour(at)}`;
}

/** `Saturday, March 9, 2024`. */
export function weekday(at: Date): string {
  return `${WEEKDAYS[at.getUTCDay()]}, ${longDay(at)}`;
}

/** Only the time on the day that the reader already knows, with the date on any other: `June 11, 2024, 12:05 AM`. */
export function twelveHourOn(known: string, at: Date): string {
  return day(at) === known ? twelveHour(at) : `${longDay(at)}, ${twelveHour(at)}`;
}

/** The same within a sentence: `12:05 AM on June 11, 2024`. */
export function twelveHourSaid(known: string, at: Date): string {
  return day(at) === known ? twelveHour(at) : `${twelveHour(at)} on ${longDay(at)}`;
}
