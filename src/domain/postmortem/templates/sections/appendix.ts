import type { TableRow } from 'mdast';
import { fromField } from '../../../timeline/evidence.ts';
import type { Fact, FactName } from '../../../timeline/facts/fact.ts';
import { durationWords, grouped, timeOn } from '../../../timeline/time-words.ts';
import type { DraftSection } from '../../document.ts';
import { type Findings, firstDay } from '../../findings.ts';
import {
  type Block,
  cite,
  code,
  type Phrase,
  paragraph,
  remark,
  row,
  strongly,
  table,
  text,
} from '../../nodes.ts';
import { inline, isWebAddress, link, marked, oneLine, verbatim } from '../../prose.ts';
import type { EvidenceItem } from '../../record.ts';
import { open, stated } from './wording.ts';

export interface Exhibit {
  readonly item: EvidenceItem;
  readonly index: number;
}

/** Metrics that people noted, figures that follow from the timeline, logs, graphs, and code changes. */
export function appendix(findings: Findings): DraftSection[] {
  const changes = evidenceOf(findings, 'code-diff');
  const others = evidenceOf(findings, 'log', 'graph');
  return [
    { id: 'appendix', heading: 'Appendix', level: 2, blocks: [] },
    {
      id: 'appendix.metrics',
      heading: 'Detailed Metrics',
      level: 3,
      blocks: [...measured(findings), ...figures(findings), ...others.flatMap((each) => exhibit(each))],
    },
    {
      id: 'appendix.code',
      heading: 'Code Changes',
      level: 3,
      blocks:
        changes.length === 0
          ? [paragraph(...open('codeChanges', findings.reading.change ? [findings.reading.change.id] : []))]
          : changes.flatMap((each) => exhibit(each)),
    },
  ];
}

/** What people attached, of some kinds, with its place in the record. */
export function evidenceOf({ record }: Findings, ...kinds: readonly EvidenceItem['kind'][]): Exhibit[] {
  return record.evidence
    .map((item, index) => ({ item, index }))
    .filter(({ item }) => kinds.includes(item.kind));
}

function measured({ record }: Findings): Block[] {
  if (record.metrics.length === 0) return [paragraph(...open('metrics'))];
  const rows = record.metrics.map(({ name, normal, during }, index) =>
    row(
      [...inline(record, name), cite(fromField(`metrics.${index}`))],
      inline(record, normal ?? '–'),
      inline(record, during ?? '–'),
    ),
  );
  return [table(['Metric', 'Normal', 'During Incident'], rows)];
}

/** The figures worth a row, in the order of the incident; those that only repeat another one are left to the export. */
const SHOWN: readonly (readonly [FactName, string])[] = [
  ['change-to-impact', 'Last change to impact'],
  ['change-to-detection', 'Last change to detection'],
  ['impact-to-detection', 'Impact to detection'],
  ['detection-to-acknowledgement', 'Detection to acknowledgement'],
  ['detection-to-declaration', 'Detection to declaration'],
  ['detection-to-cause', 'Detection to cause identified'],
  ['acknowledgement-to-decision', 'Acknowledgement to decision'],
  ['detection-to-mitigation-start', 'Detection to start of mitigation'],
  ['mitigation', 'First mitigation to its end'],
  ['effective-mitigation', 'Mitigation that worked'],
  ['detection-to-mitigated', 'Detection to mitigated'],
  ['impact-to-mitigated', 'Impact to mitigated'],
  ['detection-to-resolved', 'Detection to resolved'],
  ['longest-silence', 'Longest silence'],
  ['update-cadence', 'Mean time between public updates'],
  ['ineffective-mitigations', 'Mitigations without effect'],
  ['public-updates', 'Public updates'],
  ['escalations', 'Escalations'],
  ['people', 'People involved'],
  ['backdated', 'Entries logged after the fact'],
];

/** The figures that follow from the timeline. */
export function figures(findings: Findings): Block[] {
  const known = firstDay(findings);
  const byName = new Map(findings.facts.facts.map((fact) => [fact.name, fact]));
  const seen = new Set<string>();
  const rows = SHOWN.flatMap(([name, label]): TableRow[] => {
    const fact = byName.get(name);
    if (!fact || isNone(fact) || repeats(fact, seen)) return [];
    return [row([text(label)], stated(figureOf(fact), fact), [text(timesOf(fact, known))])];
  });
  return rows.length === 0
    ? []
    : [remark('From the timeline:'), table(['Measure', 'Figure', 'From – To (UTC)'], rows)];
}

/** Nothing of its kind was recorded; where that matters, a question asks for it. */
function isNone(fact: Fact): boolean {
  return ('count' in fact && fact.count === 0) || ('share' in fact && fact.share === 0);
}

/** The same two moments as a row above: impact and detection often coincide, and so do the attempts. */
function repeats(fact: Fact, seen: Set<string>): boolean {
  if (!('from' in fact) || fact.name === 'longest-silence' || fact.name === 'update-cadence') return false;
  const span = `${fact.from.getTime()}–${fact.to.getTime()}`;
  if (seen.has(span)) return true;
  seen.add(span);
  return false;
}

function figureOf(fact: Fact): string {
  if ('count' in fact) return grouped(fact.count);
  if ('share' in fact) return `${Math.round(fact.share * 100)}%`;
  return fact.minutes < 0 ? `${durationWords(fact.minutes)} before it` : durationWords(fact.minutes);
}

function timesOf(fact: Fact, known: string): string {
  return 'from' in fact ? `${timeOn(known, fact.from)} – ${timeOn(known, fact.to)}` : '';
}

/** A log, graph or code change under its title; its text exactly as it was given. */
export function exhibit({ item, index }: Exhibit): Block[] {
  const evidence = fromField(`evidence.${index}`);
  const title: Phrase[] = isWebAddress(item.url)
    ? [link(item.url, item.title)]
    : [strongly(marked(oneLine(item.title)))];
  const address = item.url && !isWebAddress(item.url) ? [text(` (${oneLine(item.url)})`)] : [];
  const body = item.text
    ? [code(verbatim(item.text), item.kind === 'code-diff' ? langOf(item.text) : undefined)]
    : [];
  return [paragraph(...title, ...address, cite(evidence)), ...body];
}

/** A diff is coloured as one; other code is left as it is. */
function langOf(body: string): string | undefined {
  return /^[-+@]/m.test(body) ? 'diff' : undefined;
}
