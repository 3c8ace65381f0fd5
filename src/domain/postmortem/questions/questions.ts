import type { Offer } from './offer.ts';
import type { Occasion, QuestionKind, QuestionRow } from './question-row.ts';
import { ACTION_ROWS } from './rows/actions.ts';
import { BASIC_ROWS } from './rows/basics.ts';
import { CAUSE_ROWS } from './rows/cause.ts';
import { EVIDENCE_ROWS } from './rows/evidence.ts';
import { IMPACT_ROWS } from './rows/impact.ts';
import { TIMELINE_ROWS } from './rows/timeline.ts';

/**
 * Every question that Scribe asks, one row each. Answers are stored by these names, so a name never changes its meaning
 * and none is taken away.
 */
export const QUESTION_ROWS = {
  ...BASIC_ROWS,
  ...TIMELINE_ROWS,
  ...IMPACT_ROWS,
  ...CAUSE_ROWS,
  ...ACTION_ROWS,
  ...EVIDENCE_ROWS,
} as const satisfies Readonly<Record<string, QuestionRow>>;

type Rows = typeof QUESTION_ROWS;

/** All questions. */
export type QuestionName = keyof Rows;
/** Questions about one of several things. */
export type SubjectName = {
  [Name in QuestionName]: Rows[Name] extends { each: true } ? Name : never;
}[QuestionName];
/** Questions of which there is one. */
export type FieldName = Exclude<QuestionName, SubjectName>;

/** The row of a question. */
export function rowOf(name: QuestionName): QuestionRow {
  return QUESTION_ROWS[name];
}

const NAMES = Object.keys(QUESTION_ROWS) as readonly QuestionName[];

/** The names of all questions about single fields. */
export const FIELD_NAMES = NAMES.filter((name) => !rowOf(name).each) as readonly FieldName[];
/** The names of all questions about one thing among several. */
export const SUBJECT_NAMES = NAMES.filter((name) => rowOf(name).each) as readonly SubjectName[];

export type QuestionId = FieldName | `${SubjectName}.${string}`;

/** Something that the record does not hold, asked of a person. */
export interface Question {
  /** The same gap has the same id in every draft. */
  readonly id: QuestionId;
  readonly kind: QuestionKind;
  readonly text: string;
  /** What it is about, when it is shown away from that: `A-12 “Add an alarm”`. */
  readonly about?: string;
  /** The part of the document that waits for the answer. */
  readonly section: string;
  /** A document with one of these open is only published with a reason. */
  readonly required: boolean;
  readonly entries: readonly string[];
  /** By which the places in the text and the lists name it: `question 7`. Absent outside of a document. */
  readonly number?: number;
  /** Where a document lists it; absent outside of a document. */
  readonly place?: QuestionPlace;
  /** Answers to take with one tap; absent where nothing is offered. */
  readonly offers?: readonly Offer[];
}

/**
 * `first`: among the few that would complete the draft. `offered`: the record suggests the answer, and all of these are
 * confirmed together. `later`: all others, which are folded.
 */
export type QuestionPlace = 'first' | 'offered' | 'later';

/** The question for a field that nobody filled in. */
export function fieldQuestion(name: FieldName, entries: readonly string[] = []): Question {
  const { text } = rowOf(name);
  return { id: name, text, ...placeOf(name), entries };
}

/** A question about one thing among several, which `key` names. */
export function subjectQuestion(
  name: SubjectName,
  key: string,
  words: Pick<Question, 'text'> & Partial<Pick<Question, 'about' | 'entries'>>,
): Question {
  return { id: `${name}.${key}`, entries: [], ...placeOf(name), ...words };
}

function placeOf(name: QuestionName): Pick<Question, 'kind' | 'section' | 'required'> {
  const { kind = 'field', section, required = false } = rowOf(name);
  return { kind, section, required };
}

/** A question's name, and which thing it is about. */
export interface QuestionRef {
  readonly name: QuestionName;
  /** Empty for the question about a field. */
  readonly key: string;
}

const FIELDS: ReadonlySet<string> = new Set(FIELD_NAMES);
const SUBJECT_STARTS = SUBJECT_NAMES.map((name) => [name, `${name}.`] as const);

/** Parses a question's id; `undefined` if it is not one. */
export function readQuestionId(id: string): QuestionRef | undefined {
  if (FIELDS.has(id)) return { name: id as FieldName, key: '' };
  const [subject, start = ''] = SUBJECT_STARTS.find(([, each]) => id.startsWith(each)) ?? [];
  return subject && { name: subject, key: id.slice(start.length) };
}

/** The question in words that make sense on their own. */
export function wholeText({ about, text }: Pick<Question, 'about' | 'text'>): string {
  return about === undefined ? text : `${about}: ${text}`;
}

/** Whether a question with this id is asked on such an occasion. */
export function isAskedOn(occasion: Occasion, id: string): boolean {
  const ref = readQuestionId(id);
  const { on } = ref ? rowOf(ref.name) : {};
  return on === undefined || on.includes(occasion);
}
