import { codeBlock } from '../words/escape.ts';
import { notConfirmed, noteNotConfirmed, notSaved, unexpected } from '../words/faults.ts';
import { actions, button, LIMITS, type Message, message, pieces, section } from './blocks.ts';
import { type CommandRef, writeCommand } from './button-values.ts';
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

/** The head, the text in as many code blocks as it needs, and Try again. */
function withText(whole: string, lost: Lost): Message {
  const head = whole.slice(0, whole.indexOf('\n```'));
  const ref: CommandRef = {
    id: lost.id,
    text: lost.text,
    ...(lost.incident && { incident: lost.incident }),
    ...(lost.inDoubt && { inDoubt: true as const }),
  };
  return message(whole, [
    section(head),
    ...codePieces(lost.text).map((piece) => section(codeBlock(piece))),
    actions([button({ id: ACTIONS.retry, label: 'Try again', value: writeCommand(ref), style: 'primary' })]),
  ]);
}

/** Escaping makes text longer: each piece is as long as its code block lets it be, broken at a line where possible. */
function codePieces(text: string): string[] {
  const found: string[] = [];
  let rest = text;
  while (rest !== '') {
    let size = Math.min(rest.length, LIMITS.section);
    while (codeBlock(rest.slice(0, size)).length > LIMITS.section) size = Math.floor(size * 0.9);
    const [piece = rest] = pieces(rest, size);
    found.push(piece);
    rest = rest.slice(piece.length);
    if (rest.startsWith('\n')) rest = rest.slice(1);
  }
  return found;
}
