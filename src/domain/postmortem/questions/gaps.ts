import { markOn } from '../../timeline/mark.ts';
import { publicUpdates } from '../analysis/communications.ts';
import type { Contradiction } from '../analysis/contradictions.ts';
import { markedAs } from '../analysis/marked.ts';
import type { TimelineReading } from '../analysis/milestones.ts';
import type { IncidentRecord, RecordEntry } from '../record/record.ts';
import type { Suggestion } from '../suggestions/suggestion.ts';
import { actionQuestions, toDoQuestion } from './action-questions.ts';
import { occasionOf } from './question-row.ts';
import { fieldQuestion, isAskedOn, type Question, subjectQuestion } from './questions.ts';
import { cited, dated, type Named } from './quoted.ts';
import { moment, silenceQuestions } from './silence-questions.ts';

/** What gaps are found in. */
export interface GapSources {
  readonly record: IncidentRecord;
  readonly reading: TimelineReading;
  readonly contradictions: readonly Contradiction[];
  readonly suggestions: readonly Suggestion[];
}

/** Everything that is asked before drafting, in the order of the document. */
export function gapsIn({ record, reading, contradictions, suggestions }: GapSources): Question[] {
  const occasion = occasionOf(record);
  return [
    ...missingBasics(record, reading),
    ...missingImpact(record, reading),
    ...causeQuestions(record, reading),
    ...attemptQuestions(record, reading),
    ...unexplainedReturns(record, reading),
    ...contradictions.map((contradiction) => contradictionQuestion(contradiction)),
    ...unverified(record, reading),
    ...decisionsWithoutOutcome(dated(record, reading), reading.entries),
    ...silenceQuestions(record, reading),
    ...noUpdates(record, reading),
    ...toDoQuestion(record, suggestions),
    ...actionQuestions(record),
  ].filter(({ id }) => isAskedOn(occasion, id));
}

function missingBasics(record: IncidentRecord, { milestones }: TimelineReading): Question[] {
  return [
    ...(record.kind === undefined ? [fieldQuestion('kind')] : []),
    ...(record.severity === undefined ? [fieldQuestion('severity')] : []),
    ...(milestones.impactStarted ? [] : [fieldQuestion('impact-start', milestones.detected?.entries)]),
    ...(milestones.detected ? [] : [fieldQuestion('detection')]),
    ...(milestones.detected && !milestones.acknowledged
      ? [fieldQuestion('acknowledgement', milestones.detected.entries)]
      : []),
    ...(milestones.resolved ? [] : [fieldQuestion('resolution')]),
  ];
}

function missingImpact(record: IncidentRecord, { entries }: TimelineReading): Question[] {
  const { impact, losses, prevention } = record;
  const lossSaid = losses.length > 0 || impact.data !== undefined || markedAs(entries, 'loss').length > 0;
  return [
    ...(Object.keys(impact).length === 0 ? [fieldQuestion('impact')] : []),
    ...(impact.data === undefined ? [fieldQuestion('exposure')] : []),
    ...(prevention.some(({ place }) => place === 'fix') ? [] : [fieldQuestion('containment')]),
    ...(impact.compliance === undefined ? [fieldQuestion('notification')] : []),
    ...(lossSaid ? [] : [fieldQuestion('loss')]),
  ];
}

/** Several entries that different people marked, or none where some may say it. */
function causeQuestions(record: IncidentRecord, { causes, entries }: TimelineReading): Question[] {
  const provider = record.contributing.some(({ branch }) => branch === 'environment');
  const theirs = provider ? [] : [fieldQuestion('provider')];
  const written = (record.rootCause ?? '').trim() !== '';
  if (causes.state === 'contested') {
    const question = fieldQuestion(
      'cause',
      causes.entries.map(({ id }) => id),
    );
    const text = 'People marked different causes. Which one is it?';
    return [...theirs, { ...question, text, required: !written }];
  }
  const candidates = causeCandidates(entries);
  const open = causes.state === 'none' && !written && candidates.length > 0;
  return [...theirs, ...(open ? [fieldQuestion('cause')] : [])];
}

/** Entries that can be the cause, so far as their type says. */
export function causeCandidates(entries: readonly RecordEntry[]): RecordEntry[] {
  return entries.filter(({ type }) => type === 'investigation' || type === 'change');
}

function attemptQuestions(record: IncidentRecord, reading: TimelineReading): Question[] {
  return reading.attempts.flatMap(({ id, entries, outcome }) => {
    const [first] = entries;
    if (outcome || !first) return [];
    const text = `What became of this attempt: ${cited(dated(record, reading), first)}?`;
    return [subjectQuestion('attempt', id, { text, entries: entries.map((entry) => entry.id) })];
  });
}

function unexplainedReturns(record: IncidentRecord, reading: TimelineReading): Question[] {
  const { entries, unexplainedReturns } = reading;
  const back = unexplainedReturns.filter((entry) => !wasBackThere(entry, entries));
  return back.map((entry) =>
    subjectQuestion('over-before', entry.id, {
      text: `It was back with ${cited(dated(record, reading), entry)}. Which entry says that it had been over before?`,
      entries: [entry.id],
    }),
  );
}

/** Service was restored before in the part in which it came back. */
function wasBackThere(entry: RecordEntry, entries: readonly RecordEntry[]): boolean {
  const part = markOn(entry, 'relapse')?.part;
  const before = entries.slice(0, entries.indexOf(entry));
  return part !== undefined && before.some((each) => markOn(each, 'restored')?.part === part);
}

function contradictionQuestion({ id, text, earlier, later, entries }: Contradiction): Question {
  const times = `${moment(earlier, later)} and ${moment(later, earlier)}`;
  return subjectQuestion('contradiction', id, {
    text: `By the record, ${text} (${times}): what is right?`,
    entries,
  });
}

/** A mitigation that worked, where nothing says how that was verified. */
function unverified(record: IncidentRecord, { entries, effective }: TimelineReading): Question[] {
  const last = effective?.entries.at(-1);
  if (!last || effective?.shown) return [];
  const after = entries.slice(entries.indexOf(last) + 1);
  if (after.some((entry) => isRecovery(entry))) return [];
  return [
    subjectQuestion('verification', last.id, {
      text: `How was it verified that this worked: ${cited(record, last)}?`,
      entries: [last.id],
    }),
  ];
}

function isRecovery(entry: RecordEntry): boolean {
  const { type } = entry;
  return type === 'recovery' || type === 'resolution' || markOn(entry, 'restored') !== undefined;
}

const OUTCOMES = new Set<RecordEntry['type']>([
  'change',
  'mitigation',
  'recovery',
  'resolution',
  'response',
  'communication',
]);

/**
 * A decision that nothing followed until the next one. What Scribe itself logs, such as a change of severity, calls for
 * no action.
 */
function decisionsWithoutOutcome(record: Named, entries: readonly RecordEntry[]): Question[] {
  const questions: Question[] = [];
  let decision: RecordEntry | undefined;
  const close = () => {
    if (decision) {
      const text = `What came of this decision: ${cited(record, decision)}?`;
      questions.push(subjectQuestion('outcome', decision.id, { text, entries: [decision.id] }));
    }
  };
  for (const entry of entries) {
    if (entry.type === 'decision') {
      if (entry.source === 'scribe') continue;
      close();
      decision = entry;
    } else if (OUTCOMES.has(entry.type)) decision = undefined;
  }
  close();
  return questions;
}

function noUpdates(record: IncidentRecord, reading: TimelineReading): Question[] {
  const severe = record.severity === 1 || record.severity === 2;
  if (!severe || publicUpdates(reading).length > 0) return [];
  const text = `What were users told about this SEV-${record.severity}, and when?`;
  return [{ ...fieldQuestion('communication'), text }];
}
