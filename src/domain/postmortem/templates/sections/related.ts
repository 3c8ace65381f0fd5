import type { ListItem } from 'mdast';
import type { Analysis } from '../../analysis/analysis.ts';
import { ask, cite, type Phrase, text } from '../../document/nodes.ts';
import { inline } from '../../document/prose.ts';
import { subjectQuestion } from '../../questions/questions.ts';
import { relatedKey } from '../../questions/record-updates.ts';
import { itemOf } from './points.ts';
import { fromItem } from './statements.ts';

const DAY = /\b\d{4}-\d{2}-\d{2}\b/;

/** What is known of an earlier incident; its date is parsed from what people wrote. */
function relatedParts({ record }: Analysis, index: number) {
  const { key = '', date, why, lessonsApplied } = record.related[index] ?? {};
  const isDay = key.replace(DAY, '').trim() === '';
  return {
    id: isDay ? undefined : key,
    key,
    date: date ?? DAY.exec(`${key} ${why ?? ''}`)?.[0],
    similarity: why
      ?.replace(DAY, '')
      .replace(/^[\s,;:–-]+|[\s,;:–(-]+$/gu, '')
      .trim(),
    lessonsApplied,
    source: cite(fromItem(record, `related.${index}`)),
  };
}

/** The dates of earlier incidents that people gave, in order. */
export function relatedDays(analysis: Analysis): string[] {
  return analysis.record.related.flatMap((_, index) => relatedParts(analysis, index).date ?? []).sort();
}

/** Key, date, similarity and whether its lessons were applied; what is missing becomes questions. */
export function relatedRow(analysis: Analysis, index: number): [Phrase[], Phrase[], Phrase[], Phrase[]] {
  const { record } = analysis;
  const { id, key, date, similarity, lessonsApplied, source } = relatedParts(analysis, index);
  return [
    id ? [...inline(record, id), source] : [ask(relatedQuestion(key, index, 'id'))],
    date ? [text(date), ...(id ? [] : [source])] : [ask(relatedQuestion(key, index, 'date'))],
    similarity ? inline(record, similarity) : [ask(relatedQuestion(key, index, 'why'))],
    lessonsApplied ? inline(record, lessonsApplied) : [ask(relatedQuestion(key, index, 'lessons'))],
  ];
}

/** `INC-2023-045 (2023-08-12): connection pool issue; lessons applied: partially`. */
export function relatedItems(analysis: Analysis): ListItem[] {
  const { record } = analysis;
  return record.related.map((_, index) => {
    const { id, date, similarity, lessonsApplied, source } = relatedParts(analysis, index);
    const name = id ? `${id}${date && !id.includes(date) ? ` (${date})` : ''}` : (date ?? '');
    const lessons = lessonsApplied && `lessons applied: ${lessonsApplied}`;
    const words = [similarity, lessons].filter(Boolean).join('; ');
    return itemOf([...inline(record, words ? `${name}: ${words}` : name), source]);
  });
}

const WORDS = {
  id: 'What is its ID?',
  date: 'When was it?',
  why: 'What was alike?',
  lessons: 'Were its lessons applied?',
} as const;

function relatedQuestion(key: string, index: number, what: keyof typeof WORDS) {
  return subjectQuestion(`related.${what}`, relatedKey({ key }, index), { text: WORDS[what], about: key });
}
