import { analyse } from '../../src/domain/postmortem/analysis/analysis.ts';
import { factNamed } from '../../src/domain/postmortem/analysis/facts.ts';
import type { IncidentRecord, RecordEntry } from '../../src/domain/postmortem/record/record.ts';
import type { Mark, MarkName } from '../../src/domain/timeline/mark.ts';
import { nameOfClaim } from './claims.ts';
import type { MeasuredIncident } from './incidents.ts';
import type { Verdict } from './judge.ts';
import { attemptOf } from './support.ts';

/** What the marks of an incident say that its draft does not, each as one line; `leaveOut` names what it may keep back. */
export function missingIn(
  verdicts: readonly Verdict[],
  incident: MeasuredIncident,
  leaveOut: readonly MarkName[] = [],
): string[] {
  const { marked, truth } = incident;
  const said = sayingsOf(verdicts);
  return [
    ...marked.entries.flatMap((entry) =>
      (entry.marks ?? [])
        .filter(({ is }) => !leaveOut.includes(is))
        .filter((mark) => !isSaid(mark, entry, { said, record: marked }))
        .map(({ is, part }) => `${entry.id} is ${is}${part ? ` (${part})` : ''}`),
    ),
    ...marked.entries.flatMap((entry) => missingOutcome(entry, marked, said)),
    ...[...marked.losses.map(({ text }) => text), ...(truth?.losses ?? [])]
      .filter((text) => !said.words('loss').some((words) => words.includes(plain(text))))
      .map((text) => `the loss “${text}”`),
    ...missingPeriods(incident),
  ];
}

interface Sayings {
  /** Whether a statement that asserts this cites one of these entries. */
  readonly about: (claim: string, ids: readonly string[]) => boolean;
  /** The words of every statement that asserts this. */
  readonly words: (claim: string) => readonly string[];
}

function sayingsOf(verdicts: readonly Verdict[]): Sayings {
  const saying = (claim: string): readonly Verdict[] =>
    verdicts.filter(({ claims }) => claims.some((each) => nameOfClaim(each) === claim));
  return {
    about: (claim, ids) =>
      saying(claim).some(({ segment }) => segment.entries.some((id) => ids.includes(id))),
    words: (claim) => saying(claim).map(({ segment }) => plain(segment.text)),
  };
}

interface Draft {
  readonly said: Sayings;
  readonly record: IncidentRecord;
}

/**
 * What a mark is called in a draft, or the figures that rest on it. A cause, or a summary, that people wrote themselves
 * takes the place of marks.
 */
function isSaid({ is }: Mark, { id }: RecordEntry, { said, record }: Draft): boolean {
  switch (is) {
    case 'cause':
      return record.rootCause !== undefined || said.about(is, [id]);
    case 'contributing':
    case 'relapse':
    case 'loss':
      return said.about(is, [id]);
    case 'mitigated':
    case 'restored':
      return record.summary !== undefined || said.about('over', [id]);
    case 'impact-started':
    case 'detected':
    case 'acknowledged':
    case 'declared':
    case 'escalated':
      return figuresOn(record).has(id);
    default:
      return is satisfies never;
  }
}

/** Every entry that a figure or a key time rests on. */
function figuresOn(record: IncidentRecord): ReadonlySet<string> {
  const { facts, reading } = analyse(record);
  return new Set([...facts.facts, ...Object.values(reading.milestones)].flatMap(({ entries }) => entries));
}

function missingOutcome(entry: RecordEntry, record: IncidentRecord, said: Sayings): string[] {
  const { outcome } = entry;
  if (!outcome || outcome.was === 'unknown' || record.summary !== undefined) return [];
  const attempt = record.entries.filter((each) => attemptOf(each) === attemptOf(entry)).map(({ id }) => id);
  return said.about(outcome.was, attempt) ? [] : [`the attempt ${entry.id}: ${outcome.was}`];
}

/** Periods that the figures state otherwise than they were; a single one runs until users were no longer affected. */
function missingPeriods({ marked, truth }: MeasuredIncident): string[] {
  const wanted = truth?.periods ?? [];
  const { facts, reading } = analyse(marked);
  const single = factNamed(facts, 'impact-to-mitigated')?.minutes;
  const found =
    wanted.length === 1 ? [single] : reading.periods.map(({ from, to }) => minutesOf(from.at, to?.at));
  return wanted
    .filter(({ minutes }, index) => found[index] !== minutes)
    .map(({ from }) => `the period from ${from}`);
}

function minutesOf(from: Date, to: Date | undefined): number | undefined {
  return to && Math.floor((to.getTime() - from.getTime()) / 60_000);
}

const plain = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/[^\p{L}\p{N} ]+/gu, '')
    .toLowerCase();
