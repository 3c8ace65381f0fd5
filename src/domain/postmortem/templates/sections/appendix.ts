import type { Analysis } from '../../analysis/analysis.ts';
import { fromField } from '../../analysis/evidence.ts';
import type { DraftSection } from '../../document/document.ts';
import { type Block, cite, paragraph, row, table } from '../../document/nodes.ts';
import { inline } from '../../document/prose.ts';
import { codeChanges } from './code-changes.ts';
import { evidenceOf, exhibit } from './exhibits.ts';
import { figures } from './figures.ts';
import { open } from './statements.ts';

/** Metrics that people noted, figures that follow from the timeline, logs, graphs, and code changes. */
export function appendix(analysis: Analysis): DraftSection[] {
  const others = evidenceOf(analysis, 'log', 'graph');
  return [
    { id: 'appendix', heading: 'Appendix', level: 2, blocks: [] },
    {
      id: 'appendix.metrics',
      heading: 'Detailed Metrics',
      level: 3,
      blocks: [...measured(analysis), ...figures(analysis), ...others.flatMap((each) => exhibit(each))],
    },
    { id: 'appendix.code', heading: 'Code Changes', level: 3, blocks: codeChanges(analysis) },
  ];
}

function measured({ record }: Analysis): Block[] {
  if (record.metrics.length === 0) return [paragraph(...open('metrics'))];
  const rows = record.metrics.map(({ name, normal, during }, index) =>
    row(
      [...inline(record, name), cite(fromField(`metrics.${index}`))],
      inline(record, normal || '–'),
      inline(record, during || '–'),
    ),
  );
  return [table(['Metric', 'Normal', 'During Incident'], rows)];
}
