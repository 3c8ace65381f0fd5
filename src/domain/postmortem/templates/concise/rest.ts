import type { ListItem } from 'mdast';
import { fromField } from '../../../timeline/evidence.ts';
import type { DraftSection } from '../../document.ts';
import type { Findings } from '../../findings.ts';
import { type Block, paragraph, remark } from '../../nodes.ts';
import type { FieldName } from '../../questions.ts';
import { type Exhibit, evidenceOf, exhibit } from '../sections/appendix.ts';
import { communicationItems, externalLog } from '../sections/communication-log.ts';
import { listOf, point } from '../sections/points.ts';
import { relatedItems } from '../sections/related.ts';
import { listOr } from '../sections/retrospective.ts';
import { open } from '../sections/wording.ts';
import { codeOf } from './root-cause.ts';

/** Earlier incidents like this one. */
export function related(findings: Findings): DraftSection {
  const blocks = listOr('bullets', relatedItems(findings), 'related');
  return { id: 'related', heading: 'Related Incidents', level: 2, blocks };
}

/** The measures as a checklist, ticked where they are in place. */
export function prevention({ record }: Findings): DraftSection {
  const items = record.prevention.map(
    (measure, index): ListItem => ({
      ...point(record, measure.text, fromField(`prevention.${index}`)),
      checked: measure.done === true,
    }),
  );
  const blocks: Block[] =
    items.length === 0
      ? [paragraph(...open('prevention'))]
      : [remark('Against the next one of its kind; ticked is in place:'), listOf('numbers', items)];
  return { id: 'prevention', heading: 'Prevention', level: 2, blocks };
}

/** Graphs and logs, what was said to whom, and the change that fixed it. */
export function appendix(findings: Findings): DraftSection[] {
  const log = [...communicationItems(findings, 'external'), ...communicationItems(findings, 'internal')];
  return [
    { id: 'appendix', heading: 'Appendix', level: 2, blocks: [] },
    {
      id: 'appendix.graphs',
      heading: 'Monitoring Graphs',
      level: 3,
      blocks: exhibitsOr(evidenceOf(findings, 'graph', 'log'), 'graphs'),
    },
    {
      id: 'appendix.communication',
      heading: 'Communication Log',
      level: 3,
      blocks: externalLog(findings, log),
    },
    {
      id: 'appendix.fix',
      heading: 'Code Fix',
      level: 3,
      blocks: exhibitsOr(codeOf(findings, 'fix'), 'code.fix'),
    },
  ];
}

function exhibitsOr(exhibits: readonly Exhibit[], question: FieldName): Block[] {
  return exhibits.length === 0 ? [paragraph(...open(question))] : exhibits.flatMap((each) => exhibit(each));
}
