import type { ListItem } from 'mdast';
import type { DraftSection } from '../../document.ts';
import type { Findings } from '../../findings.ts';
import { type Block, paragraph, remark, strong, text } from '../../nodes.ts';
import { isLong, momentItem, momentTable, publicMoments } from '../sections/outside.ts';
import { parts, reportCuts } from '../sections/phases.ts';
import { fieldItem, listOf, nothing } from '../sections/points.ts';
import { openAfter, type TimelineItem } from '../sections/timeline.ts';

const GROUPS = ['Incident Detection', 'Incident Response', 'Resolution', 'Post-Incident'];

/** The timeline in four groups, in 12-hour times: as lists, a long one as tables. */
export function timeline(findings: Findings): DraftSection {
  const grouped = parts(publicMoments(findings), reportCuts(findings));
  const groups = GROUPS.map((label, index) => ({ label, moments: grouped[index] ?? [] }));
  const content = isLong(findings)
    ? groups.flatMap(({ label, moments }) => tableOf(findings, label, moments))
    : [
        listOf(
          'bullets',
          groups.map(({ label, moments }) => group(findings, label, moments)),
        ),
      ];
  return {
    id: 'timeline',
    heading: '2. Timeline',
    level: 3,
    blocks: [remark('All times in UTC.'), ...content, ...openAfter(findings)],
  };
}

function group(findings: Findings, label: string, moments: readonly TimelineItem[]): ListItem {
  if (moments.length === 0) return nothing(label);
  return fieldItem(
    label,
    moments.map((item) => momentItem(findings, item, (time) => [text(`${time}: `)])),
  );
}

function tableOf(findings: Findings, label: string, moments: readonly TimelineItem[]): Block[] {
  if (moments.length === 0) return [listOf('bullets', [nothing(label)])];
  const name: Block = { ...paragraph(strong(`${label}:`)), data: { remark: true } };
  return [name, momentTable(findings, moments)];
}
