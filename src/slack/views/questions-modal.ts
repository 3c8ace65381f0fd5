import type { KnownBlock, ModalView } from '@slack/types';
import type { TypedAnswer } from '../../app/answer-reading.ts';
import type { FormQuestion, Slot, Typed } from '../../app/question-form.ts';
import { wholeText } from '../../domain/postmortem/questions/questions.ts';
import {
  QUESTIONS,
  questionsFirst,
  questionsNumbered,
  questionsPart,
  questionsSuggested,
  showAll,
} from '../words/questions.ts';
import { answerBlock, readAnswerBlock, type ShownTimes } from './answer-block.ts';
import { actions, button, context, section } from './blocks.ts';
import { writeConfirmed } from './confirmed-answers.ts';
import { ACTIONS, MODALS } from './ids.ts';
import { modal } from './inputs.ts';
import type { ModalRefs } from './modal-metadata.ts';
import { questionBlocks } from './question-blocks.ts';
import { chosen, day, moment, people, person, ticked, typed, type ViewValues } from './view-state.ts';

/** Well below the 100 blocks of a modal: nobody fills in a longer form in one go, and each part is saved when sent. */
const MOST = 60;

/** Open questions with an input each, as many as a modal holds; `refs.from` is how many come before them. */
export function questionsModal(
  questions: readonly FormQuestion[],
  refs: ModalRefs,
  note?: string,
): ModalView {
  const askable = questions.filter(isAskable);
  const short = !refs.all && (refs.from ?? 0) === 0 ? shortForm(askable) : undefined;
  if (short) return firstModal({ ...short, of: askable.length }, refs, note);
  return allModal(askable, refs, note);
}

/** The questions that matter most, and what the record suggests; the others are one click away. */
interface ShortForm {
  readonly asked: readonly FormQuestion[];
  readonly suggested: readonly FormQuestion[];
}

/** `undefined` where the questions come without places, and where nothing would be left out. */
function shortForm(askable: readonly FormQuestion[]): ShortForm | undefined {
  const suggested = askable.filter((form) => form.question.place === 'offered' && !isToDo(form));
  const asked = askable.filter(
    (form) => form.question.place === 'first' || (form.question.place && isToDo(form)),
  );
  if (suggested.length + asked.length === 0) return undefined;
  return { asked, suggested };
}

/** Each of these is ticked for itself. */
function isToDo({ name }: FormQuestion): boolean {
  return name === 'to-dos';
}

/** Whether something that the record suggests can be ticked. */
function hasBox({ slots }: FormQuestion): boolean {
  return slots.some(({ slot }) => slot === 'taken');
}

function firstModal(
  { asked, suggested, of }: ShortForm & { readonly of: number },
  refs: ModalRefs,
  note: string | undefined,
): ModalView {
  const first = asked.filter((form) => !isToDo(form));
  return modal({
    callback: MODALS.questions,
    title: QUESTIONS.heading,
    ...(asked.length > 0 && { submit: QUESTIONS.submit }),
    refs: { ...refs, from: 0, more: false },
    blocks: [
      ...(note === undefined ? [] : [context(note)]),
      context(QUESTIONS.intro),
      ...(first.length > 0 ? [section(questionsFirst(first.length, asked.some(hasBox)))] : []),
      ...asked.flatMap(questionBlocks),
      ...suggestionBlocks(suggested),
      ...(of > asked.length
        ? [actions([button({ id: ACTIONS.questionAll, label: showAll(of) })], 'all')]
        : []),
    ],
  });
}

/** The answers that the record suggests, with one button for all of them. */
function suggestionBlocks(suggested: readonly FormQuestion[]): KnownBlock[] {
  const shown = suggested.flatMap(({ question }) => {
    const [offer] = question.offers ?? [];
    return offer ? [{ asked: wholeText(question), offered: offer.text, source: offer.source }] : [];
  });
  if (shown.length === 0) return [];
  const value = writeConfirmed(suggested.map(({ question }) => question));
  return [
    section(questionsSuggested(shown)),
    actions([button({ id: ACTIONS.questionConfirm, label: QUESTIONS.confirm, value })], 'confirm'),
  ];
}

function allModal(asked: readonly FormQuestion[], refs: ModalRefs, note: string | undefined): ModalView {
  const { from = 0 } = refs;
  const [part, next] = partOf(asked, from);
  const heads = [...(note === undefined ? [] : [note]), part.length > 0 ? QUESTIONS.intro : QUESTIONS.none];
  return modal({
    callback: MODALS.questions,
    title: QUESTIONS.heading,
    ...(part.length > 0 && { submit: next === undefined ? QUESTIONS.submit : QUESTIONS.next }),
    refs: { ...refs, from, more: next !== undefined },
    blocks: [
      ...heads.map((line) => context(line)),
      ...part.flatMap(({ blocks }) => blocks),
      ...(refs.all || from > 0 || next !== undefined
        ? [context(partLine(asked, { from, to: from + part.length }))]
        : []),
    ],
  });
}

/** Which of the questions these are; a count of their places would contradict the numbers that they have in a draft. */
function partLine(
  asked: readonly FormQuestion[],
  { from, to }: { readonly from: number; readonly to: number },
): string {
  const of = asked.length;
  const more = to < of;
  const numbered = asked.slice(from, to).some(({ question }) => question.number !== undefined);
  return numbered
    ? questionsNumbered({ shown: to - from, of }, more)
    : questionsPart({ from: from + 1, to, of }, more);
}

/** How many questions a modal that begins at `from` holds, and where the next part begins. */
function partOf(
  asked: readonly FormQuestion[],
  from: number,
): [{ readonly blocks: KnownBlock[] }[], number?] {
  const part: { blocks: KnownBlock[] }[] = [];
  let count = 0;
  for (const question of asked.slice(from)) {
    const blocks = questionBlocks(question);
    if (count + blocks.length > MOST) return [part, from + part.length];
    count += blocks.length;
    part.push({ blocks });
  }
  return [part];
}

/** The questions that the modal before held, and those that came before them. */
export function shownUpTo(values: ViewValues): ReadonlySet<string> {
  return new Set(Object.keys(values).flatMap((block) => readAnswerBlock(block)?.question ?? []));
}

/** A question whose id is too long for an input is answered in the document only. */
function isAskable({ question, slots }: FormQuestion): boolean {
  return slots.every(({ slot, initial }) => {
    const shown = initial === undefined ? {} : { shown: initial };
    return answerBlock({ question: question.id, slot, ...shown }) !== undefined;
  });
}

/** Whatever was typed or chosen, question by question in the order of the modal. */
export function readQuestionsModal(values: ViewValues): readonly TypedAnswer[] {
  const answers = new Map<string, { typed: Typed; shown: ShownTimes }>();
  for (const block of Object.keys(values)) {
    const place = readAnswerBlock(block);
    if (!place) continue;
    const { question, slot, shown } = place;
    const value = slotValue(values, block, slot);
    if (value === undefined) continue;
    const before = answers.get(question) ?? { typed: {}, shown: {} };
    answers.set(question, {
      typed: { ...before.typed, [slot]: value },
      shown: shown === undefined ? before.shown : { ...before.shown, [slot]: shown },
    });
  }
  return [...answers].map(([id, { typed: said, shown }]) => ({ id, typed: said, shown }));
}

/** The input that an error is about: the one of that slot, or else the question's first one. */
export function inputOf(values: ViewValues, question: string, slot: Slot): string {
  const blocks = Object.keys(values).filter((block) => readAnswerBlock(block)?.question === question);
  return blocks.find((block) => readAnswerBlock(block)?.slot === slot) ?? blocks[0] ?? '';
}

function slotValue(values: ViewValues, block: string, slot: Slot): Typed[Slot] {
  switch (slot) {
    case 'text':
      return typed(values, block);
    case 'time':
    case 'first':
    case 'second':
      return moment(values, block);
    case 'person':
      return person(values, block);
    case 'people': {
      const users = people(values, block);
      return users.length === 0 ? undefined : users;
    }
    case 'day':
      return day(values, block);
    case 'severity':
    case 'choice':
      return chosen(values, block);
    case 'taken': {
      const keys = ticked(values, block);
      return keys.length === 0 ? undefined : keys;
    }
    default:
      return slot satisfies never;
  }
}
