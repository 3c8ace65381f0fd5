import type { DraftSection } from '../../document.ts';
import type { Findings } from '../../findings.ts';
import { paragraph } from '../../nodes.ts';
import { actionsOf, actionTable } from '../sections/actions.ts';
import { lessonsOf } from '../sections/lessons.ts';
import { points } from '../sections/points.ts';
import { listOr, wellItems, worseItems } from '../sections/retrospective.ts';
import { open } from '../sections/wording.ts';

/** What went well, numbered. */
export function wentWell(findings: Findings): DraftSection {
  const items = [...wellItems(findings), ...worseItems(findings, 'Kept it from getting worse: ')];
  return { id: 'well', heading: 'What Went Well', level: 2, blocks: listOr('numbers', items, 'well') };
}

/** What went wrong, numbered. */
export function wentWrong({ record }: Findings): DraftSection {
  const items = points(record, 'wrong', record.wrong);
  return { id: 'wrong', heading: 'What Went Wrong', level: 2, blocks: listOr('numbers', items, 'wrong') };
}

/** All action items in one table. */
export function actions(findings: Findings): DraftSection {
  const all = actionsOf(findings);
  const blocks = all.length === 0 ? [paragraph(...open('actions'))] : actionTable(findings, all);
  return { id: 'actions', heading: 'Action Items', level: 2, blocks };
}

/** All lessons in one list. */
export function lessons(findings: Findings): DraftSection {
  const items = lessonsOf(findings, ['technical', 'process', 'organizational']);
  return { id: 'lessons', heading: 'Lessons Learned', level: 2, blocks: listOr('numbers', items, 'lessons') };
}
