import type { Nodes } from 'mdast';
import type { DraftSection } from './document.ts';
import { cite, type OpenQuestion, type Phrase, text } from './nodes.ts';
import { inline } from './prose.ts';
import type { IncidentRecord, RecordAnswer } from './record.ts';

/** The field that stands for the answer to a question itself, where no other holds it. */
export const answerField = (question: string): string => `answers.${question}`;

/** Answers that close their question by what they say: `Nothing happened`. */
export function settledAnswers({
  answers,
}: Pick<IncidentRecord, 'answers'>): ReadonlyMap<string, RecordAnswer> {
  return new Map(answers.filter(({ fields }) => fields.length === 0).map((each) => [each.question, each]));
}

/** Puts such answers into the places of their questions. */
export function settle(sections: readonly DraftSection[], record: IncidentRecord): DraftSection[] {
  const answers = settledAnswers(record);
  if (answers.size === 0) return [...sections];
  const say = (node: OpenQuestion): Phrase[] | undefined => {
    const answer = answers.get(node.question.id);
    return answer && statement(node, answer, record);
  };
  return sections.map((section) => ({
    ...section,
    blocks: section.blocks.map((block) => inNode(block, say)),
  }));
}

function inNode<Each extends Nodes>(node: Each, say: (node: OpenQuestion) => Phrase[] | undefined): Each {
  if (!('children' in node) || (node.type === 'tableRow' && node.data?.entry !== undefined)) return node;
  let changed = false;
  const children = (node.children as Nodes[]).flatMap((child): Nodes[] => {
    const said = child.type === 'openQuestion' ? say(child) : undefined;
    const next = said ?? [inNode(child, say)];
    changed ||= next[0] !== child;
    return next;
  });
  return changed ? ({ ...node, children } as Each) : node;
}

/** Beside a label the answer says enough; elsewhere it follows its question. */
function statement({ question }: OpenQuestion, answer: RecordAnswer, record: IncidentRecord): Phrase[] {
  return [
    ...(question.kind === 'field' ? [] : [text(`${question.text} `)]),
    ...inline(record, answer.text),
    cite({ entries: question.entries, fields: [answerField(answer.question)] }),
  ];
}
