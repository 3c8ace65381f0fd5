import type { ListItem, Paragraph } from 'mdast';
import type { ActionItem } from '../../actions/action-item.ts';
import { itemTitle } from '../../actions/item-title.ts';
import type { Section } from '../document/document.ts';
import { plainText, survey, walk } from '../document/walk.ts';
import { restsOn, writtenIn } from '../draft/written-by-people.ts';

/** A list item of a postmortem's text that may be something to do. */
export interface TextItem {
  /** Id and heading of its section. */
  readonly section: string;
  readonly heading: string;
  readonly title: string;
  /** People wrote it into the section; the others are lines of the draft. */
  readonly written: boolean;
}

/**
 * The list items that state something, each title once, in the order of the document. Left out are remarks of the template,
 * open questions, ticked boxes, and what the record has as an action item.
 */
export function itemsInText(sections: readonly Section[]): readonly TextItem[] {
  const found = new Map<string, TextItem>();
  for (const { id, heading = id, blocks } of sections) {
    walk(blocks, (node) => {
      if (node.type === 'blockquote') return 'skip';
      const title = node.type === 'listItem' ? titleOf(node) : '';
      if (title !== '' && !found.has(sameAs(title)))
        found.set(sameAs(title), {
          ...{ section: id, heading, title },
          written: restsOn(ownLine(node as ListItem) as Paragraph, writtenIn(id)),
        });
      return undefined;
    });
  }
  return [...found.values()];
}

/** Those that are no action items yet: no item is called so, and they name none by its key. */
export function notYetItems(
  texts: readonly TextItem[],
  items: readonly Pick<ActionItem, 'key' | 'title'>[],
): readonly TextItem[] {
  const titles = new Set(items.map(({ title }) => sameAs(title)));
  const keys = new Set(items.map(({ key }) => key));
  return texts.filter(
    ({ title }) =>
      !titles.has(sameAs(title)) && !(title.match(/\bA-\d+\b/g) ?? []).some((key) => keys.has(key)),
  );
}

/** What two ways to write one title have in common. */
export function sameAs(title: string): string {
  return title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/[.;,\s]+$/, '')
    .trim();
}

function titleOf(item: ListItem): string {
  const line = ownLine(item);
  if (!line || line.data?.remark || item.checked === true) return '';
  const { cites, questions } = survey([line]);
  if (cites.length === 0 || questions.length > 0) return '';
  const isItem = cites.some(({ fields }) => fields.some((field) => /^actions\b/.test(field)));
  return isItem ? '' : itemTitle(plainText([line]));
}

/** Its words without the lists below it, which have items of their own. */
function ownLine({ children }: ListItem): Paragraph | undefined {
  return children.find((child) => child.type === 'paragraph');
}
