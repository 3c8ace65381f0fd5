import type { ListItem } from 'mdast';
import { relatedKey } from '../../fills.ts';
import type { Findings } from '../../findings.ts';
import { ask, cite, type Phrase, text } from '../../nodes.ts';
import { inline } from '../../prose.ts';
import { subjectQuestion } from '../../questions.ts';
import { itemOf } from './points.ts';
import { fromItem } from './wording.ts';

const DAY = /\b\d{4}-\d{2}-\d{2}\b/;

/** Key, day, similarity and whether its lessons were applied; the day is read from what people wrote. */
export function relatedRow({ record }: Findings, index: number): [Phrase[], Phrase[], Phrase[], Phrase[]] {
  const related = record.related[index];
  const { key = '', why, lessonsApplied } = related ?? {};
  const date = related?.date ?? DAY.exec(`${key} ${why ?? ''}`)?.[0];
  const similarity = why
    ?.replace(DAY, '')
    .replace(/^[\s,;:–-]+|[\s,;:–(-]+$/gu, '')
    .trim();
  return [
    [...inline(record, key), cite(fromItem(record, `related.${index}`))],
    date ? [text(date)] : [ask(relatedQuestion(key, index, 'date'))],
    similarity ? inline(record, similarity) : [ask(relatedQuestion(key, index, 'why'))],
    lessonsApplied ? inline(record, lessonsApplied) : [ask(relatedQuestion(key, index, 'lessons'))],
  ];
}

/** `2023-11-20 – Database CPU spike – lessons applied: partially`. */
export function relatedItems({ record }: Findings): ListItem[] {
  return record.related.map(({ key, date, why, lessonsApplied }, index) => {
    const words = [key, date, why, lessonsApplied && `lessons applied: ${lessonsApplied}`]
      .filter(Boolean)
      .join(' – ');
    return itemOf([...inline(record, words), cite(fromItem(record, `related.${index}`))]);
  });
}

const WORDS = { date: 'When was it?', why: 'What was alike?', lessons: 'Were its lessons applied?' } as const;

function relatedQuestion(key: string, index: number, what: keyof typeof WORDS) {
  return subjectQuestion(`related.${what}`, relatedKey({ key }, index), { text: WORDS[what], about: key });
}
