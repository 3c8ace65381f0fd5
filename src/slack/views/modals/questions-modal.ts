import type { KnownBlock, ModalView } from '@slack/types';
import type { TypedAnswer } from '../../../app/questions/answer-reading.ts';
import type { FormQuestion, Slot, Typed } from '../../../app/questions/question-form.ts';
import { wholeText } from '../../../domain/postmortem/questions/questions.ts';
import {
  QUESTIONS,
  questionsFirst,
  questionsNumbered,
  questionsPart,
  questionsSuggested,
  showAll,
} from '../../words/questions.ts';
import { answerBlock, readAnswerBlock, type ShownTimes } from '../answer-block.ts';
import { actions, button, context, section } from '../blocks.ts';
import { writeConfirmed } from '../confirmed-answers.ts';
import { ACTIONS, MODALS } from '../ids.ts';
import { modal } from './inputs.ts';
import type { ModalRefs } from './modal-metadata.ts';
import { questionBlocks } from './question-blocks.ts';
import { chosen, day, moment, people, person, ticked, typed, type ViewValues } from './view-state.ts';

/** A phone shows about so many lines of inputs without much scrolling; a field of several lines counts twice. */
const PAGE = 6;

/**
 * What a form shows: what `refs` name, or, where it is drawn again around what somebody types, the questions that it shows
 * already: their places in the list may have changed meanwhile.
 */
export interface QuestionsShown {
  readonly note?: string | undefined;
  readonly kept?: ReadonlySet<string>;
}

/**
 * Open questions with an input each, a few at a time: each part is saved when it is sent, and the next one follows. Those that
 * matter most come alone; the others are one click away.
 */
export function questionsModal(
  questions: readonly FormQuestion[],
  refs: ModalRefs,
  { note, kept }: QuestionsShown = {},
): ModalView {
  const askable = questions.filter(isAskable);
  const short = refs.all ? undefined : shortForm(askable, refs);
  const page = partOf(short?.asked ?? askable, {
    shown: askable.filter(({ question }) => kept?.has(question.id)),
    from: refs.from ?? 0,
    left: short?.left,
  });
  return short
    ? firstModal({ ...short, ...page, of: askable.length }, refs, note)
    : allModal({ asked: askable, ...page }, refs, note);
}

/** The questions of which a form shows a part, in its order. */
export function questionsIn(questions: readonly FormQuestion[], refs: ModalRefs): readonly FormQuestion[] {
  const askable = questions.filter(isAskable);
  return (refs.all ? undefined : shortForm(askable, refs)?.asked) ?? askable;
}

/** The questions that matter most, and what the record suggests; the others are one click away. */
interface ShortForm {
  readonly asked: readonly FormQuestion[];
  readonly suggested: readonly FormQuestion[];
  /** How many of `asked` are still to be shown: others take the places of those that were answered. */
  readonly left: number;
}

/** `undefined` where the questions come without places, and where nothing would be left out. */
function shortForm(
  askable: readonly FormQuestion[],
  { from = 0, left }: Pick<ModalRefs, 'from' | 'left'>,
): ShortForm | undefined {
  // A form of an earlier version counted all questions from its second part on.
  if (left === undefined && from > 0) return undefined;
  const suggested = askable.filter((form) => form.question.place === 'offered' && !isToDo(form));
  const asked = askable.filter(
    (form) => form.question.place === 'first' || (form.question.place && isToDo(form)),
  );
  if (suggested.length + asked.length === 0) return undefined;
  return { asked, suggested, left: left ?? asked.length };
}

/** Each of these is ticked for itself. */
function isToDo({ name }: FormQuestion): boolean {
  return name === 'to-dos';
}

/** Whether something that the record suggests can be ticked. */
function hasBox({ slots }: FormQuestion): boolean {
  return slots.some(({ slot }) => slot === 'taken');
}

/** The part of a list that a form shows. */
interface Part {
  readonly part: readonly FormQuestion[];
  readonly from: number;
  readonly more: boolean;
}

function firstModal(
  { asked, part, from, more, left, suggested, of }: ShortForm & Part & { readonly of: number },
  refs: ModalRefs,
  note: string | undefined,
): ModalView {
  const first = asked.slice(from, from + left).filter((form) => !isToDo(form));
  return modal({
    callback: MODALS.questions,
    title: QUESTIONS.heading,
    ...(part.length > 0 && { submit: more ? QUESTIONS.next : QUESTIONS.submit }),
    refs: { ...refs, from, more, left },
    blocks: [
      ...(note === undefined ? [] : [context(note)]),
      context(QUESTIONS.intro),
      ...(first.length > 0 ? [section(questionsFirst(first.length, part.some(hasBox)))] : []),
      ...part.flatMap(questionBlocks),
      ...(more ? [] : suggestionBlocks(suggested)),
      ...(of > part.length
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

function allModal(
  { asked, part, from, more }: Part & { readonly asked: readonly FormQuestion[] },
  refs: ModalRefs,
  note: string | undefined,
): ModalView {
  const heads = [...(note === undefined ? [] : [note]), part.length > 0 ? QUESTIONS.intro : QUESTIONS.none];
  return modal({
    callback: MODALS.questions,
    title: QUESTIONS.heading,
    ...(part.length > 0 && { submit: more ? QUESTIONS.next : QUESTIONS.submit }),
    refs: { ...refs, from, more },
    blocks: [
      ...heads.map((line) => context(line)),
      ...part.flatMap(questionBlocks),
      ...(refs.all || from > 0 || more ? [context(partLine(asked, { from, to: from + part.length }))] : []),
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

/**
 * The questions that a page holds: those that it shows already, and those of the list from this place on for which there is
 * room; at least one, and `left` at most.
 */
function partOf(
  list: readonly FormQuestion[],
  {
    shown,
    from,
    left = list.length,
  }: { readonly shown: readonly FormQuestion[]; readonly from: number; readonly left?: number | undefined },
): Part {
  const rest = list.slice(from).filter((form) => !shown.includes(form));
  const open = rest.slice(0, Math.max(0, left - shown.length));
  let lines = shown.reduce((sum, form) => sum + linesOf(form), 0);
  const over = open.findIndex((form, index) => {
    lines += linesOf(form);
    return index + shown.length > 0 && lines > PAGE;
  });
  const added = over === -1 ? open : open.slice(0, over);
  return { part: [...shown, ...added], from, more: added.length < open.length };
}

/** Where the next part begins: answered questions are no longer in the list. */
export function nextFrom(
  list: readonly FormQuestion[],
  shown: ReadonlySet<string>,
  { from = 0 }: Pick<ModalRefs, 'from'>,
): number {
  const next = list.findIndex(({ question }, index) => index >= from && !shown.has(question.id));
  return next === -1 ? list.length : next;
}

/** What its inputs take of a page. */
function linesOf({ slots }: FormQuestion): number {
  return Math.max(
    1,
    slots.reduce((sum, { slot, as, options = [] }) => {
      if (slot === 'taken') return sum + Math.ceil(options.length / 2);
      return sum + (as === 'lines' ? 2 : 1);
    }, 0),
  );
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
