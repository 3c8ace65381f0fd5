import { changedPaths } from '../record/changed-paths.ts';
import type { IncidentRecord, RecordAnswer } from '../record/record.ts';
import { type QuestionRef, readQuestionId, rowOf } from './questions.ts';
import {
  added,
  contributing,
  lesson,
  metric,
  type RecordUpdate,
  readMetric,
  whole,
} from './record-updates.ts';

/** What a person answered to a question, or noted in a line. */
export interface FieldAnswer {
  /** The question's id; or a note's, such as `note.well`. */
  readonly question: string;
  readonly text: string;
  readonly by: string;
  readonly at: Date;
  /** The answer closes its question by its words alone; no field of the record holds it. */
  readonly settles?: true;
}

/** What one-line commands note: each note counts, in the order in which they were made. */
const NOTES = {
  'note.why': added('whys', whole),
  'note.well': added('well', whole),
  'note.wrong': added('wrong', whole),
  'note.lucky': added('lucky', whole),
  'note.cause.people': contributing('people'),
  'note.cause.process': contributing('process'),
  'note.cause.technology': contributing('technology'),
  'note.cause.environment': contributing('environment'),
  'note.lesson.technical': lesson('technical'),
  'note.lesson.process': lesson('process'),
  'note.lesson.organizational': lesson('organizational'),
  'note.metric': (record, text) => metric(record, readMetric(text)),
} satisfies Record<string, RecordUpdate>;

export type NoteKind = keyof typeof NOTES;

/**
 * The record with everything that people answered and noted. Of several answers to one question the last one counts, or
 * all of them if they add to a list. Answers about something that another answer adds are applied after it.
 */
export function withAnswers(record: IncidentRecord, answers: readonly FieldAnswer[]): IncidentRecord {
  const last = new Set(lastAnswers(answers));
  const counting = answers.filter((answer) => isNote(answer) || last.has(answer) || addsUp(answer, answers));
  const order = new Map(answers.map((answer, index) => [answer, index]));
  const sorted = counting.sort(
    (a, b) => Number(isLate(a)) - Number(isLate(b)) || (order.get(a) ?? 0) - (order.get(b) ?? 0),
  );
  return sorted.reduce(withAnswer, record);
}

/** Whether an answer adds to a list and is not repeated later. */
function addsUp(answer: FieldAnswer, answers: readonly FieldAnswer[]): boolean {
  const { question, text, settles } = answer;
  if (settles || text === '' || !isListed(question)) return false;
  return answers.findLast((each) => each.question === question && each.text === text) === answer;
}

/** Whether everybody's answer to this question adds to a list; else the last one counts. */
export function isListed(question: string): boolean {
  const ref = readQuestionId(question);
  const kind = ref && rowOf(ref.name).answer;
  return kind?.to === 'field' && kind.adds === true;
}

/** The answer that counts for each question; an empty one withdraws those before it. */
export function lastAnswers(answers: readonly FieldAnswer[]): FieldAnswer[] {
  return [...new Map(answers.filter((each) => !isNote(each)).map((each) => [each.question, each])).values()];
}

function withAnswer(record: IncidentRecord, answer: FieldAnswer): IncidentRecord {
  const { question, text, by, at, settles } = answer;
  const ref = readQuestionId(question);
  const update = isNote(answer) ? NOTES[answer.question] : ref && !settles ? updateOf(ref) : undefined;
  const updated = update ? update(record, text, ref?.key ?? '') : record;
  const fields = update ? changedPaths(record, updated) : ref && !settles ? actedOn(record, ref, text) : [];
  if (text === '' || (fields.length === 0 && !settles)) return updated;
  const said: RecordAnswer = { question, text, by, at, fields };
  return { ...updated, answers: [...updated.answers, said] };
}

function updateOf({ name }: QuestionRef): RecordUpdate | undefined {
  const { answer } = rowOf(name);
  return 'update' in answer ? answer.update : undefined;
}

/** For answers that were applied elsewhere: the fields of the record that still show them. */
function actedOn(record: IncidentRecord, { name, key }: QuestionRef, text: string): string[] {
  const { answer: kind } = rowOf(name);
  const place = record.actions.findIndex((action, index) => (action.id ?? `${index + 1}`) === key);
  const action = record.actions[place];
  switch (kind.to) {
    case 'severity':
      return `${record.severity}` === text ? ['severity'] : [];
    case 'owner':
      return action?.owner === text ? [`actions.${place}.owner`] : [];
    case 'due':
      return action?.due === text ? [`actions.${place}.due`] : [];
    case 'actions':
    case 'to-dos': {
      const made = new Set(text.split(', '));
      return record.actions.flatMap(({ id = '' }, index) => (made.has(id) ? [`actions.${index}`] : []));
    }
    case 'owners':
      return record.actions.flatMap(({ owner, due }, index) => [
        ...(isIn(text, owner) ? [`actions.${index}.owner`] : []),
        ...(isIn(text, due) ? [`actions.${index}.due`] : []),
      ]);
    case 'field':
    case 'outcome':
    case 'mark':
    case 'remark':
    case 'time':
    case 'times':
    case 'entry':
    case 'meeting':
      return [];
    default:
      return kind satisfies never;
  }
}

/** Whether one of the things named in a row is this. */
function isIn(text: string, named: string | undefined): boolean {
  return named !== undefined && text.split(', ').includes(named);
}

/** Whether it is one of the notes that one-line commands make. */
export function isNote(answer: FieldAnswer): answer is FieldAnswer & { readonly question: NoteKind } {
  return Object.hasOwn(NOTES, answer.question);
}

/** About a signer or a related incident, which may itself be an answer. */
function isLate({ question }: FieldAnswer): boolean {
  return question === 'signOff.at' || (readQuestionId(question)?.key ?? '') !== '';
}
