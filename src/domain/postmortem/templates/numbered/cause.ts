import type { List, ListItem } from 'mdast';
import type { Analysis } from '../../analysis/analysis.ts';
import type { DraftSection } from '../../document/document.ts';
import { type Block, paragraph, strong, text } from '../../document/nodes.ts';
import type { CauseBranch } from '../../record/record.ts';
import { itemsOr, listOf } from '../sections/points.ts';
import { causeBlocks, factors } from '../sections/root-cause.ts';
import { TWELVE_HOURS } from '../sections/write-time.ts';

/** The cause from three angles: technology, people, process. */
export function cause(analysis: Analysis): DraftSection {
  return {
    id: 'root-cause',
    heading: '3. Root Cause Analysis',
    level: 3,
    blocks: [
      listOf('bullets', [
        technical(analysis),
        side(analysis, 'Human Factors', 'people'),
        side(analysis, 'Process Issues', 'process'),
      ]),
    ],
  };
}

/** What happened, with the factors of technology and environment, and those that nobody classified. */
function technical(analysis: Analysis): ListItem {
  const label = strong('Technical Cause:');
  const [first, ...rest] = causeBlocks(analysis, TWELVE_HOURS);
  const under = factors(analysis, ['technology', 'environment', undefined], TWELVE_HOURS);
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

function side(analysis: Analysis, label: string, branch: CauseBranch): ListItem {
  return itemsOr(label, factors(analysis, [branch]), `cause.${branch}`);
}
