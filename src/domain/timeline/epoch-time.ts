import { isCounted } from './counted-words.ts';
import { FARTHEST_BACK, type TimeContext, TOLERANCE } from './resolve-moment.ts';
import { tokensOf } from './time-tokens.ts';
import type { UnreadTime } from './unread-moment.ts';

/** Seconds or milliseconds since 1970, as programs log them. */
const EPOCH = /^\s*(?:[-•*]\s+)?([@[(]?(\d{10}(?:\.\d+)?|\d{13})[\])]?)(?=[,:;.]?(?:\s|$)|[\])])/;

/** `1764522360 alarm fired`: a time of the last year as a program writes it, or a number of something. */
export function epochTime(text: string, { now }: TimeContext): UnreadTime | undefined {
  const [found, said = '', number = ''] = EPOCH.exec(text) ?? [];
  if (found === undefined || isCounted(tokensOf(text.slice(found.length)), 0)) return undefined;
  const at = new Date(/^\d{13}$/.test(number) ? Number(number) : Math.floor(Number(number)) * 1_000);
  const back = now.getTime() - at.getTime();
  return back >= -TOLERANCE && back <= FARTHEST_BACK ? { as: 'time', said, readings: [at] } : undefined;
}
