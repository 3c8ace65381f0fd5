import { fromField } from '../analysis/evidence.ts';
import type { DraftSection } from '../document/document.ts';
import { cite, type OpenQuestion, type Phrase, text } from '../document/nodes.ts';
import { inline } from '../document/prose.ts';
import { replaceNodes } from '../document/replace-nodes.ts';
import { holdersFor, roleFor } from '../questions/asked.ts';
import { answerField, closingAnswers } from '../questions/closing-answers.ts';
import { type IncidentRecord, nameOf, type RecordAnswer } from '../record/record.ts';

/**
 * Puts the answers that close their question into the places of their questions, and the holders of a role where the
 * question is who did what that role does.
 */
export function fillClosedQuestions(
  sections: readonly DraftSection[],
  record: IncidentRecord,
): DraftSection[] {
  const answers = closingAnswers(record);
  return sections.map((section) => ({
    ...section,
    blocks: section.blocks.map((block) =>
      replaceNodes(block, (node) => {
        if (node.type !== 'openQuestion') return undefined;
        const answer = answers.get(node.question.id);
        return answer ? statement(node, answer, record) : holders(node, record);
      }),
    ),
  }));
}

function holders({ question }: OpenQuestion, record: IncidentRecord): Phrase[] | undefined {
  const people = holdersFor(record, question.id);
  if (people.length === 0) return undefined;
  const names = people.map((person) => nameOf(record, person)).join(', ');
  return [...inline(record, names), cite(fromField(`roles.${roleFor(question.id)}`))];
}

/** Beside a label the answer says enough; elsewhere it follows its question. */
function statement({ question }: OpenQuestion, answer: RecordAnswer, record: IncidentRecord): Phrase[] {
  return [
    ...(question.kind === 'field' ? [] : [text(`${question.text} `)]),
    ...inline(record, answer.text),
    cite({ entries: question.entries, fields: [answerField(answer.question)] }),
  ];
}
