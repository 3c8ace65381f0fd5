import type { DraftSection } from '../../document.ts';
import type { Findings } from '../../findings.ts';
import { paragraph } from '../../nodes.ts';
import { actionsOf, actionTable, priorityQuestion } from '../sections/actions.ts';
import { lessonsOf } from '../sections/lessons.ts';
import { listOr, wellItems, worseGroups, wrongGroups } from '../sections/retrospective.ts';
import { open } from '../sections/wording.ts';

/** What went well, numbered. */
export function wentWell(findings: Findings): DraftSection {
  const items = [...wellItems(findings), ...worseGroups(findings)];
  return { id: 'well', heading: 'What Went Well', level: 2, blocks: listOr('numbers', items, 'well') };
}

/** What went wrong, numbered. */
export function wentWrong(findings: Findings): DraftSection {
  const blocks = listOr('numbers', wrongGroups(findings), 'wrong');
  return { id: 'wrong', heading: 'What Went Wrong', level: 2, blocks };
}

/** All action items in one table. */
export function actions(findings: Findings): DraftSection {
  const all = actionsOf(findings);
  const blocks =
    all.length === 0
      ? [paragraph(...open('actions'))]
      : [...actionTable(findings, all), ...priorityQuestion(findings)];
  return { id: 'actions', heading: 'Action Items', level: 2, blocks };
}

/** All lessons in one list. */
export function lessons(findings: Findings): DraftSection {
  const items = lessonsOf(findings, ['technical', 'process', 'organizational']);
  return { id: 'lessons', heading: 'Lessons Learned', level: 2, blocks: listOr('numbers', items, 'lessons') };
}
