import type { DraftSection } from '../document/document.ts';
import { cite, type OpenQuestion, type Phrase, text } from '../document/nodes.ts';
import { inline } from '../document/prose.ts';
import { replaceNodes } from '../document/replace-nodes.ts';
import { answerField, closingAnswers } from '../questions/closing-answers.ts';
import type { IncidentRecord, RecordAnswer } from '../record/record.ts';

/** Puts the answers that close their question into the places of their questions. */
export function fillClosedQuestions(
  sections: readonly DraftSection[],
  record: IncidentRecord,
): DraftSection[] {
  const answers = closingAnswers(record);
  if (answers.size === 0) return [...sections];
  return sections.map((section) => ({
    ...section,
    blocks: section.blocks.map((block) =>
      replaceNodes(block, (node) => {
        const answer = node.type === 'openQuestion' ? answers.get(node.question.id) : undefined;
        return node.type === 'openQuestion' && answer ? statement(node, answer, record) : undefined;
      }),
    ),
  }));
}

/** Beside a label the answer says enough; elsewhere it follows its question. */
function statement({ question }: OpenQuestion, answer: RecordAnswer, record: IncidentRecord): Phrase[] {
  return [
    ...(question.kind === 'field' ? [] : [text(`${question.text} `)]),
    ...inline(record, answer.text),
    cite({ entries: question.entries, fields: [answerField(answer.question)] }),
  ];
}
