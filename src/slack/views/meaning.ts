import type { ModalView, Overflow } from '@slack/types';
import { PARTIAL_MARKS } from '../../domain/incident/verbs/marking.ts';
import type { Entry } from '../../domain/timeline/entry.ts';
import {
  MARK_NAMES,
  type MarkName,
  type MeaningChange,
  markOn,
  OUTCOMES,
  type Outcome,
  type StatedOutcome,
} from '../../domain/timeline/mark.ts';
import type { MeaningQuestion } from '../../domain/timeline/meaning-question.ts';
import { statement } from '../words/entries.ts';
import { plainLine } from '../words/escape.ts';
import {
  ASK,
  beganElsewhere,
  MARK_OFFERS,
  MEANING,
  meaningSaid,
  OUTCOME_OFFERS,
  outcomeBefore,
  TAPS,
  whichEntry,
} from '../words/meaning.ts';
import { type Reader, when } from '../words/times.ts';
import { actions, button, type Message, message, option, overflow, section } from './blocks.ts';
import { type MeaningRef, writeValue } from './button-values.ts';
import { ACTIONS, INPUTS, MODALS } from './ids.ts';
import { choiceInput, manyInput, modal, textInput } from './inputs.ts';
import type { ModalRefs } from './modal-metadata.ts';
import { truncateMrkdwn } from './truncate.ts';
import { chosen, ticked, typed, type ViewValues } from './view-state.ts';

/** A button that says one thing of an entry. */
interface Tap extends MeaningRef {
  readonly label: string;
}

const LINE = 600;

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
        words: ASK.outcome(truncateMrkdwn(statement(attempt, reader), LINE)),
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
  const line = truncateMrkdwn(meaningSaid(change, statement(entry, reader)), LINE + 200);
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
  const words = beganElsewhere(truncateMrkdwn(statement(other, reader), LINE));
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

/** What the menu beside an entry offers; its values are these words, the block id names the entry. */
type EntryChoice = 'edit' | 'undo' | 'put-back' | 'more' | MarkName | `outcome ${Outcome}`;

/** The menu beside an entry: two marks that its type makes likely, and the way to all the others. */
export function entryMenu(entry: Entry): Overflow {
  if (entry.standing.state === 'struck')
    return overflow(ACTIONS.entryMenu, [option(TAPS.putBack, 'put-back' satisfies EntryChoice)]);
  const likely = likelyMarks(entry).map((choice) => option(choiceLabel(choice), choice));
  return overflow(ACTIONS.entryMenu, [
    ...likely,
    option(TAPS.more, 'more'),
    option(TAPS.edit, 'edit'),
    option(TAPS.undo, 'undo'),
  ]);
}

function likelyMarks({ type }: Entry): readonly (MarkName | `outcome ${Outcome}`)[] {
  switch (type) {
    case 'mitigation':
      return ['outcome worked', 'outcome no effect'];
    case 'recovery':
    case 'resolution':
      return ['restored', 'relapse'];
    case 'detection':
      return ['impact-started', 'relapse'];
    case 'change':
    case 'investigation':
      return ['cause', 'contributing'];
    case 'response':
      return ['acknowledged', 'escalated'];
    case 'communication':
    case 'decision':
    case 'note':
      return ['impact-started', 'loss'];
    default:
      return type satisfies never;
  }
}

function choiceLabel(choice: MarkName | `outcome ${Outcome}`): string {
  const outcome = outcomeOf(choice);
  return outcome ? OUTCOME_OFFERS[outcome] : MARK_OFFERS[choice as MarkName];
}

function outcomeOf(choice: string): Outcome | undefined {
  return OUTCOMES.find((outcome) => choice === `outcome ${outcome}`);
}

/** What the menu's choice says of its entry; `undefined` for a choice that opens something, or that is not known. */
export function changeOfChoice(choice: string | undefined): MeaningChange | undefined {
  const was = choice === undefined ? undefined : outcomeOf(choice);
  if (was) return { kind: 'outcome', was };
  const is = MARK_NAMES.find((name) => name === choice);
  return is && { kind: 'set', is };
}

/** Everything that one entry can mean. `attempts`: earlier attempts that a mitigation entry may go on with. */
export function meaningModal(
  entry: Entry,
  attempts: readonly Entry[],
  { reader, refs }: { readonly reader: Reader; readonly refs: ModalRefs },
): ModalView {
  const { marks = [], outcome, attempt } = entry;
  const part = marks.find((mark) => mark.part !== undefined)?.part;
  const named = attempts.filter(({ id }) => id.length <= OPTION_VALUE);
  return modal({
    callback: MODALS.meaning,
    title: MEANING.heading,
    submit: MEANING.submit,
    refs: { ...refs, entry: entry.id, version: entry.version },
    blocks: [
      section(truncateMrkdwn(statement(entry, reader), LINE)),
      manyInput({
        block: INPUTS.marks,
        label: MEANING.marks,
        optional: true,
        example: MEANING.marksExample,
        options: MARK_NAMES.map((name) => option(MARK_OFFERS[name], name)),
        initial: marks.map(({ is }) => is),
      }),
      textInput({
        block: INPUTS.where,
        label: MEANING.part,
        optional: true,
        example: MEANING.partExample,
        initial: part,
        max: 100,
      }),
      ...(entry.type === 'mitigation' || outcome
        ? [
            choiceInput({
              block: INPUTS.outcome,
              label: MEANING.outcome,
              optional: true,
              example: MEANING.outcomeExample,
              options: OUTCOMES.map((name) => option(OUTCOME_OFFERS[name], name)),
              initial: outcome?.was,
            }),
          ]
        : []),
      ...(entry.type === 'mitigation' && named.length > 0
        ? [
            choiceInput({
              block: INPUTS.attempt,
              label: MEANING.attempt,
              optional: true,
              example: MEANING.attemptExample,
              options: named.map((each) => option(entryLabel(each, reader), each.id)),
              initial: attempt,
            }),
          ]
        : []),
    ],
  });
}

/** Slack's limit for the value of an option (docs.slack.dev/reference/block-kit/composition-objects/option-object). */
const OPTION_VALUE = 150;

function entryLabel({ occurredAt, text }: Entry, reader: Reader): string {
  return `${when(occurredAt, reader)} · ${plainLine(text)}`;
}

/** The changes that make the entry mean what was sent. */
export function readMeaningModal(entry: Entry, values: ViewValues): readonly MeaningChange[] {
  const wanted = new Set(ticked(values, INPUTS.marks));
  const had = new Set<string>((entry.marks ?? []).map(({ is }) => is));
  const part = typed(values, INPUTS.where);
  const parted = partedMarks(entry, wanted);
  const marks = MARK_NAMES.flatMap((is): MeaningChange[] => {
    if (wanted.has(is)) {
      const own = parted.has(is) ? part : markOn(entry, is)?.part;
      return [{ kind: 'set', is, ...(own === undefined ? {} : { part: own }) }];
    }
    return had.has(is) ? [{ kind: 'taken-back', is }] : [];
  });
  const was = OUTCOMES.find((outcome) => outcome === chosen(values, INPUTS.outcome));
  const of = chosen(values, INPUTS.attempt);
  return [
    ...marks,
    ...(INPUTS.outcome in values && was !== entry.outcome?.was
      ? [{ kind: 'outcome' as const, ...(was ? { was } : {}) }]
      : []),
    ...(INPUTS.attempt in values ? [{ kind: 'attempt' as const, ...(of === undefined ? {} : { of }) }] : []),
  ];
}

/** The marks that the one field for a part is about: new ones and those that had a part, or else every one chosen. */
function partedMarks(entry: Entry, wanted: ReadonlySet<string>): ReadonlySet<MarkName> {
  const partial = [...PARTIAL_MARKS].filter((is) => wanted.has(is));
  const meant = partial.filter((is) => {
    const before = markOn(entry, is);
    return before === undefined || before.part !== undefined;
  });
  return new Set(meant.length > 0 ? meant : partial);
}
