import { readActionText } from '../domain/actions/action-text.ts';
import { type CalendarDate, dateIn, parseCalendarDate } from '../domain/actions/calendar-date.ts';
import type { Severity } from '../domain/incident/incident.ts';
import { readSeverity } from '../domain/incident/severity.ts';
import { addressIn } from '../domain/postmortem/document/prose.ts';
import { type AnswerKind, answerKindOf, type LineRule } from '../domain/postmortem/questions/answer-kinds.ts';
import { type QuestionId, readQuestionId } from '../domain/postmortem/questions/questions.ts';
import { linesOf, readMetric, termOf } from '../domain/postmortem/questions/record-updates.ts';
import type { EntryType } from '../domain/timeline/entry.ts';
import type { MilestoneName } from '../domain/timeline/milestone-name.ts';
import { readTime } from '../domain/timeline/time-expression.ts';
import type { Zone } from '../domain/timeline/wall-clock.ts';
import { futureEntryOf, pairOf, type Slot, type Typed } from './question-form.ts';

/** What is to be done with an answer. */
export type Reading =
  | { readonly kind: 'field'; readonly text: string }
  /** The words themselves close the question. */
  | { readonly kind: 'settled'; readonly text: string }
  | { readonly kind: 'severity'; readonly severity: Severity }
  | {
      readonly kind: 'times';
      readonly times: Readonly<Partial<Record<MilestoneName, Date>>>;
      /** The statement behind a time that nothing else on the timeline shows. */
      readonly entry?: StatedEntry;
    }
  | { readonly kind: 'entry-time'; readonly entry: string; readonly at: Date }
  | ({ readonly kind: 'entry' } & StatedEntry)
  | { readonly kind: 'meeting'; readonly at: Date }
  | {
      readonly kind: 'actions';
      readonly titles: readonly string[];
      readonly owner: string | undefined;
      readonly due: CalendarDate | undefined;
    }
  | { readonly kind: 'owner'; readonly action: string; readonly to: string }
  | { readonly kind: 'due'; readonly action: string; readonly to: CalendarDate };

interface StatedEntry {
  readonly text: string;
  readonly type: EntryType;
  readonly at: Date;
}

/** Why an answer cannot be taken as it is. */
export type AnswerFault =
  | 'no-time'
  | 'ahead'
  | 'zone-unknown'
  | 'no-severity'
  | 'still-contradictory'
  | 'needs-time'
  | 'needs-words'
  | 'needs-person'
  | 'needs-day'
  | 'past-day'
  | 'no-action'
  | 'unknown-question'
  | `no-${LineRule}`;

export type AnswerReading =
  | { readonly kind: 'read'; readonly reading: Reading }
  | { readonly kind: 'unreadable'; readonly slot: Slot; readonly why: AnswerFault; readonly said: string }
  /** Everything was left as it was shown. */
  | { readonly kind: 'nothing' };

/** When and in which zone an answer is read; `over` is when the incident ended, since people answer days later. */
export interface AnswerContext {
  readonly now: Date;
  readonly zone: Zone;
  /** `zone` is UTC only because nobody knows it yet. */
  readonly zoneUnknown?: boolean | undefined;
  readonly over: Date | undefined;
}

/** Something typed under a question; `shown` holds the times that the inputs showed before. */
export interface TypedAnswer {
  readonly id: string;
  readonly typed: Typed;
  readonly shown?: Pick<Typed, 'time' | 'first' | 'second'>;
}

/** Reads one answer; nothing is done yet. */
export function readAnswer(answer: TypedAnswer, context: AnswerContext): AnswerReading {
  const ref = readQuestionId(answer.id);
  if (!ref) return wrong('text', 'unknown-question');
  const { typed } = answer;
  const way = answerKindOf(ref.name);
  switch (way.to) {
    case 'field':
      return readField(way, typed);
    case 'remark':
      return typed.text === undefined ? NOTHING : read({ kind: 'settled', text: typed.text });
    case 'time':
      return readKeyTime(way, typed, context);
    case 'times':
      return readTimes(ref.key, answer, context);
    case 'entry':
      return readEntry(way, typed, context);
    case 'severity': {
      const said = typed.severity ?? typed.text?.split(/\s+/)[0] ?? '';
      const severity = readSeverity(said);
      return severity === undefined
        ? wrong('severity', 'no-severity', said)
        : read({ kind: 'severity', severity });
    }
    case 'meeting':
      return typed.time ? read({ kind: 'meeting', at: typed.time }) : NOTHING;
    case 'actions':
      return readActions(typed, context);
    case 'owner':
      return typed.person === undefined
        ? NOTHING
        : read({ kind: 'owner', action: ref.key, to: typed.person });
    case 'due': {
      const day = dayAhead(typed, context);
      return day === undefined || typeof day === 'object'
        ? (day ?? NOTHING)
        : read({ kind: 'due', action: ref.key, to: day });
    }
    default:
      return way satisfies never;
  }
}

/** The answer of one tap; `undefined` for a question that has none. */
export function readNone(id: QuestionId | string): Reading | undefined {
  const ref = readQuestionId(id);
  if (!ref) return undefined;
  const { none: text } = answerKindOf(ref.name);
  if (text === undefined) return undefined;
  return ref.name.startsWith('impact.') ? { kind: 'field', text } : { kind: 'settled', text };
}

const NOTHING: AnswerReading = { kind: 'nothing' };

function read(reading: Reading): AnswerReading {
  return { kind: 'read', reading };
}

function wrong(slot: Slot, why: AnswerFault, said = ''): AnswerReading {
  return { kind: 'unreadable', slot, why, said };
}

function readField({ input, rule }: Extract<AnswerKind, { to: 'field' }>, typed: Typed): AnswerReading {
  const { text, person, people, day } = typed;
  if (input === 'signer') {
    if (person === undefined) return text === undefined ? NOTHING : wrong('person', 'needs-person', text);
    if (text === undefined) return wrong('text', 'needs-words');
    return read({ kind: 'field', text: `${text.replace(/:/g, ' –')}: ${person}` });
  }
  const said = text ?? person ?? people?.join(', ') ?? day;
  if (said === undefined || said === '') return NOTHING;
  const unfit = rule && linesOf(said).find((line) => !obeys(rule, line));
  return unfit === undefined
    ? read({ kind: 'field', text: said })
    : wrong('text', `no-${rule ?? 'term'}`, unfit);
}

function obeys(rule: LineRule, line: string): boolean {
  switch (rule) {
    case 'address':
      return addressIn(line) !== undefined;
    case 'term':
      return termOf(line) !== undefined;
    case 'metric': {
      const { name, normal, during } = readMetric(line);
      return name !== '' && (normal !== undefined || during !== undefined);
    }
    default:
      return rule satisfies never;
  }
}

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
function readKeyTime(
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
function readTimes(key: string, { typed, shown = {} }: TypedAnswer, context: AnswerContext): AnswerReading {
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

function readEntry(
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

/** Each line is an item, as in `action add`; owner and date apply to those that name none. */
function readActions(typed: Typed, context: AnswerContext): AnswerReading {
  const titles = linesOf(typed.text ?? '');
  if (titles.length === 0) {
    return typed.person === undefined && typed.day === undefined ? NOTHING : wrong('text', 'needs-words');
  }
  const today = dateIn(context.now, context.zone);
  const unclear = titles.find((title) => {
    const item = readActionText(title, { today });
    return item.kind !== 'action' || item.unread.some(({ as }) => as === 'day');
  });
  if (unclear !== undefined) return wrong('text', 'no-action', unclear);
  const day = dayAhead(typed, context);
  if (typeof day === 'object') return day;
  return read({ kind: 'actions', titles, owner: typed.person, due: day });
}

function dayAhead(
  { day, text }: Typed,
  { now, zone }: AnswerContext,
): CalendarDate | AnswerReading | undefined {
  if (day === undefined) return undefined;
  const date = parseCalendarDate(day);
  if (date === undefined) return wrong('day', 'needs-day', text);
  return date < dateIn(now, zone) ? wrong('day', 'past-day', day) : date;
}
