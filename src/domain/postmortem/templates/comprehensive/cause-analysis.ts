import type { Analysis } from '../../analysis/analysis.ts';
import { fromField } from '../../analysis/evidence.ts';
import type { DraftSection } from '../../document/document.ts';
import { type Block, cite, type Phrase, paragraph, remark, strong, text } from '../../document/nodes.ts';
import { inline } from '../../document/prose.ts';
import { listOf } from '../sections/points.ts';
import { causeBlocks, contributing, whyItems } from '../sections/root-cause.ts';
import { open } from '../sections/statements.ts';
import { fishbone } from './fishbone.ts';

/** The five whys, the cause and what contributed to it, and the fishbone. */
export function causeAnalysis(analysis: Analysis): DraftSection[] {
  return [
    { id: 'root-cause', heading: 'Root Cause Analysis', level: 2, blocks: [] },
    { id: 'root-cause.whys', heading: 'The Five Whys', level: 3, blocks: fiveWhys(analysis) },
    { id: 'root-cause.contributing', heading: 'Root Cause', level: 3, blocks: cause(analysis) },
    {
      id: 'root-cause.fishbone',
      heading: 'Fishbone Diagram (Ishikawa)',
      level: 3,
      blocks: fishbone(analysis),
    },
  ];
}

function fiveWhys(analysis: Analysis): Block[] {
  const { record } = analysis;
  const problem = paragraph(
    strong('Problem Statement:'),
    text(' '),
    ...inline(record, record.title),
    cite(fromField('title')),
  );
  const whys = whyItems(analysis);
  return [problem, whys.length === 0 ? paragraph(...open('whys')) : listOf('numbers', whys)];
}

/** The label goes before the explanation, or above it where the explanation has several blocks. */
function cause(analysis: Analysis): Block[] {
  const label = strong('Primary Cause:');
  const [first, ...rest] = causeBlocks(analysis);
  const explained: Block[] =
    first?.type === 'paragraph'
      ? [paragraph(label, text(' '), ...first.children), ...rest]
      : [labelled(label), ...(first ? [first] : []), ...rest];
  return [...explained, labelled(strong('Contributing Factors:')), ...contributing(analysis)];
}

function labelled(label: Phrase): Block {
  return { ...remark(''), children: [label] };
}
