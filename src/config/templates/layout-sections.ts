import type { Heading } from 'mdast';
import type { Block, Phrase } from '../../domain/postmortem/document/nodes.ts';
import { text } from '../../domain/postmortem/document/nodes.ts';
import { walk } from '../../domain/postmortem/document/walk.ts';
import type { LayoutSection } from '../../domain/postmortem/templates/own/layout.ts';
import { ConfigFault } from '../config-fault.ts';
import { SectionIds } from './section-ids.ts';
import type { PlacedPiece } from './template-blocks.ts';

/** The title of a template whose text has no heading of the first level. */
export interface GivenTitle {
  readonly phrases: readonly Phrase[];
  readonly line: number;
}

/** Deeper headings stay inside of their section. */
const DEEPEST = 4;

type SectionHeading = Heading & { readonly depth: LayoutSection['level'] };

/**
 * Blocks as sections by their headings. The first heading of the first level is the document's title; without one the
 * given title is, or else the incident's. Throws `ConfigFault`.
 */
export function layoutSections(
  pieces: readonly PlacedPiece[],
  file: string,
  given: GivenTitle | undefined,
): LayoutSection[] {
  const headings = pieces.filter(({ block }) => isSectionHeading(block));
  if (headings.length === 0) {
    throw new ConfigFault(`${file}:1 has no heading; a document has at least one, for example "## Summary".`);
  }
  const title = headings.find(({ block }) => block.type === 'heading' && block.depth === 1);
  if (title && given) {
    throw new ConfigFault(
      `${file}:${given.line} gives a title, and so does the heading in ${title.file}:${title.line}; keep one of them.`,
    );
  }
  const ids = new SectionIds();
  const sections: Open[] = [];
  if (!title) {
    const heading = given?.phrases ?? USUAL_TITLE;
    sections.push({ id: ids.next('', 1, true), level: 1, heading, blocks: [] });
  }
  for (const { block } of pieces) {
    if (isSectionHeading(block)) {
      const id = ids.next(wordsOf(block), block.depth, block === title?.block);
      sections.push({ id, level: block.depth, heading: block.children, blocks: [] });
    } else {
      if (sections.length === 0) sections.push({ id: ids.next('preface', 1, false), level: 2, blocks: [] });
      sections.at(-1)?.blocks.push(block);
    }
  }
  return sections;
}

type Open = Omit<LayoutSection, 'blocks'> & { readonly blocks: Block[] };

/** As the built-in templates have it. */
const USUAL_TITLE: readonly Phrase[] = [
  text('Postmortem: '),
  { ...text('{{title}}'), data: { slot: 'title' } },
];

function isSectionHeading(block: Block): block is SectionHeading {
  return block.type === 'heading' && block.depth <= DEEPEST;
}

/** The heading's own words; a slot in it counts by its name, whatever the record says. */
function wordsOf(heading: Heading): string {
  const words: string[] = [];
  walk([heading], (node) => {
    if (node.type === 'text' || node.type === 'inlineCode') words.push(node.value);
    return undefined;
  });
  return words.join(' ');
}
