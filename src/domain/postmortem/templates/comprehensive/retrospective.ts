import type { Analysis } from '../../analysis/analysis.ts';
import type { DraftSection } from '../../document/document.ts';
import { lessonsOf } from '../sections/lessons.ts';
import { listOr, wellItems, worseItems, wrongItems } from '../sections/retrospective.ts';

/** What went well and what kept it from getting worse. */
export function wentWell(analysis: Analysis): DraftSection[] {
  return [
    { id: 'well', heading: 'What Went Well', level: 2, blocks: [] },
    {
      id: 'well.successes',
      heading: 'Successes During the Incident',
      level: 3,
      blocks: listOr('bullets', wellItems(analysis), 'well'),
    },
    {
      id: 'well.worse',
      heading: 'What Prevented Worse Outcomes',
      level: 3,
      blocks: listOr('bullets', worseItems(analysis), 'preventedWorse'),
    },
  ];
}

/** What went wrong; a note that begins with `Process:` is a process failure. */
export function wentWrong(analysis: Analysis): DraftSection[] {
  return [
    { id: 'wrong', heading: 'What Went Wrong', level: 2, blocks: [] },
    {
      id: 'wrong.issues',
      heading: 'Issues Identified During the Incident',
      level: 3,
      blocks: listOr('bullets', wrongItems(analysis, false), 'wrong'),
    },
    {
      id: 'wrong.process',
      heading: 'Process Failures',
      level: 3,
      blocks: listOr('bullets', wrongItems(analysis, true), 'wrong.process'),
    },
  ];
}

/** What was learned about systems, process and organization. */
export function lessons(analysis: Analysis): DraftSection[] {
  return [
    { id: 'lessons', heading: 'Lessons Learned', level: 2, blocks: [] },
    {
      id: 'lessons.technical',
      heading: 'Technical Lessons',
      level: 3,
      blocks: listOr('numbers', lessonsOf(analysis, ['technical']), 'lessons.technical'),
    },
    {
      id: 'lessons.process',
      heading: 'Process Lessons',
      level: 3,
      blocks: listOr('numbers', lessonsOf(analysis, ['process']), 'lessons.process'),
    },
    {
      id: 'lessons.organizational',
      heading: 'Organizational Lessons',
      level: 3,
      blocks: listOr('numbers', lessonsOf(analysis, ['organizational']), 'lessons.organizational'),
    },
  ];
}
