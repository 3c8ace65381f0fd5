import type { PageChannel } from '../page-protocol.ts';
import { canvasView } from './canvas-view.ts';
import { channelHead } from './channel-head.ts';
import { composer } from './composer.ts';
import { byId, fill, h } from './dom.ts';
import { fileView } from './file-view.ts';
import { drawMessages, messageList } from './message-list.ts';
import { messageView } from './message-view.ts';
import { drawNotices } from './notices.ts';
import type { Page } from './page.ts';
import { redraw } from './redraw.ts';

/** The conversation in the middle: head, messages or one of the tabs, and the field to write in. */
export function drawChannel(page: Page, channel: PageChannel, withHead = true): void {
  if (withHead) drawHead(page, channel);
  const tab = page.place.kind === 'channel' ? page.place.tab : undefined;
  switch (tab) {
    case undefined:
      drawConversation(page, channel);
      break;
    case 'pins':
    case 'files':
    case 'canvas':
      drawTab(page, channel, tab);
      break;
    default:
      tab satisfies never;
  }
  drawFoot(page, channel, tab === undefined);
}

function drawHead(page: Page, channel: PageChannel): void {
  const { messages, ...rest } = channel;
  const counts = messages.map((message) => [message.pinned, message.files.length]);
  const key = JSON.stringify([rest, counts, page.place, page.directoryVersion, page.state.canvases.length]);
  redraw(byId('main-head'), key, () => [channelHead(page, channel)]);
}

function drawConversation(page: Page, channel: PageChannel): void {
  const body = byId('main-body');
  redraw(body, `conversation/${page.state.me.id}/${channel.id}`, () => [messageList('Messages')]);
  const list = body.querySelector<HTMLElement>('.messages');
  if (!list) return;
  drawMessages(page, list, { channel, messages: channel.messages, inThread: false });
}

function drawTab(page: Page, channel: PageChannel, tab: 'pins' | 'files' | 'canvas'): void {
  const body = byId('main-body');
  const key = JSON.stringify([tab, channel, page.state.me.id, page.state.canvases]);
  redraw(body, key, () => [h('div', { class: 'tab-body', tabindex: 0 }, ...tabViews(page, channel, tab))]);
}

function tabViews(page: Page, channel: PageChannel, tab: 'pins' | 'files' | 'canvas'): HTMLElement[] {
  const all = channel.messages.flatMap((message) => [message, ...message.replies]);
  if (tab === 'pins') {
    const pinned = all.filter((message) => message.pinned);
    const views = pinned.map((message) =>
      messageView(page, message, { channel, compact: false, inThread: false }),
    );
    return views.length > 0 ? views : [nothing('Nothing is pinned here yet.')];
  }
  if (tab === 'files') {
    const views = all.flatMap((message) => message.files).map((file) => fileView(page, file));
    return views.length > 0 ? views : [nothing('No files here yet.')];
  }
  const canvas = page.state.canvases.find((one) => one.channel === channel.id);
  return [canvas ? canvasView(canvas) : nothing('This channel has no canvas yet.')];
}

function nothing(text: string): HTMLElement {
  return h('p', { class: 'nothing' }, text);
}

function drawFoot(page: Page, channel: PageChannel, writable: boolean): void {
  const foot = byId('main-foot');
  const { me } = page.state;
  const key = JSON.stringify([me.id, channel.id, channel.name, channel.isMember, channel.archived, writable]);
  redraw(foot, key, () => (writable ? [h('div', { class: 'notices' }), footView(page, channel)] : []));
  const notices = foot.querySelector('.notices');
  if (notices) drawNotices(page, channel.id, notices);
}

function footView(page: Page, channel: PageChannel): HTMLElement {
  const bar = h('div', { class: 'join-bar' });
  if (channel.archived) {
    fill(bar, h('p', {}, `#${channel.name} is archived.`));
    return bar;
  }
  if (channel.isMember) return composer(page, { channel });
  const join = () => void page.act({ kind: 'joinChannel', channel: channel.id });
  fill(
    bar,
    h('p', {}, `You are looking at #${channel.name}`),
    h('button', { type: 'button', class: 'button primary', onclick: join }, 'Join channel'),
  );
  return bar;
}
