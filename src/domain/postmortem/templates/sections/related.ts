import type { ListItem } from 'mdast';
import { fromField } from '../../../timeline/evidence.ts';
import type { Findings } from '../../findings.ts';
import { ask, cite, type Phrase, text } from '../../nodes.ts';
import { inline } from '../../prose.ts';
import type { Question } from '../../questions.ts';
import { itemOf } from './points.ts';

const DAY = /\b\d{4}-\d{2}-\d{2}\b/;

/** Key, day, similarity and whether its lessons were applied; the day is read from what people wrote. */
export function relatedRow({ record }: Findings, index: number): [Phrase[], Phrase[], Phrase[], Phrase[]] {
  const { key = '', why, lessonsApplied } = record.related[index] ?? {};
  const date = DAY.exec(`${key} ${why ?? ''}`)?.[0];
  const similarity = why
    ?.replace(DAY, '')
    .replace(/^[\s,;:–-]+|[\s,;:–(-]+$/gu, '')
    .trim();
  return [
    [...inline(record, key), cite(fromField(`related.${index}`))],
    date ? [text(date)] : [ask(relatedQuestion(key, index, 'date'))],
    similarity ? inline(record, similarity) : [ask(relatedQuestion(key, index, 'why'))],
    lessonsApplied ? inline(record, lessonsApplied) : [ask(relatedQuestion(key, index, 'lessons'))],
  ];
}

/** `2023-11-20 – Database CPU spike – lessons applied: partially`. */
export function relatedItems({ record }: Findings): ListItem[] {
  return record.related.map(({ key, why, lessonsApplied }, index) => {
    const words = [key, why, lessonsApplied && `lessons applied: ${lessonsApplied}`]
      .filter(Boolean)
      .join(' – ');
    return itemOf([...inline(record, words), cite(fromField(`related.${index}`))]);
  });
}

const WORDS = { date: 'When was it?', why: 'What was alike?', lessons: 'Were its lessons applied?' } as const;

function relatedQuestion(key: string, index: number, what: keyof typeof WORDS): Question {
  const id = `related.${what}.${key || index}`;
  return { id, kind: 'field', text: WORDS[what], section: 'related', required: false, entries: [] };
}
