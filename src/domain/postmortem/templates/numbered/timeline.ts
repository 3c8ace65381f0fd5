import type { ListItem } from 'mdast';
import type { Analysis } from '../../analysis/analysis.ts';
import type { DraftSection } from '../../document/document.ts';
import { type Block, paragraph, remark, strong, text } from '../../document/nodes.ts';
import { reportBoundaries, splitAt } from '../sections/phases.ts';
import { fieldItem, listOf, nothing } from '../sections/points.ts';
import { isLong, momentItems, momentTable, publicMoments } from '../sections/public-sections.ts';
import { openAfter, type TimelineItem } from '../sections/timeline.ts';

const BEFORE = 'Before the Incident';
const GROUPS = ['Incident Detection', 'Incident Response', 'Resolution', 'Post-Incident'];

/**
 * The timeline in four groups, in 12-hour times: as lists, or tables where they are long. Earlier changes come first.
 */
export function timeline(analysis: Analysis): DraftSection {
  const { before, grouped } = groupsOf(analysis);
  const groups = [
    ...(before.length > 0 ? [{ label: BEFORE, moments: before }] : []),
    ...GROUPS.map((label, index) => ({ label, moments: grouped[index] ?? [] })),
  ];
  const content = isLong(analysis)
    ? groups.flatMap(({ label, moments }) => tableOf(analysis, label, moments))
    : [
        listOf(
          'bullets',
          groups.map(({ label, moments }) => group(analysis, label, moments)),
        ),
      ];
  return {
    id: 'timeline',
    heading: '2. Timeline',
    level: 3,
    blocks: [remark('All times in UTC.'), ...content, ...openAfter(analysis)],
  };
}

/** Reports that arrive while people are still picking up the incident belong to detection, whoever responded first. */
function groupsOf(analysis: Analysis): { before: TimelineItem[]; grouped: TimelineItem[][] } {
  const { impactStarted, detected, declared, mitigationStarted } = analysis.reading.milestones;
  const start = impactStarted ?? detected;
  const [detection = [], ...rest] = byType(analysis, publicMoments(analysis));
  const isChange = (item: TimelineItem) =>
    'entry' in item && item.entry.type === 'change' && start !== undefined && item.at < start.at;
  const takenUp = declared ?? mitigationStarted;
  const isReport = (item: TimelineItem) =>
    'entry' in item && item.entry.type === 'detection' && takenUp !== undefined && item.at <= takenUp.at;
  const [response = [], ...later] = rest;
  return {
    before: detection.filter(isChange),
    grouped: [
      [...detection.filter((item) => !isChange(item)), ...response.filter(isReport)],
      response.filter((item) => !isReport(item)),
      ...later,
    ],
  };
}

/**
 * Divided by time. Where the mitigation is done at the moment of the acknowledgement, time cannot order the entries of
 * that moment, so their types decide.
 */
function byType(analysis: Analysis, moments: readonly TimelineItem[]): TimelineItem[][] {
  const boundaries = reportBoundaries(analysis);
  const [taken, done] = boundaries;
  const isTied = ({ at }: TimelineItem) => taken && done && done < taken && at.getTime() === taken.getTime();
  const [detection = [], response = [], ...later] = splitAt(
    moments.filter((item) => !isTied(item)),
    boundaries,
  );
  const tied: TimelineItem[][] = [[], [], []];
  for (const item of moments.filter(isTied)) tied[placeOf(item)]?.push(item);
  const [reports = [], steps = [], ends = []] = tied;
  const [resolution = [], ...after] = later;
  return [[...detection, ...reports], [...steps, ...response], [...ends, ...resolution], ...after];
}

/** The group that an entry belongs to by its type alone. */
function placeOf(item: TimelineItem): 0 | 1 | 2 {
  if (!('entry' in item)) return 1;
  const { type } = item.entry;
  if (type === 'detection' || type === 'change') return 0;
  return type === 'mitigation' || type === 'resolution' ? 2 : 1;
}

function group(analysis: Analysis, label: string, moments: readonly TimelineItem[]): ListItem {
  if (moments.length === 0) return nothing(label);
  return fieldItem(
    label,
    momentItems(analysis, moments, (time) => [text(`${time}: `)]),
  );
}

function tableOf(analysis: Analysis, label: string, moments: readonly TimelineItem[]): Block[] {
  if (moments.length === 0) return [listOf('bullets', [nothing(label)])];
  const name: Block = { ...paragraph(strong(`${label}:`)), data: { remark: true } };
  return [name, momentTable(analysis, moments)];
}
