import { durationWords, grouped, timeOn } from '../../../timeline/time-words.ts';
import { type Analysis, firstDay } from '../../analysis/analysis.ts';
import { type Evidence, fromField, together } from '../../analysis/evidence.ts';
import { COUNTS, type Fact, type FactName, INTERVALS } from '../../analysis/facts/fact.ts';
import type { EndName } from '../../analysis/facts/interval-ends.ts';
import { endsOfInterval } from '../../analysis/facts/intervals.ts';
import { cite, type Phrase, text } from '../../document/nodes.ts';
import type { FieldName } from '../../questions/questions.ts';
import type { IncidentRecord } from '../../record/record.ts';
import { durationOf } from '../sections/header.ts';
import { periodsOf } from '../sections/periods.ts';
import { open, stated } from '../sections/statements.ts';
import { TWENTY_FOUR_HOURS } from '../sections/write-time.ts';

const NAMES: readonly FactName[] = [...INTERVALS, ...COUNTS, 'backdated'];

/** Every fact as a value: `17 minutes, 14:30 to 14:47`. */
export function factSlots(): [string, (analysis: Analysis) => Phrase[]][] {
  return NAMES.map((name) => [`fact.${name}`, (analysis) => factWords(analysis, name)]);
}

function factWords(analysis: Analysis, name: FactName): Phrase[] {
  if (name === 'duration') return durationOf(analysis);
  const fact = analysis.facts.facts.find((each) => each.name === name);
  if (!fact) return missing(analysis, name);
  const none = ('count' in fact && fact.count === 0) || ('share' in fact && fact.share === 0);
  if (!none) {
    const words = figure(fact, firstDay(analysis));
    const periods = ENDS_RESOLVED.has(name) ? periodsOf(analysis, TWENTY_FOUR_HOURS) : undefined;
    return stated(periods ? `${words}; ${periods.words}` : words, together(fact, periods));
  }
  // Only the whole timeline can show that there were none; without entries, nothing is known.
  return analysis.record.entries.length === 0 ? open('entries') : stated(figure(fact, ''), ALL_ENTRIES);
}

/** These span the time between two periods of impact. */
const ENDS_RESOLVED: ReadonlySet<FactName> = new Set(['impact-to-resolved', 'detection-to-resolved']);

const ALL_ENTRIES: Evidence = fromField('entries');

function figure(fact: Fact, known: string): string {
  if ('count' in fact) return grouped(fact.count);
  if ('share' in fact) return `${Math.round(fact.share * 100)}%`;
  const { name, minutes, from, to } = fact;
  const [begin, end] = [timeOn(known, from), timeOn(known, to)];
  const times = begin === end ? `at ${begin}` : `${begin} to ${end}`;
  if (name === 'update-cadence') return `${durationWords(minutes)} between updates, ${times}`;
  return `${durationWords(minutes)}${minutes < 0 ? ' before the impact' : ''}, ${times}`;
}

/** The question that supplies the missing end. */
const END_ASKED: Readonly<Record<EndName, FieldName>> = {
  change: 'change',
  impact: 'impact-start',
  detection: 'detection',
  acknowledgement: 'acknowledgement',
  declaration: 'declaration',
  cause: 'cause-identified',
  decision: 'decision',
  'mitigation-start': 'mitigation-start',
  'mitigation-end': 'mitigation',
  'effective-start': 'mitigation',
  'effective-end': 'mitigation',
  mitigated: 'mitigation',
  resolved: 'resolution',
};

function missing({ reading, record }: Analysis, name: FactName): Phrase[] {
  switch (name) {
    case 'longest-silence':
      return record.entries.length === 0
        ? open('entries')
        : [text('not given: fewer than two entries in the course of it'), cite(ALL_ENTRIES)];
    case 'ineffective-mitigations':
      return withoutMarks(record, 'not given: nobody said what came of every attempt');
    case 'escalations':
      return withoutMarks(record, 'not given: no entry is marked as one');
    case 'update-cadence':
    case 'public-updates':
      return open('communications.external');
    case 'people':
      return open('commander');
    case 'backdated':
      return open('backdated');
    default: {
      const { known, missing: end } = endsOfInterval(name, reading);
      if (end) return open(END_ASKED[end]);
      return [text('not given: the times contradict each other'), cite(together(...known))];
    }
  }
}

/** Entries are there, but nobody has said of them what the figure needs. */
function withoutMarks({ entries }: IncidentRecord, words: string): Phrase[] {
  return entries.length === 0 ? open('entries') : [text(words), cite(ALL_ENTRIES)];
}
