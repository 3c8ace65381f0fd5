import type { Entry } from '../../domain/timeline/entry.ts';
import type { MeaningChange, Outcome, StatedOutcome } from '../../domain/timeline/mark.ts';
import type { MeaningQuestion } from '../../domain/timeline/meaning-question.ts';
import { statement } from '../words/entries.ts';
import { plainLine } from '../words/escape.ts';
import { ASK, beganElsewhere, meaningSaid, outcomeBefore, TAPS, whichEntry } from '../words/meaning.ts';
import { type Reader, when } from '../words/times.ts';
import { actions, button, type Message, message, section } from './blocks.ts';
import { type MeaningRef, writeValue } from './button-values.ts';
import { ACTIONS } from './ids.ts';
import { truncateMrkdwn } from './truncate.ts';

/** A button that says one thing of an entry. */
interface Tap extends MeaningRef {
  readonly label: string;
}

/** How much of an entry a question and its answer show. */
export const ENTRY_SHOWN = 600;

/** The question that follows a receipt, with a button for each answer. Nobody has to tap. */
export function meaningQuestionView(question: MeaningQuestion, reader: Reader): Message {
  const { words, taps } = asked(question, reader);
  return message(words, [section(words), tapButtons(taps)]);
}

function asked(question: MeaningQuestion, reader: Reader): { words: string; taps: readonly Tap[] } {
  switch (question.kind) {
    case 'outcome': {
      const { attempt, shown } = question;
      return {
        words: ASK.outcome(truncateMrkdwn(statement(attempt, reader), ENTRY_SHOWN)),
        taps: outcomeTaps(attempt.id, shown.id),
      };
    }
    case 'restored':
      return {
        words: ASK.restored,
        taps: [
          tap(question.entry, TAPS.all, { kind: 'set', is: 'restored' }),
          { ...tap(question.entry, TAPS.part, { kind: 'set', is: 'restored' }), where: true },
        ],
      };
    case 'began':
      return {
        words: ASK.began,
        taps: [tap(question.entry, TAPS.began, { kind: 'set', is: 'impact-started' })],
      };
    case 'cause':
      return {
        words: ASK.cause,
        taps: [tap(question.entry, TAPS.cause, { kind: 'set', is: 'cause' })],
      };
    default:
      return question satisfies never;
  }
}

function outcomeTaps(entry: string, shown: string): readonly Tap[] {
  const was = (label: string, outcome: Outcome): Tap => ({
    entry,
    label,
    change: { kind: 'outcome', was: outcome, shown },
  });
  return [
    was(TAPS.worked, 'worked'),
    was(TAPS.partly, 'partly'),
    was(TAPS.noEffect, 'no effect'),
    { entry, label: TAPS.stillRunning, change: { kind: 'outcome' }, still: true },
  ];
}

function tap({ id }: Entry, label: string, change: MeaningChange): Tap {
  return { entry: id, label, change };
}

function tapButtons(taps: readonly Tap[]) {
  return actions(
    taps.map(({ label, ...ref }, index) =>
      button({ id: `${ACTIONS.mean}-${index}`, label, value: writeValue(ref) }),
    ),
  );
}

/**
 * What an entry means after a tap, with a button that takes it back. `theirs`: what somebody else had said of the
 * attempt.
 */
export function meaningView(
  entry: Entry,
  change: MeaningChange,
  { reader, theirs }: { readonly reader: Reader; readonly theirs?: StatedOutcome | undefined },
): Message {
  const line = truncateMrkdwn(meaningSaid(change, statement(entry, reader)), ENTRY_SHOWN + 200);
  const words = theirs ? `${line}\n${outcomeBefore(theirs)}` : line;
  const back = inverse(change);
  return message(words, [section(words), ...(back ? [backButton(tap(entry, TAPS.takeBack, back))] : [])]);
}

/** Its own id, since a question with buttons of its own may follow. */
function backButton({ label, ...ref }: Tap) {
  return actions([button({ id: `${ACTIONS.mean}-9`, label, value: writeValue(ref) })]);
}

/** The impact is marked to have begun at another entry: move it, or say that the problem returned. */
export function beganElsewhereView(id: string, other: Entry, reader: Reader): Message {
  const words = beganElsewhere(truncateMrkdwn(statement(other, reader), ENTRY_SHOWN));
  return message(words, [
    section(words),
    tapButtons([
      { entry: id, label: TAPS.move, change: { kind: 'set', is: 'impact-started' }, instead: other.id },
      { entry: id, label: TAPS.returned, change: { kind: 'set', is: 'relapse' } },
    ]),
  ]);
}

/** Which of several entries was meant: a button for each, at most ten. */
export function meaningChoiceView(entries: readonly Entry[], change: MeaningChange, reader: Reader): Message {
  const words = whichEntry(entries.length);
  const taps = entries.slice(0, MOST_CHOICES).map((entry) => tap(entry, entryLabel(entry, reader), change));
  return message(words, [section(words), tapButtons(taps)]);
}

/** The ids of the buttons end with one digit. */
const MOST_CHOICES = 10;

/** What takes a change back; nothing where it took something back itself. */
function inverse(change: MeaningChange): MeaningChange | undefined {
  switch (change.kind) {
    case 'set':
      return { kind: 'taken-back', is: change.is };
    case 'outcome':
      return change.was === undefined ? undefined : { kind: 'outcome' };
    case 'attempt':
      return change.of === undefined ? undefined : { kind: 'attempt' };
    case 'taken-back':
      return undefined;
    default:
      return change satisfies never;
  }
}

/** An entry in a button or a menu. */
export function entryLabel({ occurredAt, text }: Entry, reader: Reader): string {
  return `${when(occurredAt, reader)} · ${plainLine(text)}`;
}
