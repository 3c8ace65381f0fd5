import { day } from '../../../timeline/time-words.ts';
import type { Analysis } from '../../analysis/analysis.ts';
import type { DraftSection } from '../../document/document.ts';
import { type Block, noneRecorded, paragraph, remark, row, table, text } from '../../document/nodes.ts';
import type { RecordAction } from '../../record/record.ts';
import { actionCells, actionsOf, type Numbered, priorityQuestion } from '../sections/actions.ts';
import { monthsAfter } from '../sections/closing.ts';
import { open } from '../sections/statements.ts';

const HORIZONS = [
  ['immediate', 'Immediate Actions (Within 24 Hours)'],
  ['short', 'Short-Term Actions (Within 1 Week)'],
  ['medium', 'Medium-Term Actions (Within 1 Month)'],
  ['long', 'Long-Term Actions (Within 3 Months)'],
] as const;

const COLUMNS = ['#', 'Action', 'Owner', 'Due Date', 'Status', 'Priority'];

type Horizon = (typeof HORIZONS)[number][0] | 'later' | 'undated';

/**
 * The action items by how soon they are due, counted from the end of the incident; those without a key are numbered.
 */
export function horizonActions(analysis: Analysis): DraftSection[] {
  const groups = byHorizon(analysis);
  let count = 0;
  const tableOf = (horizon: Horizon): Block[] => {
    const actions = groups.get(horizon) ?? [];
    if (actions.length === 0) return [];
    return [
      table(
        COLUMNS,
        actions.map((each) => actionRow(analysis, each, ++count)),
      ),
    ];
  };
  const after = (words: string, blocks: Block[]): Block[] =>
    blocks.length === 0 ? [] : [remark(words), ...blocks];
  const undated = after('Without a due date:', tableOf('undated'));
  const isEmpty = analysis.record.actions.length === 0;
  const intro = isEmpty ? [paragraph(...open('actions'))] : [...priorityQuestion(analysis), ...undated];
  const none = isEmpty ? 'None recorded.' : 'None with a due date in this time.';
  return [
    { id: 'actions', heading: 'Action Items', level: 2, blocks: intro },
    ...HORIZONS.map(([horizon, heading]): DraftSection => {
      const due = tableOf(horizon);
      const rest = horizon === 'long' ? after('Due later than that:', tableOf('later')) : [];
      return {
        id: `actions.${horizon}`,
        heading,
        level: 3,
        blocks: [...(due.length === 0 ? [noneRecorded(none)] : due), ...rest],
      };
    }),
  ];
}

function byHorizon(analysis: Analysis): Map<Horizon, Numbered[]> {
  const end = analysis.reading.milestones.resolved?.at ?? analysis.began?.at;
  const groups = new Map<Horizon, Numbered[]>();
  for (const each of actionsOf(analysis)) {
    const horizon = end && each.action.due ? horizonOf(end, each.action.due) : 'undated';
    groups.set(horizon, [...(groups.get(horizon) ?? []), each]);
  }
  return groups;
}

/** Whole days: an item due on the last day of a horizon belongs to it. */
function horizonOf(end: Date, due: string): Horizon {
  if (due <= day(daysAfter(end, 1))) return 'immediate';
  if (due <= day(daysAfter(end, 7))) return 'short';
  if (due <= day(monthsAfter(end, 1))) return 'medium';
  return due <= day(monthsAfter(end, 3)) ? 'long' : 'later';
}

function daysAfter(at: Date, days: number): Date {
  return new Date(at.getTime() + days * 86_400_000);
}

const PRIORITIES: Readonly<Record<NonNullable<RecordAction['priority']>, string>> = {
  P0: 'Critical (P0)',
  P1: 'High (P1)',
  P2: 'Medium (P2)',
  P3: 'Low (P3)',
};

function actionRow(analysis: Analysis, each: Numbered, count: number) {
  const { words, owner, due, status } = actionCells(analysis, each);
  const { id, priority } = each.action;
  const rank = [text(priority ? PRIORITIES[priority] : '–')];
  return row([text(id ?? `${count}`)], words, owner, due, status, rank);
}
