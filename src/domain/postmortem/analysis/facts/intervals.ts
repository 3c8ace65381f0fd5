import { clockTime } from '../../../timeline/time-words.ts';
import { tooEarly } from '../contradictions.ts';
import { type Evidence, fromEntries, together } from '../evidence.ts';
import type { ImpactPeriod, TimelineReading } from '../milestones.ts';
import {
  type FactName,
  type FactOrMissing,
  type IntervalFact,
  type IntervalName,
  minutesBetween,
} from './fact.ts';
import { type EndName, type IntervalEnd, intervalEnds, WHY_MISSING } from './interval-ends.ts';

const BETWEEN: readonly (readonly [IntervalName, EndName, EndName])[] = [
  ['change-to-impact', 'change', 'impact'],
  ['change-to-detection', 'change', 'detection'],
  ['impact-to-detection', 'impact', 'detection'],
  ['detection-to-acknowledgement', 'detection', 'acknowledgement'],
  ['detection-to-declaration', 'detection', 'declaration'],
  ['detection-to-cause', 'detection', 'cause'],
  ['detection-to-mitigation-start', 'detection', 'mitigation-start'],
  ['mitigation', 'mitigation-start', 'mitigation-end'],
  ['effective-mitigation', 'effective-start', 'effective-end'],
  ['detection-to-mitigated', 'detection', 'mitigated'],
  ['impact-to-mitigated', 'impact', 'mitigated'],
  ['impact-to-resolved', 'impact', 'resolved'],
  ['detection-to-resolved', 'detection', 'resolved'],
  ['acknowledgement-to-decision', 'acknowledgement', 'decision'],
];

/** What may precede the beginning without contradiction: an alert can warn before the impact starts. */
const MAY_BE_NEGATIVE: ReadonlySet<IntervalName> = new Set(['impact-to-detection']);

const ENDS_RESOLVED: ReadonlySet<FactName> = new Set([
  'duration',
  'impact-to-resolved',
  'detection-to-resolved',
]);
const ENDS_MITIGATED: ReadonlySet<FactName> = new Set(['impact-to-mitigated', 'detection-to-mitigated']);

/** `duration`, and every figure between two key times. */
export function intervalFacts(reading: TimelineReading): FactOrMissing[] {
  const ends = intervalEnds(reading);
  const early = tooEarly(reading);
  return [
    duration(reading),
    ...BETWEEN.map(([name, from, to]) =>
      between(name, { name: from, moment: ends[from] }, { name: to, moment: ends[to] }),
    ),
  ].map((fact) => withoutDisputed(fact, early.get('resolved'), early.get('mitigated')));
}

/**
 * The ends of a figure that the record has, and the first one that it lacks. The last change before the incident counts
 * as missing only when the other end is known.
 */
export function endsOfInterval(
  name: IntervalName,
  reading: TimelineReading,
): { readonly known: readonly IntervalEnd[]; readonly missing: EndName | undefined } {
  const ends = intervalEnds(reading);
  const names = BETWEEN.find(([own]) => own === name)?.slice(1) as readonly EndName[] | undefined;
  const missing = names?.filter((end) => !ends[end]) ?? [];
  return {
    known: (names ?? []).flatMap((end) => ends[end] ?? []),
    missing: missing.find((end) => end !== 'change') ?? missing[0],
  };
}

/** Leaves out a figure that ends at a time which the record contradicts. */
function withoutDisputed(
  fact: FactOrMissing,
  resolved: string | undefined,
  mitigated: string | undefined,
): FactOrMissing {
  const why = ENDS_RESOLVED.has(fact.name) ? resolved : ENDS_MITIGATED.has(fact.name) ? mitigated : undefined;
  if (!why || !('minutes' in fact)) return fact;
  return { name: fact.name, why: `the record contradicts itself: ${why}` };
}

interface NamedEnd {
  readonly name: EndName;
  readonly moment: IntervalEnd | undefined;
}

function between(name: IntervalName, start: NamedEnd, end: NamedEnd): FactOrMissing {
  const { moment: from } = start;
  const { moment: to } = end;
  if (!from || !to) return { name, why: WHY_MISSING[from ? end.name : start.name] };
  const minutes = minutesBetween(from.at, to.at);
  if (minutes < 0 && start.name === 'change')
    return { name, why: 'the last change came after the detection' };
  if (minutes < 0 && !MAY_BE_NEGATIVE.has(name)) {
    return {
      name,
      why: `the record contradicts itself: it ends (${clockTime(to.at)}) before it begins (${clockTime(from.at)})`,
    };
  }
  return { name, minutes, from: from.at, to: to.at, ...together(from, to) };
}

/** From the start of the impact (or the detection, when nobody stated it) to the resolution. */
function duration(reading: TimelineReading): FactOrMissing {
  const { impactStarted, detected, resolved } = reading.milestones;
  const start = impactStarted ?? detected;
  if (!start)
    return {
      name: 'duration',
      why: 'nobody stated when the impact started, and the record has no detection',
    };
  const fact = between('duration', { name: 'impact', moment: start }, { name: 'resolved', moment: resolved });
  if (!('minutes' in fact)) return fact;
  const again = reading.periods.flatMap(({ from, to }) => (to ? [evidenceOf(from), evidenceOf(to)] : []));
  return {
    ...fact,
    ...together(fact, ...again),
    ...(impactStarted ? {} : { since: 'detection' }),
    ...relapses(reading),
  };
}

/** A period begins and ends with a key time or with an entry. */
function evidenceOf(moment: ImpactPeriod['from']): Evidence {
  return 'fields' in moment ? moment : fromEntries(moment);
}

function relapses({ periods }: TimelineReading): Partial<IntervalFact> {
  if (periods.length < 2) return {};
  const closed = periods.flatMap(({ from, to }) =>
    to ? [{ from: from.at, to: to.at, minutes: minutesBetween(from.at, to.at) }] : [],
  );
  const sum = closed.reduce((total, period) => total + period.minutes, 0);
  return { periods: closed, impactMinutes: Math.round(sum * 100) / 100 };
}
