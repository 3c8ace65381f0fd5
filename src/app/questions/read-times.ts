import type { AnswerKind } from '../../domain/postmortem/questions/answer-kind.ts';
import type { MilestoneName } from '../../domain/timeline/milestone-name.ts';
import { readTime } from '../../domain/timeline/time-expression.ts';
import {
  type AnswerContext,
  type AnswerReading,
  NOTHING,
  read,
  type TypedAnswer,
  wrong,
} from './answer-reading.ts';
import { futureEntryOf, pairOf, type Typed } from './question-form.ts';

/** The entry's text when an answer is a time and nothing else. */
const BARE: Readonly<Record<MilestoneName, string>> = {
  impactStarted: 'Impact started',
  detected: 'Detected',
  acknowledged: 'Acknowledged',
  declared: 'Declared',
  causeIdentified: 'Cause identified',
  mitigationStarted: 'Mitigation started',
  mitigated: 'Mitigated',
  resolved: 'Resolved',
};

/** The time by itself, or at the beginning of the words. */
export function readKeyTime(
  way: Extract<AnswerKind, { to: 'time' }>,
  typed: Typed,
  context: AnswerContext,
): AnswerReading {
  const { milestone, type } = way;
  if (typed.time === undefined && typed.text === undefined && typed.person === undefined) return NOTHING;
  const said = typed.time ? { at: typed.time, words: typed.text } : timeBefore(typed.text ?? '', context);
  if (said === 'zone-unknown') return wrong('text', said, typed.text);
  if (!said)
    return typed.text === undefined ? wrong('time', 'needs-time') : wrong('text', 'no-time', typed.text);
  if (isAhead(said.at, context)) return wrong(typed.time ? 'time' : 'text', 'ahead');
  const who = typed.person === undefined ? '' : ` by <@${typed.person}>`;
  const text =
    said.words && who
      ? `${BARE[milestone]}${who}: ${said.words}`
      : (said.words ?? `${BARE[milestone]}${who}`);
  return read({ kind: 'times', times: { [milestone]: said.at }, entry: { text, type, at: said.at } });
}

/** People may correct an end to somewhat later than it was recorded. */
const AFTER_THE_END_MS = 3_600_000;

/** A bare clock time is the latest one before the incident was over; what counts back does so from now. */
function timeBefore(
  text: string,
  { now, zone, zoneUnknown, over }: AnswerContext,
): { at: Date; words: string | undefined } | 'zone-unknown' | undefined {
  const latest = over && new Date(Math.min(over.getTime() + AFTER_THE_END_MS, now.getTime()));
  const seen = readTime(text, { zone, now });
  const time =
    latest && seen.kind === 'time' && seen.counted === 'latest'
      ? readTime(text, { zone, now: latest })
      : seen;
  if (time.kind === 'time' && time.own && zoneUnknown) return 'zone-unknown';
  return time.kind === 'time'
    ? { at: time.at, words: text.slice(time.length).trim() || undefined }
    : undefined;
}

function isAhead(at: Date, { now }: AnswerContext): boolean {
  return at.getTime() > now.getTime() + 60_000;
}

/** Corrected times, or words about them. */
export function readTimes(
  key: string,
  { typed, shown = {} }: TypedAnswer,
  context: AnswerContext,
): AnswerReading {
  const entry = futureEntryOf(key);
  if (entry !== undefined) {
    if (typed.time && differs(typed.time, shown.time))
      return read({ kind: 'entry-time', entry, at: typed.time });
    return typed.text === undefined ? NOTHING : read({ kind: 'settled', text: typed.text });
  }
  const [first, second] = pairOf(key) ?? [];
  if (!first || !second) return wrong('text', 'unknown-question');
  const times = {
    ...(typed.first && differs(typed.first, shown.first) ? { [first]: typed.first } : {}),
    ...(typed.second && differs(typed.second, shown.second) ? { [second]: typed.second } : {}),
  };
  if (Object.keys(times).length === 0)
    return typed.text === undefined ? NOTHING : read({ kind: 'settled', text: typed.text });
  const ahead = (['first', 'second'] as const).find((slot) => typed[slot] && isAhead(typed[slot], context));
  if (ahead) return wrong(ahead, 'ahead');
  if (typed.first && typed.second && typed.first > typed.second)
    return wrong('second', 'still-contradictory');
  return read({ kind: 'times', times });
}

/** Forms show minutes. */
function differs(at: Date, shown: Date | undefined): boolean {
  return !shown || Math.floor(at.getTime() / 60_000) !== Math.floor(shown.getTime() / 60_000);
}

export function readEntry(
  way: Extract<AnswerKind, { to: 'entry' }>,
  typed: Typed,
  context: AnswerContext,
): AnswerReading {
  if (typed.text === undefined) return typed.time ? wrong('text', 'needs-words') : NOTHING;
  const said = typed.time ? { at: typed.time, words: typed.text } : timeBefore(typed.text, context);
  if (said === 'zone-unknown') return wrong('text', said, typed.text);
  if (!said) return wrong('time', 'needs-time', typed.text);
  if (said.words === undefined) return wrong('text', 'needs-words');
  if (isAhead(said.at, context)) return wrong(typed.time ? 'time' : 'text', 'ahead');
  const text = way.before ? `${way.before}: ${said.words}` : said.words;
  return read({ kind: 'entry', text, type: way.type, at: said.at });
}
