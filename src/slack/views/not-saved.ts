import type { Button } from '@slack/types';
import { codeBlock } from '../words/escape.ts';
import { noIncidentYet, notConfirmed, noteNotConfirmed, notSaved, unexpected } from '../words/faults.ts';
import { actions, button, type Message, message, section } from './blocks.ts';
import { codeSections } from './code-sections.ts';
import { type CommandRef, writeCommand } from './command-value.ts';
import { ACTIONS } from './ids.ts';

/** What was typed, and the delivery's id, so that sending it again is the same thing. */
export interface Lost {
  readonly id: string;
  /** Everything after the command, as typed. */
  readonly text: string;
  /** Key of the incident, if it was chosen. */
  readonly incident?: string;
  /** Whether it was saved was in doubt before. */
  readonly inDoubt?: boolean;
}

/** For when it is certain that nothing was written. */
export function notSavedView(lost: Lost): Message {
  return withText(notSaved(lost.text), lost);
}

/** For when nobody knows whether it was written. */
export function notConfirmedView(lost: Lost): Message {
  return withText(notConfirmed(lost.text), { ...lost, inDoubt: true });
}

/** For a command whose change was saved, while nobody knows whether the note in it was. */
export function noteNotConfirmedView(changed: string, lost: Lost): Message {
  return withText(noteNotConfirmed(changed, lost.text), { ...lost, inDoubt: true });
}

/** For an unforeseen error; the text is given back too. */
export function unexpectedView(reference: string, lost: Lost): Message {
  return withText(`${unexpected(reference)} Your text:\n${codeBlock(lost.text)}`, { ...lost, inDoubt: true });
}

/**
 * For a command that needs an incident where there is none: what was typed, to be sent again once there is one. What was
 * to be logged can become the first entry of a new incident (`declare`).
 */
export function noIncidentView(why: string, lost: Lost, declare: boolean): Message {
  return withText(noIncidentYet(why, lost.text), lost, declare ? [declareWithButton(lost)] : []);
}

function declareWithButton({ id, text }: Lost) {
  return button({
    id: ACTIONS.declareWith,
    label: 'Declare an incident with it',
    value: writeCommand({ id, text }),
  });
}

/** The head, the text in as many code blocks as it needs, Try again, and what else can be done. */
function withText(whole: string, lost: Lost, more: readonly Button[] = []): Message {
  const head = whole.slice(0, whole.indexOf('\n```'));
  const ref: CommandRef = {
    id: lost.id,
    text: lost.text,
    ...(lost.incident && { incident: lost.incident }),
    ...(lost.inDoubt && { inDoubt: true as const }),
  };
  return message(whole, [
    section(head),
    ...codeSections(lost.text),
    actions([
      button({ id: ACTIONS.retry, label: 'Try again', value: writeCommand(ref), style: 'primary' }),
      ...more,
    ]),
  ]);
}
