import { publicUpdates } from '../timeline/communications.ts';
import type { Contradiction } from '../timeline/contradictions.ts';
import { silencesOf } from '../timeline/facts/silences.ts';
import type { TimelineReading } from '../timeline/milestones.ts';
import { clockTime, counted, day } from '../timeline/time-words.ts';
import { oneLine } from './prose.ts';
import { fieldQuestion, type Question } from './questions.ts';
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
  return question(
    `contradiction.${id}`,
    'contradiction',
    `By the record, ${text} (${times}): what is right?`,
    {
      entries,
      required: true,
    },
  );
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
    question(
      `verification.${last.id}`,
      'verification',
      `How was it verified that this worked: ${cited(last)}?`,
      {
        entries: [last.id],
      },
    ),
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

/** A decision after which, until the next one, nothing was done. */
function decisionsWithoutOutcome(entries: readonly RecordEntry[]): Question[] {
  const questions: Question[] = [];
  let decision: RecordEntry | undefined;
  const close = () => {
    if (decision) {
      const words = `What came of this decision: ${cited(decision)}?`;
      questions.push(question(`outcome.${decision.id}`, 'outcome', words, { entries: [decision.id] }));
    }
  };
  for (const entry of entries) {
    if (entry.type === 'decision') {
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
      question(
        `silence.${from.entries[0] ?? from.fields[0]}`,
        'silence',
        `What happened between ${moment(from.at, to.at)} and ${moment(to.at, from.at)}, ${counted(Math.round(minutes), 'minute')} in which nothing was recorded?`,
        { entries: [...from.entries, ...to.entries] },
      ),
    );
}

function noUpdates(record: IncidentRecord, { entries }: TimelineReading): Question[] {
  const severe = record.severity === 1 || record.severity === 2;
  if (!severe || publicUpdates(record, entries).length > 0) return [];
  return [
    question(
      'communication',
      'communication',
      `What were users told about this SEV-${record.severity}, and when?`,
    ),
  ];
}

function actionGaps(action: RecordAction, index: number): Question[] {
  if (action.status === 'done' || action.status === 'not doing') return [];
  const name = action.id ?? `${index + 1}`;
  return [
    ...(action.owner ? [] : [actionQuestion(`owner.${name}`, 'Who owns it?')]),
    ...(action.due ? [] : [actionQuestion(`due.${name}`, 'When is it due?')]),
  ];
}

const actionQuestion = (id: string, text: string): Question =>
  question(`action.${id}`, 'action', text, { section: 'actions', required: true });

function question(
  id: string,
  kind: Question['kind'],
  text: string,
  rest: Partial<Pick<Question, 'entries' | 'required' | 'section'>> = {},
): Question {
  return { id, kind, text, section: 'timeline', required: false, entries: [], ...rest };
}

const LONGEST_QUOTE = 120;

function cited(entry: RecordEntry): string {
  const words = [...oneLine(entry.text)];
  const short = words.length > LONGEST_QUOTE ? `${words.slice(0, LONGEST_QUOTE).join('')}…` : words.join('');
  return `“${short}” (${clockTime(entry.at)})`;
}
