import type { UnreadTime } from '../../domain/timeline/unread-moment.ts';
import { clock, dayName } from '../../domain/timeline/zoned-time.ts';
import { literal } from './escape.ts';
import { type Reader, when } from './times.ts';

/** `“1405” may be a time …`: what an entry begins with, and how to have it read. */
export function timeNotRead({ said, readings }: Extract<UnreadTime, { as: 'time' }>, reader: Reader): string {
  const [likely, other] = readings;
  const kept = `“${literal(said)}” may be a time: it stays in the text and the entry stands at the present.`;
  if (likely === undefined) return `${kept} Edit changes the time; -10m and 14:05 are read.`;
  const form = `Written \`${formOf(likely, reader)}\` it is read`;
  return other === undefined
    ? `${kept} Was it ${when(likely, reader)}? Press the button. ${form}.`
    : `${kept} Was it ${when(likely, reader)} or ${when(other, reader)}? Press the button for it. ${form}.`;
}

/** How a moment is typed so that it is read, in the reader's zone: `14:05`, `yesterday 14:05`, `2026-11-19 14:05`. */
function formOf(at: Date, reader: Reader): string {
  const time = clock(at, reader.zone);
  const day = dayName(at, reader.zone, reader.now);
  if (day === 'today') return time;
  return day === 'yesterday' ? `yesterday ${time}` : `${day.replace(/^\w+ /, '')} ${time}`;
}

/** The label of a button that takes a reading: `Today 14:05`. */
export function readingLabel(at: Date, reader: Reader): string {
  const day = dayName(at, reader.zone, reader.now);
  return `${day.charAt(0).toUpperCase()}${day.slice(1)} ${clock(at, reader.zone)}`;
}

/** The label of a button that leaves the stated time aside. */
export function presentLabel(): string {
  return 'Now';
}

/** Under a receipt whose time is of another day than one would think, or could be of another zone. */
export function otherReading(at: Date, other: Date, reader: Reader): string {
  if (other <= reader.now)
    return `Recorded for ${when(at, reader)}. If ${when(other, reader)} was meant, press the button.`;
  const day = dayName(at, reader.zone, reader.now);
  return `Recorded for ${day}: ${clock(at, reader.zone)} is still ahead today. If that is not what you meant, press the button.`;
}

/** A reading that is still ahead when it is taken. */
export function stillAhead(at: Date, reader: Reader): string {
  return `${when(at, reader)} is still ahead, so the entry has the present time.`;
}

/** Under a receipt whose time may be off by the reader's zone. */
export function readAsUtc(): string {
  return 'Read as UTC: your time zone is not known yet. Once Slack says it, the time is read again and you are told.';
}

/** A time that cannot be taken without the zone that it is in. */
export function zoneNeeded(said: string): string {
  return `Your time zone is not known yet: Slack has not said it. Write the time with its zone, such as 14:05Z or 14:05+01:00, or as -10m; or send it again in a moment. Nothing was done with “${literal(said)}”.`;
}
