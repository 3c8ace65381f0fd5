import type { Severity } from '../domain/incident/incident.ts';
import { readSeverity } from '../domain/incident/severity-word.ts';
import { type FieldAnswer, fillsField } from '../domain/postmortem/answers.ts';
import type { Question } from '../domain/postmortem/questions.ts';
import type { EntryType } from '../domain/timeline/entry.ts';
import { readEntryText } from '../domain/timeline/entry-text.ts';
import type { MilestoneName } from '../domain/timeline/milestone-name.ts';
import { readTime } from '../domain/timeline/time-expression.ts';

/** What somebody typed under a question. */
export interface TypedAnswer {
  readonly id: string;
  readonly text: string;
}

/** What is to be done with an answer. */
export type AnswerReading =
  | { readonly kind: 'field'; readonly question: string; readonly text: string }
  | { readonly kind: 'severity'; readonly severity: Severity }
  | {
      readonly kind: 'time';
      readonly milestone: MilestoneName;
      readonly at: Date;
      /** What was said beside the time: an entry of that time. */
      readonly words: string | undefined;
      readonly type: EntryType;
    }
  | { readonly kind: 'entry'; readonly question: string; readonly text: string }
  | { readonly kind: 'unreadable'; readonly what: 'time' | 'severity' | 'ahead'; readonly said: string };

/** Questions whose answer is a key time, and what kind of entry the words beside it are. */
const TIMES: Readonly<
  Record<string, { readonly milestone: MilestoneName; readonly type: EntryType } | undefined>
> = {
  'impact-start': { milestone: 'impactStarted', type: 'note' },
  detection: { milestone: 'detected', type: 'detection' },
  acknowledgement: { milestone: 'acknowledged', type: 'response' },
  declaration: { milestone: 'declared', type: 'response' },
  'cause-identified': { milestone: 'causeIdentified', type: 'investigation' },
  'mitigation-start': { milestone: 'mitigationStarted', type: 'mitigation' },
  mitigation: { milestone: 'mitigated', type: 'recovery' },
  resolution: { milestone: 'resolved', type: 'resolution' },
};

/** Whether the answer to this question is a time. */
export function asksForTime(question: string): boolean {
  return Object.hasOwn(TIMES, question);
}

/** People correct an end to somewhat later than it was said, too. */
const AFTER_THE_END_MS = 3_600_000;

/** The words of these count back from now, wherever the incident lies. */
const COUNTED_BACK = /^\s*(?:-|\d+\s*(?:s|sec|m|min|h|hour|d|day)|yesterday|today)/i;

/**
 * Reads one answer. A bare clock time is the latest one before `over`, when the incident was over, for people answer
 * days later.
 */
export function readAnswer(
  { id, text }: TypedAnswer,
  question: Question | undefined,
  when: { readonly now: Date; readonly zone: string; readonly over: Date | undefined },
): AnswerReading {
  const asked = Object.hasOwn(TIMES, id) ? TIMES[id] : undefined;
  if (asked) return readKeyTime(asked, text, when);
  if (id === 'severity') {
    const severity = readSeverity(text.trim().split(/\s+/)[0] ?? '');
    return severity === undefined
      ? { kind: 'unreadable', what: 'severity', said: text }
      : { kind: 'severity', severity };
  }
  return fillsField(id)
    ? { kind: 'field', question: id, text }
    : { kind: 'entry', question: question?.text ?? id, text };
}

function readKeyTime(
  { milestone, type }: { readonly milestone: MilestoneName; readonly type: EntryType },
  text: string,
  { now, zone, over }: { readonly now: Date; readonly zone: string; readonly over: Date | undefined },
): AnswerReading {
  const latest = over && new Date(Math.min(over.getTime() + AFTER_THE_END_MS, now.getTime()));
  const context = { zone, now: latest && !COUNTED_BACK.test(text) ? latest : now };
  const time = readTime(text, context);
  if (time.kind !== 'time') return { kind: 'unreadable', what: 'time', said: text };
  if (time.at.getTime() > now.getTime() + 60_000) return { kind: 'unreadable', what: 'ahead', said: text };
  const rest = text.slice(time.length).trim();
  const entry = rest === '' ? undefined : readEntryText(rest, { now, zone });
  const words = entry?.kind === 'entry' ? entry.text : undefined;
  return { kind: 'time', milestone, at: time.at, words, type };
}

/** An answer that fills a field, as it is kept. */
export function fieldAnswer(question: string, text: string, by: string, at: Date): FieldAnswer {
  return { question, text, by, at };
}
