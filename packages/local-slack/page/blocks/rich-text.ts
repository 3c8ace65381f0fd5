import type { RichTextBlock, RichTextBlockElement, RichTextElement, RichTextList } from '@slack/types';
import { type Child, h } from '../dom.ts';
import { emojiView } from '../emoji-view.ts';
import { broadcastMention, channelMention, dateView, messageLink, userMention } from '../mrkdwn.ts';
import type { Page } from '../page.ts';

/** Formatted text, given as a tree. */
export function richTextView(page: Page, block: RichTextBlock): HTMLElement {
  return h('div', { class: 'mrkdwn', dir: 'auto' }, ...block.elements.map((part) => partView(page, part)));
}

function partView(page: Page, part: RichTextBlockElement): HTMLElement {
  switch (part.type) {
    case 'rich_text_section':
      return h('p', {}, ...runs(page, part.elements));
    case 'rich_text_list':
      return listView(page, part);
    case 'rich_text_quote':
      return h('blockquote', {}, h('p', {}, ...runs(page, part.elements)));
    case 'rich_text_preformatted':
      return h('pre', { class: 'code-block', tabindex: 0 }, h('code', {}, ...runs(page, part.elements)));
    default:
      return part satisfies never;
  }
}

function listView(page: Page, list: RichTextList): HTMLElement {
  const items = list.elements.map((item) => h('li', {}, ...runs(page, item.elements)));
  const style = `margin-left: ${(list.indent ?? 0) * 24}px`;
  return h(list.style === 'ordered' ? 'ol' : 'ul', { style }, ...items);
}

function runs(page: Page, elements: readonly RichTextElement[]): Child[] {
  return elements.map((element) => styled(element, runView(page, element)));
}

function runView(page: Page, element: RichTextElement): Node {
  switch (element.type) {
    case 'text':
      return document.createTextNode(element.text);
    case 'link':
      return messageLink(page, element.url, element.text ?? element.url);
    case 'user':
      return userMention(page, element.user_id);
    case 'channel':
      return channelMention(page, element.channel_id);
    case 'broadcast':
      return broadcastMention(element.range);
    case 'usergroup':
      return h('span', { class: 'mention' }, `@${element.usergroup_id}`);
    case 'team':
      return h('span', { class: 'mention' }, `@${element.team_id}`);
    case 'emoji':
      return emojiView(element.name);
    case 'date':
      return dateView(page, { ...element, at: element.timestamp });
    case 'color':
      return h('code', { class: 'code' }, element.value);
    default:
      return element satisfies never;
  }
}

function styled(element: RichTextElement, node: Node): Node {
  const { style } = element;
  if (!style) return node;
  let view = node;
  if (style.code) view = h('code', { class: 'code' }, view);
  if (style.bold) view = h('strong', {}, view);
  if (style.italic) view = h('em', {}, view);
  if (style.strike) view = h('s', {}, view);
  return view;
}
