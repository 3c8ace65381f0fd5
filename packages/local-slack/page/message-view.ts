import type { PageChannel, PageMessage } from '../page-protocol.ts';
import { avatar } from './avatar.ts';
import { blockIdsOf, blocksView } from './blocks/blocks.ts';
import { Inputs } from './blocks/surface.ts';
import { clockTime, fullTime } from './dates.ts';
import { type Child, h } from './dom.ts';
import { editView, isEditing } from './edit-message.ts';
import { fileView } from './file-view.ts';
import { icon } from './icon.ts';
import { messageTools } from './message-tools.ts';
import { mrkdwn } from './mrkdwn.ts';
import { nameOf, type Page, userOf } from './page.ts';
import { reactionsView } from './reactions.ts';
import { threadSummary } from './thread-summary.ts';

/** What people chose in messages, by person, channel and ts. */
const inputs = new Map<string, Inputs>();

/** Subtypes that Slack shows as one grey line. */
const systemSubtypes = new Set([
  'channel_join',
  'channel_leave',
  'channel_topic',
  'channel_purpose',
  'channel_name',
  'channel_archive',
  'channel_unarchive',
  'group_join',
  'group_topic',
  'pinned_item',
]);

export interface MessageOptions {
  readonly channel: PageChannel;
  /** Without avatar and name, since the message before it is by the same person. */
  readonly compact: boolean;
  /** In the thread's pane: no summary of replies. */
  readonly inThread: boolean;
}

/** One message with everything that belongs to it. */
export function messageView(page: Page, message: PageMessage, options: MessageOptions): HTMLElement {
  const author = userOf(page, message.user);
  const system = systemSubtypes.has(message.subtype ?? '');
  const classes = [
    'message',
    options.compact && 'compact',
    message.ephemeral && 'ephemeral',
    message.pinned && 'pinned',
    system && 'system',
  ];
  const label = `${nameOf(page, message.user)}, ${clockTime(Number(message.ts), page.state.me.tz)}`;
  return h(
    'article',
    {
      class: classes.filter(Boolean).join(' '),
      'aria-label': message.ephemeral ? `${label}, only visible to you` : label,
      'data-ts': message.ts,
      'data-key': message.ts,
      tabindex: -1,
    },
    h('div', { class: 'gutter' }, options.compact ? timeView(page, message) : avatar(author)),
    h(
      'div',
      { class: 'message-main' },
      message.ephemeral && h('p', { class: 'note' }, icon('eye'), 'Only visible to you'),
      message.pinned && h('p', { class: 'note' }, icon('pin'), 'Pinned'),
      !options.compact && headView(page, message),
      isEditing(page, options.channel.id, message.ts)
        ? editView(page, options.channel.id, message)
        : bodyView(page, message, options),
      ...message.files.map((file) => fileView(page, file)),
      message.ephemeral && dismissView(page, options.channel.id, message),
      reactionsView(page, options.channel.id, message),
      !options.inThread && threadSummary(page, options.channel.id, message),
    ),
    !system && messageTools(page, message, options),
  );
}

function headView(page: Page, message: PageMessage): HTMLElement {
  const author = userOf(page, message.user);
  return h(
    'div',
    { class: 'message-head' },
    h('strong', { class: 'author', dir: 'auto' }, nameOf(page, message.user)),
    author?.isBot && h('span', { class: 'app-badge' }, 'APP'),
    timeView(page, message),
  );
}

function timeView(page: Page, message: PageMessage): HTMLElement {
  const at = Number(message.ts);
  const zone = page.state.me.tz;
  return h(
    'time',
    { class: 'time', datetime: new Date(at * 1000).toISOString(), title: fullTime(at, zone) },
    clockTime(at, zone),
  );
}

function bodyView(page: Page, message: PageMessage, options: MessageOptions): Child {
  const edited =
    message.edited &&
    h('span', { class: 'edited', title: fullTime(Number(message.edited), page.state.me.tz) }, '(edited)');
  if (!message.blocks || message.blocks.length === 0) {
    const text = mrkdwn(page, message.text);
    if (edited) (text.querySelector(':scope > p:last-child') ?? text).append(' ', edited);
    return h('div', { class: 'body' }, text);
  }
  const key = [page.state.me.id, options.channel.id, message.ts].join('/');
  const kept = inputs.get(key) ?? new Inputs();
  inputs.set(key, kept);
  const surface = {
    page,
    target: { in: 'message', channel: options.channel.id, ts: message.ts } as const,
    inputs: kept,
    blockIds: blockIdsOf(message.blocks),
  };
  return h('div', { class: 'body' }, blocksView(surface, message.blocks), edited);
}

function dismissView(page: Page, channel: string, message: PageMessage): HTMLElement {
  const dismiss = () => void page.act({ kind: 'dismiss', channel, ts: message.ts });
  return h('button', { type: 'button', class: 'link-button quiet', onclick: dismiss }, 'Dismiss message');
}
