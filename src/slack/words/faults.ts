import { codeBlock } from './escape.ts';

/** Said only when it is certain that nothing was written. */
export function notSaved(text: string): string {
  return `Not saved: the database does not answer. Your text, to send again:\n${codeBlock(text)}`;
}

/** Said when nobody knows: sending again under the same id cannot make two of it. */
export function notConfirmed(text: string): string {
  return `Not confirmed: the database did not answer in time, so this may be saved or not. Try again cannot save it twice. Your text:\n${codeBlock(text)}`;
}

/** The same two where there is no text to give back: a button, a modal, a menu. */
export function changeNotSaved(): string {
  return 'Not saved: the database does not answer. Nothing was changed; please try again in a moment.';
}

export function changeNotConfirmed(): string {
  return 'Not confirmed: the database did not answer in time. Trying again is safe: it cannot happen twice.';
}

/** The held text behind a Try again button is gone. */
export function textNotHeld(): string {
  return 'The text behind this button is no longer held. It stands in the message above: copy it and send it again.';
}

/** Something failed that nobody foresaw. `reference` is in the log. */
export function unexpected(reference: string): string {
  return `This did not work, and the reason is not known yet. It is in Scribe's log under \`${reference}\`.`;
}
