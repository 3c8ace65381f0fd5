import type { ModalView } from '@slack/types';
import type { Message } from '../views/blocks.ts';
import { answerView } from '../views/plain-answer.ts';

/** What a person gets for a command; `outcome` is for the metrics. */
export type Answer =
  | {
      readonly kind: 'say';
      readonly message: Message;
      readonly outcome: string;
      /** Takes the place of the message that was clicked. */
      readonly replace?: boolean;
    }
  | { readonly kind: 'open'; readonly view: ModalView; readonly outcome: string }
  /** The modal in which was clicked shows this now. */
  | { readonly kind: 'update'; readonly view: ModalView; readonly outcome: string };

/** An answer of blocks. */
export function say(message: Message, outcome = 'done'): Answer {
  return { kind: 'say', message, outcome };
}

/** An answer that takes the place of the message that was clicked. */
export function replaceBy(message: Message, outcome = 'done'): Answer {
  return { kind: 'say', message, outcome, replace: true };
}

/** An answer of words alone. */
export function sayText(text: string, outcome = 'done'): Answer {
  return say(answerView(text), outcome);
}

/** A modal, opened at once. */
export function open(view: ModalView): Answer {
  return { kind: 'open', view, outcome: 'opened' };
}

/** The modal in which was clicked, as it is now. */
export function update(view: ModalView): Answer {
  return { kind: 'update', view, outcome: 'done' };
}
