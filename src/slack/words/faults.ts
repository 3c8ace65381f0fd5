import { VERBS } from '../../domain/incident/verbs/verbs.ts';
import { MODALS } from '../views/ids.ts';
import { asTyped, codeBlock, unescapeSlack } from './escape.ts';

/** Said only when it is certain that nothing was written. */
export function notSaved(text: string): string {
  return `Not saved: the database does not answer. Your text, to send again:\n${codeBlock(asTyped(text))}`;
}

/** Said when nobody knows: sending again under the same id cannot make two of it. */
export function notConfirmed(text: string): string {
  return `Not confirmed: the database did not answer in time, so this may be saved or not. Try again cannot save it twice. Your text:\n${codeBlock(asTyped(text))}`;
}

/** Said where the change that a command asks for was saved, and the note in it perhaps not. */
export function noteNotConfirmed(changed: string, text: string): string {
  return `${changed}\nThe note is not confirmed: the database did not answer in time, so it may be saved or not. Try again cannot save it twice. Your text:\n${codeBlock(asTyped(text))}`;
}

/** Said where a command needs an incident and there is none; `why` says that and how to get one. */
export function noIncidentYet(why: string, text: string): string {
  return `${why}\nNothing was recorded. Your text, to send again then:\n${codeBlock(asTyped(text))}`;
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
  return 'Scribe no longer has the text behind this button. It is in the message above: copy it and send it again.';
}

/** Slack refused a form, or does not answer. `form` is the modal's callback id, `error` Slack's code. */
export function formNotOpened(form: string, error: string | undefined, command: string): string {
  const why =
    error === undefined ? 'Slack did not open the form' : `Slack did not open the form (\`${error}\`)`;
  return `${why}. In one line it works without: ${inOneLine(form, command)}`;
}

/** Slack takes its time with a form: it may still appear. */
export function formLate(form: string, command: string): string {
  return `Slack is slow to open the form; it may still appear. In one line it works without: ${inOneLine(form, command)}`;
}

/** What a form does, typed in one line. */
function inOneLine(form: string, command: string): string {
  switch (form) {
    case MODALS.declare:
      return `\`${command} ${VERBS.declare.example}\``;
    case MODALS.resolve:
      return `\`${command} ${VERBS.resolve.example}\``;
    case MODALS.moveDate:
      return `\`${command} action move 3 2026-12-01 waiting for the new library\``;
    default:
      return `\`${command} ${VERBS.log.example}\``;
  }
}

/** The record is too large for what was asked to be there while Slack waits. */
export function tooHeavy(command: string): string {
  return `This incident has so large a record that this takes longer than Slack waits. Nothing was changed; please try again in a moment. In one line it works without a form, for example \`${command} ${VERBS.resolve.example}\``;
}

/** Something failed that nobody foresaw. `reference` is in the log. */
export function unexpected(reference: string): string {
  return `This did not work, and Scribe cannot say why. Its log has the details under \`${reference}\`.`;
}

/** Below what was wrong with a line: nothing came of it, and here it is again. */
export function nothingDone(): string {
  return 'Nothing was done. Your line:';
}

/** Below an answer after which nothing is different, whether or not it was so before. */
export function nothingNew(): string {
  return 'This changed nothing. Your line:';
}

/** Below a question that is asked before a line is carried out. */
export function lineAsked(): string {
  return 'Your line:';
}

/** Said for a button, menu or form that this version of Scribe has not. */
export function unknownControl(command: string): string {
  return `This comes from another version of Scribe, so nothing was done. What works now: \`${command} help\``;
}

/** Said for a command that Slack sends to Scribe under another name than the one that it was told. */
export function unknownCommand(typed: string, text: string, command: string): string {
  return `Scribe answers to \`${command}\` (SCRIBE_COMMAND) and not to \`${typed}\`. ${nothingDone()}\n${codeBlock(`${command} ${unescapeSlack(text)}`)}`;
}

/** Said where nobody has installed Scribe, or it was taken away; with the line, if one was typed. */
export function notInstalledHere(line?: string): string {
  const why =
    'Scribe is not installed in this workspace, so nothing was done. Somebody who may add apps can install it.';
  return line === undefined ? why : `${why} Your line:\n${codeBlock(unescapeSlack(line.trim()))}`;
}
