import { holderText } from '../../../actions/holder-words.ts';
import type { Analysis } from '../../analysis/analysis.ts';
import type { DraftSection } from '../../document/document.ts';
import {
  ask,
  type Block,
  cite,
  noneRecorded,
  type Phrase,
  paragraph,
  row,
  table,
  text,
} from '../../document/nodes.ts';
import { inline } from '../../document/prose.ts';
import {
  ACTION_KINDS,
  type ActionKind,
  type IncidentRecord,
  nameOf,
  type RecordAction,
} from '../../record/record.ts';
import { fromItem, open } from './statements.ts';

const HEADINGS: Readonly<Record<ActionKind, string>> = {
  prevent: 'Prevent',
  detect: 'Detect',
  respond: 'Respond',
  improve: 'Improve',
};

const ACTION_COLUMNS = ['Action', 'Owner', 'Due Date', 'Priority', 'Status'];

/** An action item and its place in the record. */
export interface Numbered {
  readonly action: RecordAction;
  readonly index: number;
}

/** The action items, one table for each kind; those without a kind come first. */
export function actionItems(analysis: Analysis): DraftSection[] {
  const all = actionsOf(analysis);
  const unsorted = all.filter(({ action }) => action.kind === undefined);
  const intro: Block[] =
    all.length === 0
      ? [paragraph(...open('actions'))]
      : [...priorityQuestion(analysis), ...actionTable(analysis, unsorted)];
  return [
    { id: 'actions', heading: 'Action Items', level: 2, blocks: intro },
    ...ACTION_KINDS.map((kind): DraftSection => {
      const ofKind = all.filter(({ action }) => action.kind === kind);
      const blocks = ofKind.length === 0 ? [noneRecorded('None recorded.')] : actionTable(analysis, ofKind);
      return { id: `actions.${kind}`, heading: HEADINGS[kind], level: 3, blocks };
    }),
  ];
}

/** A single question where open items have no priority. */
export function priorityQuestion({ record }: Analysis): Block[] {
  const without = record.actions.some(
    ({ priority, status }) => !priority && status !== 'done' && status !== 'not doing',
  );
  return without ? [paragraph(...open('actions.priority'))] : [];
}

/** Every action item in the order of the record. */
export function actionsOf({ record }: Analysis): Numbered[] {
  return record.actions.map((action, index) => ({ action, index }));
}

/** The items as a table; nothing when there are none. */
export function actionTable(analysis: Analysis, actions: readonly Numbered[]): Block[] {
  if (actions.length === 0) return [];
  const rows = actions.map((each) => {
    const { title, owner, due, priority, status } = actionCells(analysis, each);
    return row(title, owner, due, priority, status);
  });
  return [table(ACTION_COLUMNS, rows)];
}

/**
 * What tables and lists show of one action; `words` is its title without its key. Missing owners and dates are
 * questions.
 */
export function actionCells(
  analysis: Analysis,
  { action, index }: Numbered,
): Record<'title' | 'words' | 'owner' | 'due' | 'priority' | 'status', Phrase[]> {
  const { record } = analysis;
  const name = action.id ?? `${index + 1}`;
  const key = action.id ? `${action.id}: ` : '';
  const words = `${action.title}${action.doneWhen ? ` (done when ${action.doneWhen})` : ''}`;
  const source = cite(fromItem(record, `actions.${index}`));
  return {
    title: [...inline(record, `${key}${words}`), source],
    words: [...inline(record, words), source],
    owner: valueOr(analysis, `action.owner.${name}`, ownerPhrases(record, action)),
    due: valueOr(analysis, `action.due.${name}`, action.due && [text(action.due)]),
    priority: action.priority ? [text(action.priority)] : [text('–')],
    status: [text(statusWords(action))],
  };
}

/** The owner or, until a person takes it, those who have it. */
function ownerPhrases(record: IncidentRecord, { owner, heldBy }: RecordAction): Phrase[] | undefined {
  if (owner) return inline(record, nameOf(record, owner));
  return heldBy && inline(record, holderText(heldBy));
}

/** `Open`, `In progress`, `Done`, `Not doing`. */
export function statusWords({ status }: RecordAction): string {
  return STATUS[status ?? 'open'];
}

const STATUS: Readonly<Record<NonNullable<RecordAction['status']>, string>> = {
  open: 'Open',
  'in progress': 'In progress',
  done: 'Done',
  'not doing': 'Not doing',
};

function valueOr({ gaps }: Analysis, id: string, value: Phrase[] | '' | undefined): Phrase[] {
  if (value) return value;
  const gap = gaps.find((question) => question.id === id);
  return gap ? [ask(gap)] : [text('–')];
}
