import type { Analysis } from '../../analysis/analysis.ts';
import type { DraftSection } from '../../document/document.ts';
import { type Block, field, paragraph } from '../../document/nodes.ts';
import { codeOf } from '../sections/code-changes.ts';
import { exhibit } from '../sections/exhibits.ts';
import { contributing as factorsOrQuestion, whatHappened } from '../sections/root-cause.ts';
import { open } from '../sections/statements.ts';

/** The cause in words, and the change that introduced it. */
export function rootCause(analysis: Analysis): DraftSection {
  return {
    id: 'root-cause',
    heading: 'Root Cause',
    level: 2,
    blocks: [...whatHappened(analysis), ...codeDiff(analysis)],
  };
}

/** The label shares a line with the first change, or with the question; changes that nobody classified come last. */
function codeDiff(analysis: Analysis): Block[] {
  const { change } = analysis.reading;
  const [first, ...rest] = [...codeOf(analysis, 'cause'), ...codeOf(analysis, undefined)].flatMap((each) =>
    exhibit(each),
  );
  if (first?.type !== 'paragraph') {
    return [paragraph(...field('Code diff', open('code.cause', change ? [change.id] : [])))];
  }
  const plain = first.children.flatMap((each) => (each.type === 'strong' ? each.children : [each]));
  return [paragraph(...field('Code diff', plain)), ...rest];
}

export function contributing(analysis: Analysis): DraftSection {
  return {
    id: 'contributing',
    heading: 'Contributing Factors',
    level: 2,
    blocks: factorsOrQuestion(analysis),
  };
}
