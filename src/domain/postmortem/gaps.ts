import { publicUpdates } from '../timeline/communications.ts';
import type { Contradiction } from '../timeline/contradictions.ts';
import { silencesOf } from '../timeline/facts/silences.ts';
import type { TimelineReading } from '../timeline/milestones.ts';
import { clockTime, counted, day } from '../timeline/time-words.ts';
import { oneLine } from './prose.ts';
import { fieldQuestion, type Question, subjectQuestion } from './questions.ts';
import type { IncidentRecord, RecordAction, RecordEntry } from './record.ts';

/** Above this many minutes without an entry people are asked what happened (stated in the gap rules). */
const SILENCE_MINUTES = 20;
/** Only the longest silences are asked about, so that a long incident does not bring a hundred questions. */
const SILENCES_ASKED = 3;

/** Everything that is asked before drafting, in the order of the document. */
export function gapsIn(
  record: IncidentRecord,
  reading: TimelineReading,
  contradictions: readonly Contradiction[],
): Question[] {
  return [
    ...missingBasics(record, reading),
    ...contradictions.map((contradiction) => contradictionQuestion(contradiction)),
    ...unverified(reading),
    ...decisionsWithoutOutcome(reading.entries),
    ...silences(record, reading),
    ...noUpdates(record, reading),
    ...record.actions.flatMap(actionGaps),
  ];
}

function missingBasics(record: IncidentRecord, { milestones }: TimelineReading): Question[] {
  return [
    ...(record.severity === undefined ? [fieldQuestion('severity')] : []),
    ...(milestones.resolved ? [] : [fieldQuestion('resolution')]),
    ...(Object.keys(record.impact).length === 0 ? [fieldQuestion('impact')] : []),
    ...(milestones.impactStarted ? [] : [fieldQuestion('impact-start', milestones.detected?.entries)]),
    ...(milestones.detected ? [] : [fieldQuestion('detection')]),
    ...(milestones.detected && !milestones.acknowledged
      ? [fieldQuestion('acknowledgement', milestones.detected.entries)]
      : []),
  ];
}

function contradictionQuestion({ id, text, earlier, later, entries }: Contradiction): Question {
  const times = `${moment(earlier, later)} and ${moment(later, earlier)}`;
  return subjectQuestion('contradiction', id, {
    text: `By the record, ${text} (${times}): what is right?`,
    entries,
  });
}

function moment(at: Date, other: Date): string {
  return day(at) === day(other) ? clockTime(at) : `${day(at)} ${clockTime(at)}`;
}

/** A mitigation that worked, but nothing says how that was seen. */
function unverified({ entries, effective }: TimelineReading): Question[] {
  const last = effective?.entries.at(-1);
  if (!last) return [];
  const after = entries.slice(entries.indexOf(last) + 1);
  if (after.some(({ type }) => type === 'recovery' || type === 'resolution')) return [];
  return [
    subjectQuestion('verification', last.id, {
      text: `How was it verified that this worked: ${cited(last)}?`,
      entries: [last.id],
    }),
  ];
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
 * A decision after which, until the next one, nothing was done. What Scribe noted of itself, such as a
 * change of the severity, asks for nothing to be done.
 */
function decisionsWithoutOutcome(entries: readonly RecordEntry[]): Question[] {
  const questions: Question[] = [];
  let decision: RecordEntry | undefined;
  const close = () => {
    if (decision) {
      const text = `What came of this decision: ${cited(decision)}?`;
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

function silences(record: IncidentRecord, reading: TimelineReading): Question[] {
  return silencesOf(record, reading)
    .filter(({ minutes }) => minutes > SILENCE_MINUTES)
    .sort((a, b) => b.minutes - a.minutes)
    .slice(0, SILENCES_ASKED)
    .sort((a, b) => a.from.at.getTime() - b.from.at.getTime())
    .map(({ from, to, minutes }) =>
      subjectQuestion('silence', from.entries[0] ?? from.fields[0] ?? '', {
        text: `What happened between ${moment(from.at, to.at)} and ${moment(to.at, from.at)}, ${counted(Math.round(minutes), 'minute')} in which nothing was recorded?`,
        entries: [...from.entries, ...to.entries],
      }),
    );
}

function noUpdates(record: IncidentRecord, { entries }: TimelineReading): Question[] {
  const severe = record.severity === 1 || record.severity === 2;
  if (!severe || publicUpdates(record, entries).length > 0) return [];
  return [
    {
      ...fieldQuestion('communication'),
      text: `What were users told about this SEV-${record.severity}, and when?`,
    },
  ];
}

function actionGaps(action: RecordAction, index: number): Question[] {
  if (action.status === 'done' || action.status === 'not doing') return [];
  const key = action.id ?? `${index + 1}`;
  const about = `${action.id ? `${action.id} ` : ''}“${shortened(action.title)}”`;
  return [
    ...(action.owner ? [] : [subjectQuestion('action.owner', key, { text: 'Who owns it?', about })]),
    ...(action.due ? [] : [subjectQuestion('action.due', key, { text: 'When is it due?', about })]),
  ];
}

const LONGEST_QUOTE = 120;

function cited(entry: RecordEntry): string {
  return `“${shortened(entry.text)}” (${clockTime(entry.at)})`;
}

function shortened(typed: string): string {
  const words = [...oneLine(typed)];
  return words.length > LONGEST_QUOTE ? `${words.slice(0, LONGEST_QUOTE).join('')}…` : words.join('');
}
