import type { MeasuredDraft, Place } from './measure.ts';
import { PLACES, placeOf } from './measure.ts';
import { type OfferScore, shareRight } from './offers.ts';

/** One line of the table of statements. */
export interface Tally {
  supported: number;
  unsupported: number;
  contradicted: number;
  missing: number;
}

const NONE: Tally = { supported: 0, unsupported: 0, contradicted: 0, missing: 0 };

/** Counts statements by their verdict; `place` leaves out those that stand elsewhere. */
export function tallyOf(drafts: readonly MeasuredDraft[], place?: Place): Tally {
  const tally = { ...NONE };
  for (const { verdicts, missing } of drafts) {
    for (const verdict of verdicts) if (!place || placeOf(verdict) === place) tally[verdict.is] += 1;
    tally.missing += missing.length;
  }
  return tally;
}

const HEAD = [
  'statements',
  'supported',
  'not',
  'contradicted',
  'supported',
  'not',
  'contradicted',
  'missing',
];

/** Statements by place, by template and in all: of unmarked records, then of marked ones. */
export function statementTable(drafts: readonly MeasuredDraft[]): string {
  const templates = [...new Set(drafts.map(({ template }) => template))];
  const rows = [
    ...PLACES.map((place) => statementRow(`in ${place}`, drafts, place)),
    ...templates.map((name) =>
      statementRow(
        name,
        drafts.filter(({ template }) => template === name),
      ),
    ),
    statementRow('all', drafts),
  ];
  const groups = `${''.padEnd(14)}${'unmarked'.padStart(10)}${''.padEnd(18)}${'marked'.padStart(12)}`;
  return [groups, ...columns([HEAD, ...rows])].join('\n');
}

function statementRow(name: string, drafts: readonly MeasuredDraft[], place?: Place): string[] {
  const unmarked = tallyOf(
    drafts.filter(({ marked }) => !marked),
    place,
  );
  const marked = tallyOf(
    drafts.filter((draft) => draft.marked),
    place,
  );
  return [
    name,
    ...[unmarked, marked].flatMap((tally) =>
      [tally.supported, tally.unsupported, tally.contradicted].map(String),
    ),
    place ? '' : String(marked.missing),
  ];
}

/** Offered answers by kind, and all of them together. */
export function offerTable(scores: ReadonlyMap<string, OfferScore>): string {
  const rows = [...scores].sort(([a], [b]) => a.localeCompare(b));
  const all = sumOf([...scores.values()]);
  return columns([
    ['offered answers', 'expected', 'right', 'wrong', 'share'],
    ...rows.map(([kind, score]) => offerRow(kind, score)),
    offerRow('all', all),
  ]).join('\n');
}

export function sumOf(scores: readonly OfferScore[]): OfferScore {
  const sum = (of: (score: OfferScore) => number): number =>
    scores.reduce((total, each) => total + of(each), 0);
  return {
    expected: sum(({ expected }) => expected),
    right: sum(({ right }) => right),
    wrong: sum(({ wrong }) => wrong),
  };
}

function offerRow(kind: string, score: OfferScore): string[] {
  return [kind, ...[score.expected, score.right, score.wrong].map(String), shareRight(score).toFixed(2)];
}

function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
}

/** What is wrong with each draft, a line each. */
export function faultsOf({ incident, template, marked, verdicts, missing }: MeasuredDraft): string[] {
  const where = `${incident.folder}/${incident.name}, ${template}, ${marked ? 'marked' : 'unmarked'}`;
  return [
    ...verdicts
      .filter(({ is }) => is !== 'supported')
      .map(
        ({ is, why, segment }) => `${where}: ${is} in ${segment.section}: ${why.join('; ')}: ${segment.text}`,
      ),
    ...missing.map((each) => `${where}: missing: ${each}`),
  ];
}
