import { fromField } from '../../../timeline/evidence.ts';
import type { DraftSection } from '../../document.ts';
import type { Findings } from '../../findings.ts';
import { bullets, cite, type Phrase, paragraph, text } from '../../nodes.ts';
import { inline, isWebAddress, link } from '../../prose.ts';
import { open } from './wording.ts';

/** Links that people gave, and related incidents. */
export function references(findings: Findings): DraftSection {
  const { record } = findings;
  const links = record.references.map(({ title, url }, index): Phrase[] => [
    ...(isWebAddress(url) ? [link(url, title)] : inline(record, `${title}: ${url}`)),
    cite(fromField(`references.${index}`)),
  ]);
  const related = record.related.map(({ key, why, lessonsApplied }, index): Phrase[] => [
    text('Related: '),
    ...inline(
      record,
      [key, why, lessonsApplied && `lessons applied: ${lessonsApplied}`].filter(Boolean).join(' – '),
    ),
    cite(fromField(`related.${index}`)),
  ]);
  const items = [...links, ...related];
  return {
    id: 'references',
    heading: 'References',
    level: 2,
    blocks: items.length === 0 ? [paragraph(...open('references'))] : [bullets(items)],
  };
}
