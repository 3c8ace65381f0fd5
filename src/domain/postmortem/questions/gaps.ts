import { clockTime, counted, day, durationWords } from '../../timeline/time-words.ts';
import { publicUpdates } from '../analysis/communications.ts';
import type { Contradiction } from '../analysis/contradictions.ts';
import { silencesBeforeRecovery } from '../analysis/facts/silences.ts';
import type { TimelineReading } from '../analysis/milestones.ts';
import { inline, oneLine } from '../document/prose.ts';
import { plainText } from '../document/walk.ts';
import type { IncidentRecord, RecordAction, RecordEntry } from '../record/record.ts';
import { fieldQuestion, type Question, subjectQuestion } from './questions.ts';

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
    ...record.actions.flatMap((action, index) => actionGaps(record, action, index)),
  ];
}

/** A cause in such words came with a change, and reviewers first ask when that was made. */
const CHANGED =
  /\b(?:deploy(?:ed|ment|s)?|releas(?:ed?|es)|roll(?:ed)?[ -]?out|refactor\w*|upgrad\w+|migrat\w+|new (?:version|feature|code)|configuration change)\b/i;

function missingBasics(record: IncidentRecord, { milestones, change }: TimelineReading): Question[] {
  return [
    ...(record.severity === undefined ? [fieldQuestion('severity')] : []),
    ...(Object.keys(record.impact).length === 0 ? [fieldQuestion('impact')] : []),
    ...(!change && CHANGED.test(record.rootCause ?? '') ? [fieldQuestion('change')] : []),
    ...(milestones.impactStarted ? [] : [fieldQuestion('impact-start', milestones.detected?.entries)]),
    ...(milestones.detected ? [] : [fieldQuestion('detection')]),
    ...(milestones.detected && !milestones.acknowledged
      ? [fieldQuestion('acknowledgement', milestones.detected.entries)]
      : []),
    ...(milestones.resolved ? [] : [fieldQuestion('resolution')]),
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

/** A mitigation that worked, where nothing says how that was verified. */
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
 * A decision that nothing followed until the next one. What Scribe itself logs, such as a change of severity, calls for
 * no action.
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
  const long = silencesBeforeRecovery(record, reading)
    .filter(({ minutes }) => minutes > SILENCE_MINUTES)
    .sort((a, b) => b.minutes - a.minutes);
  const asked = long.slice(0, SILENCES_ASKED).sort((a, b) => a.from.at.getTime() - b.from.at.getTime());
  const left = long.length - asked.length;
  return asked.map(({ from, to, minutes }, index) => {
    const end = `${moment(to.at, from.at)}${to.entries.length === 0 ? ', the time of a message' : ''}`;
    const span = durationWords(Math.round(minutes));
    const more =
      left > 0 && index === asked.length - 1
        ? ` (${counted(left, 'shorter silence')} of over ${SILENCE_MINUTES} minutes ${left === 1 ? 'is' : 'are'} not asked about.)`
        : '';
    return subjectQuestion('silence', from.entries[0] ?? from.fields[0] ?? '', {
      text: `The record is silent from ${moment(from.at, to.at)} to ${end} (${span}). What happened?${more}`,
      entries: [...from.entries, ...to.entries],
    });
  });
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

function actionGaps(record: IncidentRecord, action: RecordAction, index: number): Question[] {
  if (action.status === 'done' || action.status === 'not doing') return [];
  const key = action.id ?? `${index + 1}`;
  const about = `${action.id ? `${action.id} ` : ''}“${shortened(plainText(inline(record, action.title)))}”`;
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
