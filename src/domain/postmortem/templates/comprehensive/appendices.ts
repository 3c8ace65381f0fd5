import type { ListItem } from 'mdast';
import type { Analysis } from '../../analysis/analysis.ts';
import { fromField } from '../../analysis/evidence.ts';
import type { DraftSection } from '../../document/document.ts';
import { type Block, checklist, cite, field, paragraph, remark, strong, text } from '../../document/nodes.ts';
import { inline } from '../../document/prose.ts';
import type { FieldName } from '../../questions/questions.ts';
import { itemOf, listOf, named, point, points } from '../sections/points.ts';
import { effectReviews, processMetrics } from '../sections/process-metrics.ts';
import { referenceItems } from '../sections/references.ts';
import { listOr } from '../sections/retrospective.ts';
import { open } from '../sections/statements.ts';

/** Who gets the document; names that begin with `External:` are outside readers. */
export function distribution(analysis: Analysis): DraftSection {
  return {
    id: 'distribution',
    heading: 'Distribution List',
    level: 2,
    blocks: [...receivers(analysis, 'Internal'), ...receivers(analysis, 'External')],
  };
}

const RECEIVERS_QUESTION = {
  Internal: 'distribution.internal',
  External: 'distribution.external',
} as const satisfies Record<string, FieldName>;

function receivers({ record }: Analysis, label: keyof typeof RECEIVERS_QUESTION): Block[] {
  const items = record.distribution.flatMap((words, index): ListItem[] => {
    const { name, rest } = named(words);
    const external = name?.toLowerCase() === 'external' && rest !== '';
    if (external !== (label === 'External')) return [];
    return [itemOf([...inline(record, external ? rest : words), cite(fromField(`distribution.${index}`))])];
  });
  if (items.length === 0) return [paragraph(...field(label, open(RECEIVERS_QUESTION[label])))];
  return [{ ...paragraph(strong(`${label}:`)), data: { remark: true } }, listOf('bullets', items)];
}

/** Terms, links and tools. */
export function appendix(analysis: Analysis): DraftSection[] {
  const { record } = analysis;
  const terms = record.glossary.map(({ term, meaning }, index) =>
    itemOf([strong(`${term}:`), text(' '), ...inline(record, meaning), cite(fromField(`glossary.${index}`))]),
  );
  const tools = record.tools.map((tool, index) => point(record, tool, fromField(`tools.${index}`)));
  return [
    { id: 'appendix', heading: 'Appendix', level: 2, blocks: [] },
    { id: 'appendix.glossary', heading: 'Glossary', level: 3, blocks: listOr('bullets', terms, 'glossary') },
    {
      id: 'appendix.references',
      heading: 'References',
      level: 3,
      blocks: listOr('bullets', referenceItems(analysis), 'references'),
    },
    { id: 'appendix.tools', heading: 'Tools Used', level: 3, blocks: listOr('bullets', tools, 'tools') },
  ];
}

/** How the team will see that the actions worked, where it said so. */
function goals({ record }: Analysis): Block[] {
  const items = points(record, 'successMetrics', record.successMetrics);
  return items.length === 0 ? [] : [remark('The actions worked if:'), listOf('bullets', items)];
}

/** Whether the postmortem had an effect, and the metrics that show it. */
export function continuousImprovement(analysis: Analysis): DraftSection[] {
  const shared = checklist([
    { done: false, label: [text('Shared beyond the team')] },
    { done: false, label: [text('Learnings taken into training')] },
    { done: false, label: [text('Similar incidents became rarer')] },
  ]);
  const reviews = effectReviews();
  return [
    { id: 'improvement', heading: 'Continuous Improvement', level: 2, blocks: [] },
    {
      id: 'improvement.effect',
      heading: 'Postmortem Effectiveness',
      level: 3,
      blocks: [{ ...reviews, children: [...reviews.children, ...shared.children] }],
    },
    {
      id: 'improvement.metrics',
      heading: 'Metrics to Track',
      level: 3,
      blocks: [
        remark('Figures of this incident, for comparison:'),
        processMetrics(analysis),
        ...goals(analysis),
      ],
    },
  ];
}
