import type { ListItem } from 'mdast';
import type { Analysis } from '../../analysis/analysis.ts';
import { fromField } from '../../analysis/evidence.ts';
import type { DraftSection } from '../../document/document.ts';
import { cite, paragraph, text } from '../../document/nodes.ts';
import { inline, isWebAddress, link } from '../../document/prose.ts';
import { itemOf, listOf } from './points.ts';
import { relatedItems } from './related.ts';
import { open } from './statements.ts';

/** Links that people gave, or the question for them; and related incidents. */
export function references(analysis: Analysis): DraftSection {
  const related = relatedItems(analysis).map((item): ListItem => {
    const [first, ...rest] = item.children;
    if (first?.type !== 'paragraph') return item;
    return { ...item, children: [{ ...first, children: [text('Related: '), ...first.children] }, ...rest] };
  });
  const links = referenceItems(analysis);
  const items = [...links, ...related];
  return {
    id: 'references',
    heading: 'References',
    level: 2,
    blocks: [
      ...(items.length > 0 ? [listOf('bullets', items)] : []),
      ...(links.length === 0 ? [paragraph(...open('references'))] : []),
    ],
  };
}

/** The links that people gave. */
export function referenceItems({ record }: Analysis): ListItem[] {
  return record.references.map(({ title, url }, index) => {
    const shown = isWebAddress(url) ? [link(url, title)] : inline(record, `${title}: ${url}`);
    return itemOf([...shown, cite(fromField(`references.${index}`))]);
  });
}
