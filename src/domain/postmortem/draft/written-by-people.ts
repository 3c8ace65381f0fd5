import type { Nodes } from 'mdast';
import { checkBlamelessMarkdown } from '../../blameless/check-markdown.ts';
import type { Finding } from '../../blameless/finding.ts';
import type { Section } from '../document/document.ts';
import { walk } from '../document/walk.ts';

/** The field that a person's own statement in a section rests on. */
export function writtenIn(section: string): string {
  return `section.${section}`;
}

/** Wordings of blame in what people wrote into a section themselves; the record's own words are left alone. */
export function blameInSection(section: Section): readonly Finding[] {
  if (section.author.kind !== 'person') return [];
  const own = writtenIn(section.id);
  const findings: Finding[] = [];
  walk(section.blocks, (node) => {
    if (node.type === 'blockquote') return 'skip';
    if (node.type !== 'paragraph' && node.type !== 'tableRow') return undefined;
    if (restsOn(node, own)) findings.push(...checkBlamelessMarkdown(node));
    return 'skip';
  });
  return findings;
}

/** Whether a statement in it rests on this field. */
export function restsOn(node: Nodes, field: string): boolean {
  let found = false;
  walk([node], (inner) => {
    if (inner.type === 'cite' && inner.fields.includes(field)) found = true;
    return undefined;
  });
  return found;
}
