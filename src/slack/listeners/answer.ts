import type { ModalView } from '@slack/types';
import type { Forms, Message } from '../views/blocks.ts';
import { readRefs, writeRefs } from '../views/modals/modal-metadata.ts';
import { answerView } from '../views/plain-answer.ts';

/** What a command or click came to; the metrics count it, and some outcomes decide what becomes of the answer. */
export type AnswerOutcome =
  | 'done'
  | 'added'
  | 'asked which'
  | 'asked whether'
  | 'asked whether new'
  | 'asked whether to share'
  | 'changed since'
  | 'declared'
  | 'discarded'
  | 'empty'
  | 'failed'
  | 'gone'
  | 'logged'
  | 'merged'
  | 'no incident'
  | 'not confirmed'
  | 'not saved'
  | 'opened'
  | 'refused'
  | 'taken back'
  | 'unchanged'
  | 'unclear'
  | 'unknown'
  | 'usage';

/** What a person gets for a command or a click; `outcome` is for the metrics. */
export type Answer =
  | {
      readonly kind: 'say';
      readonly message: Message;
      readonly outcome: AnswerOutcome;
      /** The same for workspaces that do not take the message's newer blocks, each form simpler than the one before. */
      readonly simpler?: readonly Message[];
      /** Replaces the message that holds the button. */
      readonly replace?: boolean;
    }
  | { readonly kind: 'open'; readonly view: ModalView; readonly outcome: AnswerOutcome }
  /** The modal that holds the button shows this now. */
  | { readonly kind: 'update'; readonly view: ModalView; readonly outcome: AnswerOutcome };

/** An answer in words. */
export type Said = Extract<Answer, { readonly kind: 'say' }>;

/** An answer of blocks. */
export function say(message: Message, outcome: AnswerOutcome = 'done'): Said {
  return { kind: 'say', message, outcome };
}

/** An answer in the newest blocks that the workspace takes. */
export function sayBest([message, ...simpler]: Forms, outcome: AnswerOutcome = 'done'): Said {
  return { ...say(message, outcome), simpler };
}

/** An answer that replaces the message that holds the button. */
export function replaceBy(message: Message, outcome: AnswerOutcome = 'done'): Said {
  return { kind: 'say', message, outcome, replace: true };
}

/** A text answer. */
export function sayText(text: string, outcome: AnswerOutcome = 'done'): Said {
  return say(answerView(text), outcome);
}

/** A modal, opened at once. */
export function open(view: ModalView): Answer {
  return { kind: 'open', view, outcome: 'opened' };
}

/** New content for the modal that holds the button. */
export function update(view: ModalView): Answer {
  return { kind: 'update', view, outcome: 'done' };
}

/** The same answer; a modal in it remembers the workspace that its incident belongs to. */
export function inTeam(answer: Answer, team: string): Answer {
  return answer.kind === 'say' ? answer : { ...answer, view: modalInTeam(answer.view, team) };
}

/** The same modal, which remembers the workspace. */
export function modalInTeam(view: ModalView, team: string): ModalView {
  return { ...view, private_metadata: writeRefs({ ...readRefs(view.private_metadata), team }) };
}
