import { readTime } from '../timeline/time-expression.ts';
import type { Zone } from '../timeline/wall-clock.ts';
import type { Transcript } from './transcript.ts';

/** `GMT20261201-140532_Recording.transcript.vtt`: Zoom's cloud recordings are called after when they began. */
const ZOOM = /GMT(\d{4})(\d{2})(\d{2})-(\d{2})(\d{2})(\d{2})/;

/** `abc-defg-hij (2026-12-01 14:05 GMT+1) - Transcript.txt`: Meet's; some systems write other signs for `:` and `/`. */
const MEET = /(\d{4})[-/](\d{2})[-/](\d{2})[ T_](\d{2})[:_.-](\d{2}) GMT(?:([+-]\d{1,2})(?:[:_]?(\d{2}))?)?/;

/**
 * When the first line was probably said: as the file's name has it, or by the clock of a file that was shared then
 * (`sharedAt`), in the zone of whoever is asked. `undefined` where the file does not say. It is offered, never taken.
 */
export function offeredFirstLine(
  { firstAt, byClock }: Pick<Transcript, 'firstAt' | 'byClock'>,
  { name, sharedAt, zone }: { readonly name: string; readonly sharedAt: Date; readonly zone: Zone },
): Date | undefined {
  if (byClock) {
    const time = readTime(clockOf(firstAt), { now: sharedAt, zone });
    return time.kind === 'time' ? time.at : undefined;
  }
  const began = beganAt(name);
  return began === undefined ? undefined : new Date(began + firstAt);
}

function beganAt(name: string): number | undefined {
  const [, ...zoom] = ZOOM.exec(name) ?? [];
  const [, year, month, day, hour, minute, offset = '0', minutes = '0'] = MEET.exec(name) ?? [];
  const parts = zoom.length > 0 ? zoom : [year, month, day, hour, minute, '0'];
  const [y = 0, mo = 0, d = 0, h = 0, mi = 0, s = 0] = parts.map(Number);
  const sign = offset.startsWith('-') ? -1 : 1;
  const east = zoom.length > 0 ? 0 : Number(offset) * 60 + sign * Number(minutes);
  const at = Date.UTC(y, mo - 1, d, h, mi - east, s);
  return year === undefined && zoom.length === 0 ? undefined : at;
}

function clockOf(ms: number): string {
  const seconds = ms / 1_000;
  return [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
}
