import type { List, Nodes, Paragraph } from 'mdast';
import type { DraftSection } from '../document/document.ts';
import { ask, type Block, type OpenQuestion, paragraph } from '../document/nodes.ts';
import { replaceNodes } from '../document/replace-nodes.ts';
import { askedBy } from '../questions/asked.ts';
import { fieldQuestion, type Question } from '../questions/questions.ts';

/**
 * Leaves one short line wherever something is missing: questions under each other become one line, and the places of
 * single items wait for the question about all of them. The questions themselves stand in the lists of the document.
 */
export function shortQuestions(
  sections: readonly DraftSection[],
  gaps: readonly Question[],
): readonly DraftSection[] {
  return sections.map((section) => {
    const blocks = joined(
      section.blocks.map((block) => replaceNodes(block, (node) => askedTogether(node, gaps))),
    );
    const same =
      blocks.length === section.blocks.length && blocks.every((block, at) => block === section.blocks[at]);
    return same ? section : { ...section, blocks };
  });
}

function askedTogether(node: Nodes, gaps: readonly Question[]): OpenQuestion[] | undefined {
  if (node.type !== 'openQuestion') return undefined;
  const by = askedBy(node.question.id);
  return by && [ask(gaps.find(({ id }) => id === by) ?? fieldQuestion(by))];
}

/** Neighbouring blocks that only ask, as one paragraph. */
function joined(blocks: readonly Block[]): Block[] {
  const found: Block[] = [];
  for (const block of blocks) {
    const asked = questionsOnly(block);
    const before = found.at(-1);
    const earlier = before && asked ? questionsOnly(before) : undefined;
    if (asked && earlier) found[found.length - 1] = asking([...earlier, ...asked]);
    else found.push(asked && block.type === 'list' ? asking(asked) : block);
  }
  return found;
}

function asking(nodes: readonly OpenQuestion[]): Paragraph {
  return paragraph(...new Map(nodes.map((node) => [node.question.id, node])).values());
}

/** The questions of a block that holds nothing else. */
function questionsOnly(block: Block): OpenQuestion[] | undefined {
  if (block.type === 'paragraph') return block.data ? undefined : inParagraph(block);
  if (block.type !== 'list' || block.data) return undefined;
  const items = block.children.map(inItem);
  return items.length > 0 && items.every((item) => item !== undefined) ? items.flat() : undefined;
}

function inItem({ children, data }: List['children'][number]): OpenQuestion[] | undefined {
  const [only, another] = children;
  return only?.type === 'paragraph' && !another && !data ? inParagraph(only) : undefined;
}

function inParagraph({ children }: Paragraph): OpenQuestion[] | undefined {
  const asked = children.filter((child) => child.type === 'openQuestion');
  return asked.length > 0 && asked.length === children.length ? asked : undefined;
}
