import type { List, ListItem } from 'mdast';
import type { DraftSection } from '../../document.ts';
import type { Findings } from '../../findings.ts';
import { type Block, paragraph, strong, text } from '../../nodes.ts';
import type { FieldName } from '../../questions.ts';
import type { CauseBranch } from '../../record.ts';
import { itemsOr, listOf } from '../sections/points.ts';
import { causeBlocks, factors } from '../sections/root-cause.ts';

/** The cause from three sides: technology, people, process. */
export function cause(findings: Findings): DraftSection {
  return {
    id: 'root-cause',
    heading: '3. Root Cause Analysis',
    level: 3,
    blocks: [
      listOf('bullets', [
        technical(findings),
        side(findings, 'Human Factors', 'people', 'cause.people'),
        side(findings, 'Process Issues', 'process', 'cause.process'),
      ]),
    ],
  };
}

/** What happened, with the factors of technology and environment and those that nobody sorted under it. */
function technical(findings: Findings): ListItem {
  const label = strong('Technical Cause:');
  const [first, ...rest] = causeBlocks(findings);
  const under = factors(findings, ['technology', 'environment', undefined]);
  const start: Block[] =
    first?.type === 'paragraph'
      ? [paragraph(label, text(' '), ...first.children)]
      : [{ ...paragraph(label), data: { remark: true } }, ...(first ? [first] : [])];
  const factorList: List = {
    ...listOf('bullets', under),
    data: { candidates: ['contributing'], lead: 'Contributing:' },
  };
  const blocks = [...start, ...rest, factorList];
  return { type: 'listItem', spread: false, children: blocks as ListItem['children'] };
}

function side(findings: Findings, label: string, branch: CauseBranch, question: FieldName): ListItem {
  return itemsOr(label, factors(findings, [branch]), question);
}
