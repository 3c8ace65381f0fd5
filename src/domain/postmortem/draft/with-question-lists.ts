import type { Paragraph } from 'mdast';
import type { DraftSection } from '../document/document.ts';
import { ask, type Block, bullets, remark } from '../document/nodes.ts';
import { survey } from '../document/walk.ts';
import type { Question } from '../questions/questions.ts';

declare module 'mdast' {
  interface ParagraphData {
    /** While a document is drafted: a list of all open questions replaces this paragraph. */
    questionList?: true;
  }
}

/** The placeholder for a list of all open questions. */
export const QUESTION_LIST: Paragraph = { type: 'paragraph', children: [], data: { questionList: true } };

/**
 * Writes the lists of open questions that a template wants: those of the document, and those that its record raises but
 * the template has no place for. The lists ask them in full, in addition to their own places.
 */
export function withQuestionLists(
  sections: readonly DraftSection[],
  gaps: readonly Question[],
): readonly DraftSection[] {
  if (!sections.some(({ blocks }) => blocks.some(isList))) return sections;
  const open = new Map<string, Question>();
  for (const question of [...sections.flatMap(({ blocks }) => survey(blocks).questions), ...gaps]) {
    if (!open.has(question.id)) open.set(question.id, question);
  }
  const list: Block =
    open.size === 0
      ? remark('No question is open.')
      : bullets([...open.values()].map((question) => [ask(question)]));
  return sections.map((section) => ({
    ...section,
    blocks: section.blocks.map((block) => (isList(block) ? list : block)),
  }));
}

function isList(block: Block): boolean {
  return block.type === 'paragraph' && block.data?.questionList === true;
}
