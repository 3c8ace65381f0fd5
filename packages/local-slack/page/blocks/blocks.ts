import type { AnyBlock, KnownBlock } from '@slack/types';
import { h } from '../dom.ts';
import { textWithEmoji } from '../emoji-view.ts';
import { markdown } from '../markdown.ts';
import { alertView, cardView, containerView } from './boxes.ts';
import { dataTableView } from './data-table.ts';
import { elementView } from './element.ts';
import { imageBlockView } from './image.ts';
import { richTextView } from './rich-text.ts';
import { contextView, inputView, sectionView } from './section.ts';
import type { Surface } from './surface.ts';
import { tableView } from './table.ts';

/** All blocks of a message or view. `errors` are the app's error messages by block_id. */
export function blocksView(
  surface: Surface,
  blocks: readonly KnownBlock[],
  errors: Readonly<Record<string, string>> = {},
): HTMLElement {
  const views = blocks.map((block) => {
    const view = blockView(surface, block, errors[block.block_id ?? '']);
    view.classList.add('block');
    return view;
  });
  return h('div', { class: 'blocks' }, ...views);
}

function blockView(surface: Surface, block: KnownBlock, error: string | undefined): HTMLElement {
  switch (block.type) {
    case 'section':
      return sectionView(surface, block);
    case 'header':
      return h('h3', { class: 'header-block', dir: 'auto' }, ...textWithEmoji(block.text.text));
    case 'divider':
      return h('hr');
    case 'context':
      return contextView(surface.page, block);
    case 'actions': {
      const slot = { surface, blockId: block.block_id ?? '', dispatch: true, label: 'Options' };
      const elements = block.elements.map((element) => elementView(slot, element));
      return h('div', { class: 'actions' }, ...elements);
    }
    case 'image':
      return imageBlockView(block);
    case 'input':
      return inputView(surface, block, error);
    case 'rich_text':
      return richTextView(surface.page, block);
    case 'table':
      return tableView(surface.page, block);
    case 'markdown':
      return markdown(block.text);
    case 'data_table':
      return dataTableView(surface.page, block);
    case 'alert':
      return alertView(surface, block);
    case 'card':
      return cardView(surface, block);
    case 'container':
      return containerView(surface, block, blocksView);
    case 'carousel':
    case 'context_actions':
    case 'file':
    case 'plan':
    case 'task_card':
    case 'video':
      return h('p', { class: 'quiet' }, `This page does not show blocks of the kind "${block.type}".`);
    default:
      return block satisfies never;
  }
}

/** The ids of these blocks, and of those inside them. */
export function blockIdsOf(blocks: readonly KnownBlock[]): Set<string> {
  const inside = blocks.flatMap((block) => (block.type === 'container' ? block.child_blocks : []));
  return new Set([...blocks, ...inside].map((block) => block.block_id ?? ''));
}

const knownTypes = new Set(
  'section header divider context actions image input rich_text table markdown alert card carousel container context_actions data_table file plan task_card video'.split(
    ' ',
  ),
);

/** The blocks of a view, whose type also allows kinds that Slack has not named. */
export function knownBlocks(blocks: readonly AnyBlock[]): KnownBlock[] {
  return blocks.filter((block): block is KnownBlock => knownTypes.has(block.type));
}
