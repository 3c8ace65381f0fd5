import type { ListItem } from 'mdast';
import { fromField } from '../../../timeline/evidence.ts';
import type { DraftSection } from '../../document.ts';
import type { Findings } from '../../findings.ts';
import { cite, text } from '../../nodes.ts';
import { inline, isWebAddress, link } from '../../prose.ts';
import { itemOf } from './points.ts';
import { relatedItems } from './related.ts';
import { listOr } from './retrospective.ts';

/** Links that people gave, and related incidents. */
export function references(findings: Findings): DraftSection {
  const related = relatedItems(findings).map((item): ListItem => {
    const [first, ...rest] = item.children;
    if (first?.type !== 'paragraph') return item;
    return { ...item, children: [{ ...first, children: [text('Related: '), ...first.children] }, ...rest] };
  });
  return {
    id: 'references',
    heading: 'References',
    level: 2,
    blocks: listOr('bullets', [...referenceItems(findings), ...related], 'references'),
  };
}

/** The links that people gave. */
export function referenceItems({ record }: Findings): ListItem[] {
  return record.references.map(({ title, url }, index) =>
    itemOf([
      ...(isWebAddress(url) ? [link(url, title)] : inline(record, `${title}: ${url}`)),
      cite(fromField(`references.${index}`)),
    ]),
  );
}
