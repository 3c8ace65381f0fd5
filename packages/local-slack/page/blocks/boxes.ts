import type { AlertBlock, CardBlock, ContainerBlock, KnownBlock } from '@slack/types';
import { h } from '../dom.ts';
import { textWithEmoji } from '../emoji-view.ts';
import { mrkdwn } from '../mrkdwn.ts';
import { buttonView } from './buttons.ts';
import { imageElementView } from './image.ts';
import { richTextView } from './rich-text.ts';
import { type Surface, textView } from './surface.ts';

/** A card: a picture, a title and what stands below, and its buttons. */
export function cardView(surface: Surface, card: CardBlock): HTMLElement {
  const { page } = surface;
  const slot = { surface, blockId: card.block_id ?? '', dispatch: true, label: card.title?.text ?? 'Card' };
  return h(
    'div',
    { class: 'card-block' },
    card.hero_image && imageElementView(card.hero_image),
    card.title &&
      h('div', { class: 'card-title' }, card.icon && imageElementView(card.icon), textView(page, card.title)),
    card.subtitle && h('div', { class: 'quiet' }, textView(page, card.subtitle)),
    card.body && mrkdwn(page, card.body.text),
    card.actions && h('div', { class: 'actions' }, ...card.actions.map((it) => buttonView(slot, it))),
  );
}

/** A notice in a modal; its level is said in words too. */
export function alertView(surface: Surface, alert: AlertBlock): HTMLElement {
  const { level = 'default' } = alert;
  const urgent = level === 'error' || level === 'warning';
  return h(
    'div',
    { class: `alert-block ${level}`, role: urgent ? 'alert' : 'status' },
    ...(level === 'default' ? [] : [h('strong', {}, `${level[0]?.toUpperCase()}${level.slice(1)}: `)]),
    textView(surface.page, alert.text),
  );
}

/** Blocks under one title, which folds where the app says so. */
export function containerView(
  surface: Surface,
  container: ContainerBlock,
  children: (surface: Surface, blocks: readonly KnownBlock[]) => HTMLElement,
): HTMLElement {
  const { page } = surface;
  const title = [
    container.icon && imageElementView(container.icon),
    container.rich_text_title
      ? richTextView(page, container.rich_text_title)
      : h('strong', { dir: 'auto' }, ...textWithEmoji(container.title?.text ?? '')),
    container.subtitle && h('span', { class: 'quiet' }, textView(page, container.subtitle)),
  ];
  const inside = children(surface, container.child_blocks);
  const width = container.width ?? 'standard';
  if (!container.is_collapsible)
    return h(
      'div',
      { class: `container-block ${width}` },
      h('div', { class: 'container-head' }, ...title),
      inside,
    );
  return h(
    'details',
    { class: `container-block ${width}`, open: !container.default_collapsed },
    h('summary', { class: 'container-head' }, ...title),
    inside,
  );
}
