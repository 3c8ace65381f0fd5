import type { ElementContent } from 'hast';
import type { List, PhrasingContent } from 'mdast';
import type { Postmortem } from '../../domain/postmortem/document/document.ts';
import type { OpenQuestion } from '../../domain/postmortem/document/nodes.ts';
import { anchors } from '../anchors.ts';
import {
  firstWords,
  laterWords,
  listOf,
  missingWords,
  type Numbered,
  OFFERED_WORDS,
  type OpenQuestions,
} from '../questions.ts';
import { element } from './element.ts';
import { elementsOf } from './to-hast.ts';

/** The short line in place of what is missing, each number a link to its question. */
export function linkedMissing(
  document: Pick<Postmortem, 'questions'>,
): (nodes: readonly OpenQuestion[]) => PhrasingContent[] {
  const missing = missingWords(document);
  return (nodes) => [
    {
      type: 'emphasis',
      data: { hName: 'mark' },
      children: missing(nodes)
        .split(/(\d+)/)
        .filter((part) => part !== '')
        .map((part) => (/^\d+$/.test(part) ? numberLink(part) : { type: 'text', value: part })),
    },
  ];
}

function numberLink(number: string): PhrasingContent {
  return {
    type: 'link',
    url: `#${anchors.question(Number(number))}`,
    children: [{ type: 'text', value: number }],
  };
}

/** The box near the top. */
export function questionBox(open: OpenQuestions): ElementContent[] {
  const { first, offered } = open;
  if (first.length + offered.length === 0) return [];
  const label = first.length > 0 ? firstWords(open) : OFFERED_WORDS;
  return [
    element('aside', { className: ['questions'], ariaLabel: label }, [
      ...(first.length === 0
        ? []
        : [element('h2', {}, [{ type: 'text', value: firstWords(open) }]), ...elements(first)]),
      ...(offered.length === 0
        ? []
        : [element('p', {}, [{ type: 'text', value: OFFERED_WORDS }]), ...elements(offered)]),
    ]),
  ];
}

/** All others, folded. */
export function questionDetails(open: OpenQuestions): ElementContent[] {
  if (open.later.length === 0) return [];
  const summary = element('summary', {}, [{ type: 'text', value: laterWords(open) }]);
  return [element('details', { className: ['questions'] }, [summary, ...elements(open.later)])];
}

/** The same where a template has a place for them, as a block of its section. */
export function questionListBlock({ later }: OpenQuestions): List {
  const list = listOf(later);
  const children = list.children.map((item, index) => ({
    ...item,
    data: { hProperties: { id: anchors.question(later[index]?.number ?? 0) } },
  }));
  return { ...list, children };
}

function elements(questions: readonly Numbered[]): ElementContent[] {
  const list = questionListBlock({ first: [], offered: [], later: questions });
  return elementsOf([list], { rows: new Set(), references: new Map(), about: () => '' }, '');
}
