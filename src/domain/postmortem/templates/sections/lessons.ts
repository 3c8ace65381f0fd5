import { fromField } from '../../../timeline/evidence.ts';
import type { DraftSection } from '../../document.ts';
import type { Findings } from '../../findings.ts';
import { type Block, numbered, type Phrase, paragraph, text } from '../../nodes.ts';
import { says } from '../../prose.ts';
import type { LessonKind } from '../../record.ts';
import { open } from './wording.ts';

/** Technical and process learnings; what was learned about the organization stands with the process. */
export function lessons(findings: Findings): DraftSection[] {
  const technical = lessonsOf(findings, ['technical']);
  const process = lessonsOf(findings, ['process', 'organizational']);
  return [
    { id: 'lessons', heading: 'Lessons Learned', level: 2, blocks: [] },
    {
      id: 'lessons.technical',
      heading: 'Technical Learnings',
      level: 3,
      blocks: numberedOr(technical, 'lessons.technical'),
    },
    {
      id: 'lessons.process',
      heading: 'Process Learnings',
      level: 3,
      blocks: numberedOr(process, 'lessons.process'),
    },
  ];
}

export function lessonsOf({ record }: Findings, kinds: readonly LessonKind[]): Phrase[][] {
  return record.lessons.flatMap((lesson, index) => {
    if (!kinds.includes(lesson.kind)) return [];
    const words = says(record, lesson.text, fromField(`lessons.${index}`));
    return [
      lesson.kind === 'organizational' && kinds.length > 1 ? [text('Organization: '), ...words] : words,
    ];
  });
}

function numberedOr(items: readonly Phrase[][], question: 'lessons.technical' | 'lessons.process'): Block[] {
  return items.length === 0 ? [paragraph(...open(question))] : [numbered(items)];
}
