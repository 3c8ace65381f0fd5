import type { Analysis } from '../../analysis/analysis.ts';
import type { DraftSection } from '../../document/document.ts';
import { type Block, paragraph, row, table } from '../../document/nodes.ts';
import type { FieldName } from '../../questions/questions.ts';
import { codeChanges } from '../sections/code-changes.ts';
import { type Exhibit, evidenceOf, exhibit } from '../sections/exhibits.ts';
import { figures } from '../sections/figures.ts';
import { relatedRow } from '../sections/related.ts';
import { open } from '../sections/statements.ts';

/** Logs, graphs and code changes, and the figures that follow from the timeline. */
export function supportingData(analysis: Analysis): DraftSection[] {
  return [
    { id: 'evidence', heading: 'Supporting Data', level: 2, blocks: [] },
    {
      id: 'evidence.logs',
      heading: 'Relevant Logs',
      level: 3,
      blocks: exhibitsOr(evidenceOf(analysis, 'log'), 'logs'),
    },
    {
      id: 'evidence.graphs',
      heading: 'Metrics Graphs',
      level: 3,
      blocks: [...exhibitsOr(evidenceOf(analysis, 'graph'), 'graphs'), ...figures(analysis)],
    },
    {
      id: 'evidence.code',
      heading: 'Code Diff',
      level: 3,
      blocks: codeChanges(analysis),
    },
  ];
}

/** Exhibits under their titles, or the question for them. */
function exhibitsOr(exhibits: readonly Exhibit[], question: FieldName): Block[] {
  return exhibits.length === 0 ? [paragraph(...open(question))] : exhibits.flatMap((each) => exhibit(each));
}

/** Similar incidents before this one, and whether their lessons were applied. */
export function relatedIncidents(analysis: Analysis): DraftSection {
  const rows = analysis.record.related.map((_, index) => row(...relatedRow(analysis, index)));
  const blocks: Block[] =
    rows.length === 0
      ? [paragraph(...open('related'))]
      : [table(['Incident ID', 'Date', 'Similarity', 'Lessons Applied?'], rows)];
  return { id: 'related', heading: 'Related Incidents', level: 2, blocks };
}
