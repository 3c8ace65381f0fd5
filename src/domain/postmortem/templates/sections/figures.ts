import type { TableRow } from 'mdast';
import { durationWords, grouped, timesInLines } from '../../../timeline/time-words.ts';
import { type Analysis, firstDay } from '../../analysis/analysis.ts';
import { isIneffective } from '../../analysis/attempts.ts';
import { publicUpdates } from '../../analysis/communications.ts';
import { type Evidence, fromEntries, together } from '../../analysis/evidence.ts';
import { type Fact, type FactName, minutesBetween } from '../../analysis/facts/fact.ts';
import { factNamed } from '../../analysis/facts.ts';
import { isChangeTheCause } from '../../analysis/milestones.ts';
import { type Block, cite, remark, row, table, text } from '../../document/nodes.ts';
import { inline } from '../../document/prose.ts';
import type { RecordEntry } from '../../record/record.ts';
import { periodsOf } from './periods.ts';
import { restoredOf } from './recovery.ts';
import { shortened } from './typed-text.ts';
import { TWENTY_FOUR_HOURS } from './write-time.ts';

/** One row: what was measured, the figure with its evidence, and its start and end. */
interface Figure extends Evidence {
  readonly label: string;
  readonly words: string;
  readonly from?: Date;
  readonly to?: Date;
}

/** The figures worth a row, in the order of the incident. */
const SHOWN: readonly (readonly [FactName, string])[] = [
  ['change-to-impact', 'Last change to impact'],
  ['change-to-detection', 'Last change to detection'],
  ['impact-to-detection', 'Impact to detection'],
  ['detection-to-acknowledgement', 'Detection to acknowledgement'],
  ['detection-to-declaration', 'Detection to declaration'],
  ['detection-to-cause', 'Detection to cause identified'],
  ['acknowledgement-to-decision', 'Acknowledgement to decision'],
  ['detection-to-mitigation-start', 'Detection to start of mitigation'],
  ['mitigation', 'First attempt to the end of the one that worked'],
  ['effective-mitigation', 'Mitigation that worked'],
  ['detection-to-mitigated', 'Detection to mitigated'],
  ['impact-to-mitigated', 'Impact to mitigated'],
  ['detection-to-resolved', 'Detection to resolved'],
  ['longest-silence', 'Longest silence'],
  ['update-cadence', 'Time between public updates'],
  ['ineffective-mitigations', 'Attempts that did not end it'],
  ['public-updates', 'Public updates'],
  ['escalations', 'Escalations'],
  ['people', 'People and teams named'],
  ['backdated', 'Entries logged after the fact'],
];

/**
 * Two names for one figure, such as when impact and detection, or the only attempt and the one that worked, coincide.
 */
const SAME_AS: Readonly<Partial<Record<FactName, FactName>>> = {
  'change-to-detection': 'change-to-impact',
  'impact-to-mitigated': 'detection-to-mitigated',
  'effective-mitigation': 'mitigation',
};

/** The figures that follow from the timeline. */
export function figures(analysis: Analysis): Block[] {
  const measured = SHOWN.flatMap(([name, label]) => {
    const found = factNamed(analysis.facts, name);
    const shown =
      found && !isNone(found) && !isRepeated(analysis, found)
        ? [figure(analysis, found, labelOf(analysis, name) ?? label)]
        : [];
    return name === 'impact-to-mitigated' ? [...shown, ...restoredFigure(analysis)] : shown;
  });
  const rows = [...periodsFigure(analysis), ...measured].map((each) => rowOf(analysis, each));
  if (rows.length === 0) return [];
  return [remark('From the timeline:'), table(['Measure', 'Figure', 'From – To (UTC)'], rows)];
}

/** What a figure is called where it ends, or begins, with something else than usual. */
function labelOf({ reading }: Analysis, name: FactName): string | undefined {
  if (name === 'mitigation' && !reading.effective?.end) return 'First attempt until it was mitigated';
  if (!isChangeTheCause(reading)) return undefined;
  if (name === 'change-to-impact') return 'Change that caused it to impact';
  return name === 'change-to-detection' ? 'Change that caused it to detection' : undefined;
}

function rowOf(analysis: Analysis, { label, words, from, to, ...evidence }: Figure): TableRow {
  const { record } = analysis;
  const time = timesInLines(firstDay(analysis));
  const times = from && to ? `${time(from)} – ${time(to)}` : '–';
  return row([text(label)], [...inline(record, words), cite(evidence)], [text(times)]);
}

/** Nothing of its kind was recorded; where that matters, a question asks for it. */
function isNone(fact: Fact): boolean {
  return ('count' in fact && fact.count === 0) || ('share' in fact && fact.share === 0);
}

function isRepeated({ facts }: Analysis, fact: Fact): boolean {
  const name = SAME_AS[fact.name];
  const other = name && factNamed(facts, name);
  if (!other || !('from' in fact) || !('from' in other)) return false;
  return other.from.getTime() === fact.from.getTime() && other.to.getTime() === fact.to.getTime();
}

function figure(analysis: Analysis, fact: Fact, label: string): Figure {
  const evidence = together(fact);
  if ('share' in fact) return { label, words: `${Math.round(fact.share * 100)}%`, ...evidence };
  if ('count' in fact)
    return { label, words: `${grouped(fact.count)}${which(analysis, fact.name)}`, ...evidence };
  const { from, to } = fact;
  return {
    label,
    words: timeWords(analysis, fact),
    from,
    to,
    ...evidence,
  };
}

function timeWords({ reading }: Analysis, fact: Fact & { readonly minutes: number }): string {
  if (fact.name !== 'update-cadence') {
    return fact.minutes < 0
      ? `${durationWords(fact.minutes)} before the impact`
      : durationWords(fact.minutes);
  }
  const during = publicUpdates(reading).filter(({ at }) => at >= fact.from && at <= fact.to);
  if (during.length === 2) return durationWords(Math.round(fact.minutes));
  const about = Number.isInteger(fact.minutes) ? '' : 'about ';
  return `${about}${durationWords(Math.round(fact.minutes))} on average, over ${during.length} updates`;
}

/** How long users were affected, where it came back: the other figures span the time between. */
function periodsFigure(analysis: Analysis): Figure[] {
  const periods = periodsOf(analysis, TWENTY_FOUR_HOURS);
  return periods ? [{ label: 'Time of impact', ...periods }] : [];
}

/** `Impact to restored`, where service was only restored after the first recovery. */
function restoredFigure(analysis: Analysis): Figure[] {
  const { impactStarted, detected, mitigated } = analysis.reading.milestones;
  const start = impactStarted ?? detected;
  const restored = restoredOf(analysis);
  if (!start || !restored || !mitigated || restored.at <= mitigated.at || restored.at < start.at) return [];
  return [
    {
      label: `${impactStarted ? 'Impact' : 'Detection'} to restored`,
      words: durationWords(minutesBetween(start.at, restored.at)),
      from: start.at,
      to: restored.at,
      ...together(start, fromEntries(restored)),
    },
  ];
}

/** How many counted items are named, and in how many letters each. */
const NAMED = 3;
const LONGEST = 48;

/** `: “Pool increase”, “Rollback started”`: what was counted, where a few words can say it. */
function which(analysis: Analysis, name: Fact['name']): string {
  const { reading, facts } = analysis;
  if (name === 'public-updates') return timesOf(publicUpdates(reading), firstDay(analysis));
  if (name === 'ineffective-mitigations') {
    return quotesOf(reading.attempts.filter(isIneffective).flatMap(({ entries }) => entries.slice(0, 1)));
  }
  if (name !== 'escalations') return '';
  const counted = new Set(factNamed(facts, 'escalations')?.entries);
  return quotesOf(reading.entries.filter(({ id }) => counted.has(id)));
}

function quotesOf(entries: readonly RecordEntry[]): string {
  const quotes = entries.slice(0, NAMED).map(({ text: words }) => `“${shortened(words, LONGEST)}”`);
  return named(quotes, entries.length);
}

const TIMES = 6;

function timesOf(updates: readonly { readonly at: Date }[], known: string): string {
  const time = timesInLines(known);
  const times = updates.slice(0, TIMES).map(({ at }) => time(at));
  return named(times, updates.length);
}

function named(words: readonly string[], count: number): string {
  if (words.length === 0) return '';
  const left = count - words.length;
  return `: ${words.join(', ')}${left > 0 ? ` and ${left} more` : ''}`;
}
