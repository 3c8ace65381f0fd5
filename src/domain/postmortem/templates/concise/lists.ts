import type { Analysis } from '../../analysis/analysis.ts';
import type { DraftSection } from '../../document/document.ts';
import { paragraph } from '../../document/nodes.ts';
import { actionsOf, actionTable, priorityQuestion } from '../sections/actions.ts';
import { lessonsOf } from '../sections/lessons.ts';
import { listOr, wellItems, worseGroups, wrongGroups } from '../sections/retrospective.ts';
import { open } from '../sections/statements.ts';

/** What went well, numbered. */
export function wentWell(analysis: Analysis): DraftSection {
  const items = [...wellItems(analysis), ...worseGroups(analysis)];
  return { id: 'well', heading: 'What Went Well', level: 2, blocks: listOr('numbers', items, 'well') };
}

/** What went wrong, numbered. */
export function wentWrong(analysis: Analysis): DraftSection {
  const blocks = listOr('numbers', wrongGroups(analysis), 'wrong');
  return { id: 'wrong', heading: 'What Went Wrong', level: 2, blocks };
}

/** All action items in one table. */
export function actions(analysis: Analysis): DraftSection {
  const all = actionsOf(analysis);
  const blocks =
    all.length === 0
      ? [paragraph(...open('actions'))]
      : [...actionTable(analysis, all), ...priorityQuestion(analysis)];
  return { id: 'actions', heading: 'Action Items', level: 2, blocks };
}

/** All lessons in one list. */
export function lessons(analysis: Analysis): DraftSection {
  const items = lessonsOf(analysis, ['technical', 'process', 'organizational']);
  return { id: 'lessons', heading: 'Lessons Learned', level: 2, blocks: listOr('numbers', items, 'lessons') };
}
