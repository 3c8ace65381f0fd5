import type { TableRow } from 'mdast';
import { fromField } from '../../../timeline/evidence.ts';
import type { DraftSection } from '../../document.ts';
import type { Findings } from '../../findings.ts';
import { ask, type Block, cite, type Phrase, paragraph, remark, row, table, text } from '../../nodes.ts';
import { inline } from '../../prose.ts';
import { ACTION_KINDS, type ActionKind, nameOf, type RecordAction } from '../../record.ts';
import { open } from './wording.ts';

const HEADINGS: Readonly<Record<ActionKind, string>> = {
  prevent: 'Prevent',
  detect: 'Detect',
  respond: 'Respond',
  improve: 'Improve',
};

const COLUMNS = ['Action', 'Owner', 'Due Date', 'Priority', 'Status'];

interface Numbered {
  readonly action: RecordAction;
  readonly index: number;
}

/** The action items, one table for each kind; what has no kind yet stands before them. */
export function actionItems(findings: Findings): DraftSection[] {
  const all = findings.record.actions.map((action, index): Numbered => ({ action, index }));
  const unsorted = all.filter(({ action }) => action.kind === undefined);
  const intro: Block[] = all.length === 0 ? [paragraph(...open('actions'))] : tableOf(findings, unsorted);
  return [
    { id: 'actions', heading: 'Action Items', level: 2, blocks: intro },
    ...ACTION_KINDS.map((kind): DraftSection => {
      const ofKind = all.filter(({ action }) => action.kind === kind);
      const blocks = ofKind.length === 0 ? [remark('None recorded.')] : tableOf(findings, ofKind);
      return { id: `actions.${kind}`, heading: HEADINGS[kind], level: 3, blocks };
    }),
  ];
}

function tableOf(findings: Findings, actions: readonly Numbered[]): Block[] {
  return actions.length === 0
    ? []
    : [
        table(
          COLUMNS,
          actions.map((action) => actionRow(findings, action)),
        ),
      ];
}

function actionRow(findings: Findings, { action, index }: Numbered): TableRow {
  const { record } = findings;
  const name = action.id ?? `${index + 1}`;
  const key = action.id ? `${action.id}: ` : '';
  const done = action.doneWhen ? ` (done when ${action.doneWhen})` : '';
  return row(
    [...inline(record, `${key}${action.title}${done}`), cite(fromField(`actions.${index}`))],
    valueOr(findings, `action.owner.${name}`, action.owner && inline(record, nameOf(record, action.owner))),
    valueOr(findings, `action.due.${name}`, action.due && [text(action.due)]),
    action.priority ? [text(action.priority)] : [text('–')],
    [text(STATUS[action.status ?? 'open'])],
  );
}

const STATUS: Readonly<Record<NonNullable<RecordAction['status']>, string>> = {
  open: 'Open',
  'in progress': 'In progress',
  done: 'Done',
  'not doing': 'Not doing',
};

function valueOr({ gaps }: Findings, id: string, value: Phrase[] | '' | undefined): Phrase[] {
  if (value) return value;
  const gap = gaps.find((question) => question.id === id);
  return gap ? [ask(gap)] : [text('–')];
}
