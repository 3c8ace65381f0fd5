import { readSeverity, severityAt } from '../../domain/incident/severity.ts';
import { addressIn } from '../../domain/postmortem/document/address.ts';
import type { AnswerKind, LineRule } from '../../domain/postmortem/questions/answer-kind.ts';
import { type Offer, offerKey } from '../../domain/postmortem/questions/offer.ts';
import {
  type QuestionId,
  type QuestionRef,
  readQuestionId,
  rowOf,
} from '../../domain/postmortem/questions/questions.ts';
import { linesOf, readMetric, termOf } from '../../domain/postmortem/questions/record-updates.ts';
import { OUTCOMES } from '../../domain/timeline/mark.ts';
import {
  type AnswerContext,
  type AnswerReading,
  NOTHING,
  type Reading,
  read,
  type TypedAnswer,
  wrong,
} from './answer-reading.ts';
import type { Typed } from './question-form.ts';
import { dayAhead, readActions, readOwners } from './read-items.ts';
import { readEntry, readKeyTime, readTimes } from './read-times.ts';

/** Reads one answer; nothing is done yet. */
export function readAnswer(answer: TypedAnswer, context: AnswerContext): AnswerReading {
  const ref = readQuestionId(answer.id);
  if (!ref) return wrong('text', 'unknown-question');
  const own = readTyped(answer, ref, context);
  return own.kind === 'nothing' ? readTaken(answer) : own;
}

function readTyped(answer: TypedAnswer, ref: QuestionRef, context: AnswerContext): AnswerReading {
  const { typed } = answer;
  const { answer: way } = rowOf(ref.name);
  switch (way.to) {
    case 'field':
      return readField(way, typed);
    case 'remark':
      return typed.text === undefined ? NOTHING : read({ kind: 'settled', text: typed.text });
    case 'time':
      return readKeyTime(way, typed, context);
    case 'times':
      return readTimes(ref.key, answer, context);
    case 'entry':
      return readEntry(way, typed, context);
    case 'severity': {
      // A form sends the meaning; a person types a word of the team's.
      const said = typed.severity ?? typed.text ?? '';
      const severity =
        typed.severity === undefined
          ? severityAt(said, context.vocabulary)?.severity
          : readSeverity(typed.severity);
      return severity === undefined
        ? wrong('severity', 'no-severity', said)
        : read({ kind: 'severity', severity });
    }
    case 'outcome': {
      const was = OUTCOMES.find((outcome) => outcome === typed.choice);
      return was ? read({ kind: 'meanings', means: [{ kind: 'outcome', entry: ref.key, was }] }) : NOTHING;
    }
    case 'mark':
      return typed.choice === undefined
        ? NOTHING
        : read({ kind: 'meanings', means: [{ kind: 'mark', entry: typed.choice, is: way.is }] });
    case 'to-dos':
      return NOTHING;
    case 'owners':
      return readOwners(typed, context);
    case 'meeting':
      return typed.time ? read({ kind: 'meeting', at: typed.time }) : NOTHING;
    case 'actions':
      return readActions(typed, context);
    case 'owner':
      return typed.person === undefined
        ? NOTHING
        : read({ kind: 'owner', action: ref.key, to: typed.person });
    case 'due': {
      const day = dayAhead(typed, context);
      return day === undefined || typeof day === 'object'
        ? (day ?? NOTHING)
        : read({ kind: 'due', action: ref.key, to: day });
    }
    default:
      return way satisfies never;
  }
}

/** The offers that were ticked; with words of one's own, those count instead. */
function readTaken({ typed: { taken = [] }, offers = [] }: TypedAnswer): AnswerReading {
  const chosen = offers.filter((offer) => taken.includes(offerKey(offer)));
  const reading = readOffers(chosen);
  return reading ? read(reading) : NOTHING;
}

/** What taking these offers of one question does. */
export function readOffers(offers: readonly Offer[]): Reading | undefined {
  const titles = offers.flatMap(({ sets }) => (sets.kind === 'to-do' ? [sets.title] : []));
  if (titles.length > 0) return { kind: 'actions', titles, owner: undefined, due: undefined };
  const means = offers.flatMap(({ sets }) => (sets.kind === 'mark' || sets.kind === 'outcome' ? [sets] : []));
  if (means.length > 0) return { kind: 'meanings', means };
  const texts = offers.flatMap(({ sets }) => (sets.kind === 'answer' ? [sets.text] : []));
  return texts.length > 0 ? { kind: 'field', text: texts.join(', ') } : undefined;
}

/** The answer of one tap; `undefined` for a question that has none. */
export function readNone(id: QuestionId | string): Reading | undefined {
  const ref = readQuestionId(id);
  if (!ref) return undefined;
  const { none: text, section, answer } = rowOf(ref.name);
  if (text === undefined) return undefined;
  const isKept = section === 'impact' && answer.to === 'field' && !answer.adds;
  return isKept ? { kind: 'field', text } : { kind: 'settled', text };
}

function readField({ input, rule }: Extract<AnswerKind, { to: 'field' }>, typed: Typed): AnswerReading {
  const { text, person, people, day, choice } = typed;
  if (input === 'signer') {
    if (person === undefined) return text === undefined ? NOTHING : wrong('person', 'needs-person', text);
    if (text === undefined) return wrong('text', 'needs-words');
    return read({ kind: 'field', text: `${text.replace(/:/g, ' –')}: ${person}` });
  }
  const said = text ?? person ?? people?.join(', ') ?? day ?? choice;
  if (said === undefined || said === '') return NOTHING;
  const unfit = rule && linesOf(said).find((line) => !obeys(rule, line));
  return unfit === undefined
    ? read({ kind: 'field', text: said })
    : wrong('text', `no-${rule ?? 'term'}`, unfit);
}

function obeys(rule: LineRule, line: string): boolean {
  switch (rule) {
    case 'address':
      return addressIn(line) !== undefined;
    case 'term':
      return termOf(line) !== undefined;
    case 'metric': {
      const { name, normal, during } = readMetric(line);
      return name !== '' && (normal !== undefined || during !== undefined);
    }
    default:
      return rule satisfies never;
  }
}
