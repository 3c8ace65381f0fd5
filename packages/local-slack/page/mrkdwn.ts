import { targetOf } from './address.ts';
import { fillDateTokens, fullTime } from './dates.ts';
import { type Child, h, link } from './dom.ts';
import { emojiView } from './emoji-view.ts';
import { type Inline, type MrkdwnBlock, parseInline, parseMrkdwn } from './mrkdwn-parse.ts';
import { channelOf, nameOf, type Page } from './page.ts';
import type { Target } from './place.ts';

/** A text of Slack's mrkdwn as elements, with names and times as the person who looks sees them. */
export function mrkdwn(page: Page, text: string): HTMLElement {
  return h(
    'div',
    { class: 'mrkdwn', dir: 'auto' },
    ...parseMrkdwn(text).map((block) => blockView(page, block)),
  );
}

/** The same for one line inside other text: no quotes, lists or code blocks. */
export function inlineMrkdwn(page: Page, text: string): HTMLElement {
  return h(
    'span',
    { class: 'mrkdwn', dir: 'auto' },
    ...parseInline(text).map((node) => inlineView(page, node)),
  );
}

function blockView(page: Page, block: MrkdwnBlock): Node {
  switch (block.kind) {
    case 'paragraph':
      return h('p', {}, ...block.children.map((node) => inlineView(page, node)));
    case 'code':
      return h('pre', { class: 'code-block', tabindex: 0 }, h('code', {}, block.text));
    case 'quote':
      return h('blockquote', {}, ...block.blocks.map((inner) => blockView(page, inner)));
    case 'list': {
      const items = block.items.map((item) => h('li', {}, ...item.map((node) => inlineView(page, node))));
      return h(block.ordered ? 'ol' : 'ul', {}, ...items);
    }
    default:
      return block satisfies never;
  }
}

function inlineView(page: Page, node: Inline): Node {
  switch (node.kind) {
    case 'text':
      return document.createTextNode(node.text);
    case 'bold':
    case 'italic':
    case 'strike':
      return styled(
        node.kind,
        node.children.map((child) => inlineView(page, child)),
      );
    case 'code':
      return h('code', { class: 'code' }, node.text);
    case 'link':
      return messageLink(page, node.url, node.label ?? node.url);
    case 'user':
      return userMention(page, node.id, node.label);
    case 'channel':
      return channelMention(page, node.id, node.label);
    case 'group':
      return h('span', { class: 'mention' }, node.label ?? `@${node.id}`);
    case 'broadcast':
      return broadcastMention(node.range);
    case 'date':
      return dateView(page, node);
    case 'emoji':
      return emojiView(node.name);
    default:
      return node satisfies never;
  }
}

function styled(kind: 'bold' | 'italic' | 'strike', children: readonly Node[]): Node {
  const tag = kind === 'bold' ? 'strong' : kind === 'italic' ? 'em' : 's';
  return h(tag, {}, ...children);
}

/** The message or canvas of this workspace that a link leads to. */
function targetHere(page: Page, url: string): Target | undefined {
  const canvas = page.state.canvases.find((one) => one.url === url);
  return canvas ? { id: canvas.id } : targetOf(url);
}

/** Opens a message or canvas of this workspace in the page, anything else in a new tab. */
export function openAddress(page: Page, url: string): void {
  const target = targetHere(page, url);
  if (target) page.reveal(target);
  else window.open(url, '_blank', 'noreferrer');
}

/** A link in a message; a message or canvas of this workspace opens in the page. */
export function messageLink(page: Page, url: string, ...label: Child[]): HTMLElement {
  const target = targetHere(page, url);
  if (!target) return link(url, ...label);
  const open = (event: Event) => {
    event.preventDefault();
    page.reveal(target);
  };
  return h('a', { href: url, onclick: open }, ...label);
}

/** `@Ana`; a click opens the direct message with her. */
export function userMention(page: Page, id: string, label?: string): HTMLElement {
  const name = page.state.users.some((user) => user.id === id) ? nameOf(page, id) : (label ?? id);
  const open = async () => {
    const answer = await page.act({ kind: 'openDm', with: id });
    if (answer.ok && answer.answer?.channel) page.go({ kind: 'channel', id: answer.answer.channel });
  };
  const mine = id === page.state.me.id ? ' mention-me' : '';
  return h('button', { type: 'button', class: `mention${mine}`, onclick: open }, `@${name}`);
}

/** `#general`; a click goes there. */
export function channelMention(page: Page, id: string, label?: string): HTMLElement {
  const channel = channelOf(page, id);
  if (!channel) return h('span', { class: 'mention' }, label ? `#${label}` : 'private channel');
  const go = () => page.go({ kind: 'channel', id });
  return h('button', { type: 'button', class: 'mention', onclick: go }, `#${channel.name}`);
}

/** `@channel`, `@here` or `@everyone`. */
export function broadcastMention(range: string): HTMLElement {
  return h('span', { class: 'mention mention-me' }, `@${range}`);
}

export interface FormattedDate {
  /** Seconds since 1970. */
  readonly at: number;
  /** With tokens such as `{date_short}`. */
  readonly format: string;
  readonly fallback?: string | undefined;
  readonly url?: string | undefined;
}

/** A moment in the zone of the person who looks. */
export function dateView(page: Page, { at, format, fallback, url }: FormattedDate): HTMLElement {
  if (!Number.isFinite(at)) return h('span', {}, fallback ?? '');
  const zone = page.state.me.tz;
  const text = fillDateTokens(format, at, { now: page.now(), zone });
  const when = new Date(at * 1000).toISOString();
  return h('time', { datetime: when, title: fullTime(at, zone) }, url ? link(url, text) : text);
}
