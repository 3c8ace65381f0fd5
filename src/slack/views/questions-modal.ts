import type { ModalView } from '@slack/types';
import { asksForTime } from '../../app/postmortem-questions.ts';
import { QUESTIONS, questionsLeftOut } from '../words/modals.ts';
import { context } from './blocks.ts';
import { INPUTS, MODALS } from './ids.ts';
import { modal, textInput } from './inputs.ts';
import type { ModalRefs } from './metadata.ts';
import { typed, type ViewValues } from './state.ts';

/** A question that the draft could not answer. `id` is the document's: letters, digits, `-`, `.` and `_`. */
export interface OpenQuestion {
  readonly id: string;
  readonly text: string;
}

export interface Answer {
  readonly id: string;
  readonly text: string;
}

/** Below the 100 blocks of a modal, with room for the lines around. */
const MOST = 90;

/** One input for each question; `refs` names the incident and the draft. */
export function questionsModal(questions: readonly OpenQuestion[], refs: ModalRefs): ModalView {
  const shown = questions.slice(0, MOST);
  const leftOut = questions.length - shown.length;
  return modal({
    callback: MODALS.questions,
    title: QUESTIONS.heading,
    ...(shown.length > 0 && { submit: QUESTIONS.submit }),
    refs,
    blocks: [
      context(shown.length > 0 ? QUESTIONS.intro : QUESTIONS.none),
      ...shown.map(({ id, text }) =>
        textInput({
          block: `${INPUTS.answer}${id}`.slice(0, 255),
          label: text,
          ...(asksForTime(id) && { hint: QUESTIONS.timeHint }),
          example: QUESTIONS.example,
          optional: true,
          multiline: true,
        }),
      ),
      ...(leftOut > 0 ? [context(questionsLeftOut(leftOut))] : []),
    ],
  });
}

/** Only what was answered, in the order of the modal. */
export function readQuestionsModal(values: ViewValues): readonly Answer[] {
  return Object.keys(values).flatMap((block) => {
    const text = block.startsWith(INPUTS.answer) ? typed(values, block) : undefined;
    return text ? [{ id: block.slice(INPUTS.answer.length), text }] : [];
  });
}
