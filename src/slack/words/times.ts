import type { Entry } from '../../domain/timeline/entry.ts';
import { offsetAt, type Zone } from '../../domain/timeline/wall-clock.ts';
import { clock, dayName, sameDay, twoClocks, utcClock, utcStamp } from '../../domain/timeline/zoned-time.ts';

/** Who reads: times are said in the reader's own zone (IANA) and in UTC. */
export interface Reader {
  readonly zone: Zone;
  readonly now: Date;
  /** `zone` is UTC only because nobody knows it yet. */
  readonly zoneUnknown?: boolean;
}

/**
 * How these moments are shown, all in one zone: `UTC`, `Europe/Madrid (UTC+1)`. The zone alone where its offset changes
 * between them.
 */
export function zoneWords({ zone }: Reader, moments: readonly Date[]): string {
  const name = typeof zone === 'string' ? zone : zone.name;
  const offsets = new Set(moments.map((moment) => offsetAt(moment, zone)));
  const [minutes = 0] = offsets;
  if (offsets.size > 1) return name;
  if (minutes === 0) return 'UTC';
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const offset = `UTC${minutes < 0 ? '−' : '+'}${hours}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}`;
  return `${name} (${offset})`;
}

/** `14:05`, in the reader's zone alone: for where a heading names that zone. */
export function clockOf(at: Date, { zone }: Reader, detail: Detail = 'minutes'): string {
  return clock(at, zone, detail);
}

/** `14:05`, `yesterday 23:50`: likewise, with its day where that is not today. */
export function momentOf(at: Date, reader: Reader): string {
  const day = dayOf(at, reader);
  return `${day === 'today' ? '' : `${day} `}${clockOf(at, reader)}`;
}

/** Whether both moments are on one day as the reader sees it. */
export function onOneDay(a: Date, b: Date, { zone }: Reader): boolean {
  return sameDay(a, b, zone);
}

type Detail = 'minutes' | 'seconds';

/** `14:05 (19:05 UTC)`; names the day when it is not today. */
export function when(at: Date, reader: Reader, detail: Detail = 'minutes'): string {
  return twoClocks(at, reader, detail);
}

/** For everybody: `19:05 UTC`, with its date when that is not the day of `beside`. */
export function utcWhen(at: Date, beside: Date, detail: Detail = 'minutes'): string {
  return sameDay(at, beside, 'UTC') ? utcClock(at, detail) : utcStamp(at);
}

/** Seconds are shown where somebody stated them: a stated time has no milliseconds, a clock's has. */
export function detailOf(entry: Pick<Entry, 'occurredAt'>): Detail {
  return entry.occurredAt.getUTCMilliseconds() === 0 ? 'seconds' : 'minutes';
}

/** `Fri 20 Nov`, `today`: a day as the reader sees it. */
export function dayOf(at: Date, reader: Reader): string {
  return dayName(at, reader.zone, reader.now);
}

/** A calendar day (`2026-11-20`) as people say it: `Fri 20 Nov 2026`. */
export function dueDay(due: string): string {
  const at = new Date(`${due}T12:00:00Z`);
  return Number.isNaN(at.getTime()) ? due : `${dayName(at, 'UTC', NEVER)}`;
}

/** Far from every date in use, so that a day is always named with its year. */
const NEVER = new Date('1971-01-01T00:00:00Z');
