import type { ListItem } from 'mdast';
import type { Analysis } from '../../analysis/analysis.ts';
import type { DraftSection } from '../../document/document.ts';
import { type Block, paragraph, remark } from '../../document/nodes.ts';
import { actionCells, actionsOf } from '../sections/actions.ts';
import { codeOf } from '../sections/code-changes.ts';
import { logOr, wholeLog } from '../sections/communication-log.ts';
import { evidenceOf, exhibit } from '../sections/exhibits.ts';
import { metricsTable } from '../sections/metrics-table.ts';
import { itemOf, listOf } from '../sections/points.ts';
import { measurePoint } from '../sections/prevention.ts';
import { referenceItems } from '../sections/references.ts';
import { relatedItems } from '../sections/related.ts';
import { listOr } from '../sections/retrospective.ts';
import { open } from '../sections/statements.ts';

/** Earlier incidents like this one. */
export function related(analysis: Analysis): DraftSection {
  const blocks = listOr('bullets', relatedItems(analysis), 'related');
  return { id: 'related', heading: 'Related Incidents', level: 2, blocks };
}

/** The measures as a checklist, ticked where they are in place; without any, the preventive actions. */
export function prevention(analysis: Analysis): DraftSection {
  const measures = analysis.record.prevention.map(
    (measure, index): ListItem => ({
      ...measurePoint(analysis, measure, index),
      checked: measure.done === true,
    }),
  );
  const items = measures.length > 0 ? measures : preventiveActions(analysis);
  const blocks: Block[] =
    items.length === 0
      ? [paragraph(...open('prevention'))]
      : [remark('To prevent similar incidents (ticked: in place):'), listOf('numbers', items)];
  return { id: 'prevention', heading: 'Prevention', level: 2, blocks };
}

/** The actions that prevent a recurrence, ticked where they are done. */
function preventiveActions(analysis: Analysis): ListItem[] {
  return actionsOf(analysis)
    .filter(
      ({ action: { kind, status } }) => (kind === 'prevent' || kind === 'improve') && status !== 'not doing',
    )
    .map((each) => ({
      ...itemOf(actionCells(analysis, each).title),
      checked: each.action.status === 'done',
    }));
}

/** Graphs and logs, communications, and the change that fixed it. */
export function appendix(analysis: Analysis): DraftSection[] {
  const fixes = codeOf(analysis, 'fix').flatMap((each) => exhibit(each));
  return [
    { id: 'appendix', heading: 'Appendix', level: 2, blocks: [] },
    { id: 'appendix.graphs', heading: 'Monitoring Graphs', level: 3, blocks: graphs(analysis) },
    {
      id: 'appendix.communication',
      heading: 'Communication Log',
      level: 3,
      blocks: logOr(analysis, wholeLog(analysis)),
    },
    {
      id: 'appendix.fix',
      heading: 'Code Fix',
      level: 3,
      blocks: fixes.length === 0 ? [paragraph(...open('code.fix'))] : fixes,
    },
  ];
}

/** Graphs, or the question for them; then metrics, logs and links. */
function graphs(analysis: Analysis): Block[] {
  const shown = evidenceOf(analysis, 'graph').flatMap((each) => exhibit(each));
  const linked = referenceItems(analysis);
  return [
    ...(shown.length === 0 ? [paragraph(...open('graphs'))] : shown),
    ...metricsTable(analysis),
    ...evidenceOf(analysis, 'log').flatMap((each) => exhibit(each)),
    ...(linked.length > 0 ? [remark('Links:'), listOf('bullets', linked)] : []),
  ];
}
