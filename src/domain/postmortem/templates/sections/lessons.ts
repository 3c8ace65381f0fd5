import type { ListItem } from 'mdast';
import type { Analysis } from '../../analysis/analysis.ts';
import { fromField } from '../../analysis/evidence.ts';
import type { DraftSection } from '../../document/document.ts';
import type { LessonKind } from '../../record/record.ts';
import { point } from './points.ts';
import { listOr } from './retrospective.ts';

/** Technical and process learnings; organizational ones are grouped with process. */
export function lessons(analysis: Analysis): DraftSection[] {
  return [
    { id: 'lessons', heading: 'Lessons Learned', level: 2, blocks: [] },
    {
      id: 'lessons.technical',
      heading: 'Technical Learnings',
      level: 3,
      blocks: listOr('numbers', lessonsOf(analysis, ['technical']), 'lessons.technical'),
    },
    {
      id: 'lessons.process',
      heading: 'Process Learnings',
      level: 3,
      blocks: listOr('numbers', lessonsOf(analysis, ['process', 'organizational']), 'lessons.process'),
    },
  ];
}

/** The lessons of some kinds, in the order of the record. */
export function lessonsOf({ record }: Analysis, kinds: readonly LessonKind[]): ListItem[] {
  return record.lessons.flatMap((lesson, index) =>
    kinds.includes(lesson.kind) ? [point(record, lesson.text, fromField(`lessons.${index}`))] : [],
  );
}
