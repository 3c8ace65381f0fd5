import { isOwned } from '../../actions/action-item.ts';
import { counted } from '../../timeline/time-words.ts';
import { inline } from '../document/prose.ts';
import { plainText } from '../document/walk.ts';
import type { IncidentRecord, RecordAction } from '../record/record.ts';
import type { Suggestion } from '../suggestions/suggestion.ts';
import { fieldQuestion, type Question, subjectQuestion } from './questions.ts';
import { shortened } from './quoted.ts';

/** Entries that read like something to do, and are no action item yet. */
export function openToDos(
  record: IncidentRecord,
  suggestions: readonly Suggestion[],
): Extract<Suggestion, { kind: 'to-do' }>[] {
  const titles = new Set(record.actions.map(({ title }) => title.trim().toLowerCase()));
  return suggestions.flatMap((each) =>
    each.kind === 'to-do' && !titles.has(each.title.trim().toLowerCase()) ? [each] : [],
  );
}

/** One question for all of them. */
export function toDoQuestion(record: IncidentRecord, suggestions: readonly Suggestion[]): Question[] {
  const open = openToDos(record, suggestions);
  return open.length === 0
    ? []
    : [
        fieldQuestion(
          'to-dos',
          open.map(({ entry }) => entry),
        ),
      ];
}

const NAMED = 3;

/** Owners and dates are asked for once, for all items; the places of single items wait for the same answer. */
export function actionQuestions(record: IncidentRecord): Question[] {
  const open = record.actions.flatMap((action, index) => (isOpen(action) ? [{ action, index }] : []));
  const lacking = open.filter(({ action }) => !(isOwned(action) && action.due));
  if (lacking.length === 0) return [];
  const named = lacking.slice(0, NAMED).map(({ action }) => action.id ?? nameOfItem(record, action));
  const others = lacking.length - named.length;
  const items = `${named.join(', ')}${others > 0 ? ` and ${counted(others, 'other item')}` : ''}`;
  const all: Question = {
    ...fieldQuestion('actions.owners'),
    text: `Who owns ${items}, and ${lacking.length === 1 ? 'when is it due' : 'when are they due'}?`,
  };
  return [all, ...lacking.flatMap(({ action, index }) => ofItem(record, action, index))];
}

function isOpen({ status }: RecordAction): boolean {
  return status !== 'done' && status !== 'not doing';
}

function ofItem(record: IncidentRecord, action: RecordAction, index: number): Question[] {
  const key = action.id ?? `${index + 1}`;
  const about = nameOfItem(record, action);
  return [
    ...(isOwned(action) ? [] : [subjectQuestion('action.owner', key, { text: 'Who owns it?', about })]),
    ...(action.due ? [] : [subjectQuestion('action.due', key, { text: 'When is it due?', about })]),
  ];
}

function nameOfItem(record: IncidentRecord, { id, title }: RecordAction): string {
  return `${id ? `${id} ` : ''}“${shortened(plainText(inline(record, title)), 60)}”`;
}
