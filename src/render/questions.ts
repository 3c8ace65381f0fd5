import type { List, ListItem, Paragraph, PhrasingContent, RootContent } from 'mdast';
import type { Postmortem } from '../domain/postmortem/document/document.ts';
import type { OpenQuestion } from '../domain/postmortem/document/nodes.ts';
import { marked } from '../domain/postmortem/document/prose.ts';
import type { Offer } from '../domain/postmortem/questions/offer.ts';
import { type Question, wholeText } from '../domain/postmortem/questions/questions.ts';
import { counted } from '../domain/timeline/time-words.ts';
import { isQuestionList, joinTexts } from './resolve-nodes.ts';

/** A question of a document with its number. */
export type Numbered = Question & { readonly number: number };

/** The open questions of a document by where they stand. */
export interface OpenQuestions {
  readonly first: readonly Numbered[];
  readonly offered: readonly Numbered[];
  readonly later: readonly Numbered[];
}

/** A document of an earlier version numbers its questions by their order, and folds them all. */
export function openQuestionsOf({ questions }: Pick<Postmortem, 'questions'>): OpenQuestions {
  const all = questions.map((each, index): Numbered => ({ ...each, number: each.number ?? index + 1 }));
  const at = (place: NonNullable<Question['place']>) =>
    all.filter((question) => (question.place ?? 'later') === place);
  return { first: at('first'), offered: at('offered'), later: at('later') };
}

/** Writes the short line in place of what is missing. */
export type MissingWords = (questions: readonly OpenQuestion[]) => string;

/** `not recorded yet · question 7`; without a number where the question is not asked about this incident. */
export function missingWords(document: Pick<Postmortem, 'questions'>): MissingWords {
  const { first, offered, later } = openQuestionsOf(document);
  const numbers = new Map<string, number>(
    [...first, ...offered, ...later].map(({ id, number }) => [id, number]),
  );
  return (nodes) => {
    const asked = new Set(nodes.flatMap(({ question }) => numbers.get(question.id) ?? []));
    if (asked.size === 0) return 'not recorded';
    const isMissing = nodes.some(({ question: { kind } }) => MISSING.has(kind));
    const named = inRow([...asked].sort((a, b) => a - b));
    return `${isMissing ? 'not recorded yet' : 'open'} · ${asked.size === 1 ? 'question' : 'questions'} ${named}`;
  };
}

/** Questions about something that is not there; the others are about what is. */
const MISSING: ReadonlySet<Question['kind']> = new Set(['field', 'milestone', 'action', 'communication']);

function inRow(numbers: readonly number[]): string {
  const last = numbers.at(-1) ?? '';
  return numbers.length < 2 ? `${last}` : `${numbers.slice(0, -1).join(', ')} and ${last}`;
}

/** `5 answers would complete this draft`. */
export function firstWords({ first }: OpenQuestions): string {
  return `${counted(first.length, 'answer')} would complete this draft`;
}

export const OFFERED_WORDS = 'The record suggests these, to be confirmed together:';

/** `3 more questions`. */
export function laterWords({ later }: OpenQuestions): string {
  return counted(later.length, 'more question');
}

/** The short line in italics, as Markdown shows it. */
export function missingPhrases(
  document: Pick<Postmortem, 'questions'>,
): (nodes: readonly OpenQuestion[]) => PhrasingContent[] {
  const missing = missingWords(document);
  return (nodes) => [{ type: 'emphasis', children: [words(missing(nodes))] }];
}

/** The same, marked for renderers that have a colour for it. */
export function markedMissing(
  document: Pick<Postmortem, 'questions'>,
): (nodes: readonly OpenQuestion[]) => PhrasingContent[] {
  const missing = missingWords(document);
  return (nodes) => [{ type: 'emphasis', data: { hName: 'mark' }, children: [words(missing(nodes))] }];
}

/** Whether a template has a place of its own for the list of open questions. */
export function hasQuestionList({ sections }: Pick<Postmortem, 'sections'>): boolean {
  return sections.some(({ blocks }) => blocks.some(isQuestionList));
}

/** The box near the top: what would complete the draft, and what only has to be confirmed. */
export function firstBlocks(open: OpenQuestions): RootContent[] {
  const { first, offered } = open;
  return [
    ...(first.length === 0
      ? []
      : [line({ type: 'strong', children: [words(firstWords(open))] }), listOf(first)]),
    ...(offered.length === 0 ? [] : [line(words(OFFERED_WORDS)), listOf(offered)]),
  ];
}

/** The questions, each with its number and what is offered as its answer. */
export function listOf(questions: readonly Numbered[]): List {
  return { type: 'list', ordered: false, spread: false, children: questions.map(itemOf) };
}

function itemOf(question: Numbered): ListItem {
  return { type: 'listItem', spread: false, children: [line(...joinTexts(questionPhrases(question)))] };
}

/** `7 · When did it start? Offered: 10:04 “alert” (10:04 reads like: it began)`. */
function questionPhrases(question: Numbered): PhrasingContent[] {
  const { number, offers = [] } = question;
  return [
    { type: 'strong', children: [words(`${number}`)] },
    words(' · '),
    ...marked(wholeText(question)),
    ...offers.flatMap((offer, index) => offerPhrases(offer, index)),
  ];
}

function offerPhrases({ text, source }: Offer, index: number): PhrasingContent[] {
  return [
    words(index === 0 ? ' Offered: ' : '; '),
    { type: 'emphasis', children: marked(text) },
    ...(source === undefined ? [] : [words(' ('), ...marked(source), words(')')]),
  ];
}

function line(...children: PhrasingContent[]): Paragraph {
  return { type: 'paragraph', children };
}

function words(value: string): PhrasingContent {
  return { type: 'text', value };
}
