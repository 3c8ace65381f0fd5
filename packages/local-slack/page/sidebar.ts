import type { PageChannel, PageUser } from '../page-protocol.ts';
import { avatar } from './avatar.ts';
import { askText } from './dialog.ts';
import { byId, type Child, h } from './dom.ts';
import { icon } from './icon.ts';
import { openDm } from './jump.ts';
import { appChannel, currentChannel, type Page } from './page.ts';
import { redraw } from './redraw.ts';
import { unreadCount } from './unread.ts';

/** Channels, people and the app. */
export function drawSidebar(page: Page): void {
  const { channels, users, me, app } = page.state;
  const lines = channels.map((channel) => [
    channel.id,
    channel.name,
    channel.kind,
    channel.isMember,
    channel.archived,
    unreadCount(me.id, channel),
  ]);
  const key = JSON.stringify([lines, users, me.id, app, page.place]);
  redraw(byId('sidebar'), key, () => [...channelSection(page), ...peopleSection(page), ...appSection(page)]);
}

function section(title: string, items: readonly HTMLElement[], button?: HTMLElement): Child[] {
  const id = `section-${title.replaceAll(' ', '-').toLowerCase()}`;
  return [
    h('div', { class: 'sidebar-head' }, h('h2', { id }, title), button),
    h('ul', { 'aria-labelledby': id }, ...items.map((item) => h('li', {}, item))),
  ];
}

function channelSection(page: Page): Child[] {
  const rooms = page.state.channels.filter(
    (channel) => channel.kind === 'public' || channel.kind === 'private',
  );
  const byName = (one: PageChannel, other: PageChannel) => one.name.localeCompare(other.name);
  const mine = rooms.filter((channel) => channel.isMember && !channel.archived).sort(byName);
  const others = rooms.filter((channel) => !channel.isMember || channel.archived).sort(byName);
  const add = h(
    'button',
    {
      type: 'button',
      class: 'icon-button',
      'aria-label': 'Create a channel',
      'data-key': 'create-channel',
      onclick: () => void createChannel(page),
    },
    icon('plus'),
  );
  return [
    ...section(
      'Channels',
      mine.map((channel) => channelItem(page, channel)),
      add,
    ),
    ...(others.length > 0
      ? section(
          'Not joined',
          others.map((channel) => channelItem(page, channel)),
        )
      : []),
  ];
}

function channelItem(page: Page, channel: PageChannel): HTMLElement {
  const sign = channel.archived ? 'archive' : channel.kind === 'private' ? 'lock' : 'hash';
  const faded = !channel.isMember || channel.archived;
  return item({
    key: channel.id,
    picture: h('span', { class: 'list-sign' }, icon(sign)),
    name: channel.name,
    unread: unreadCount(page.state.me.id, channel),
    faded,
    current: page.place.kind === 'channel' && page.place.id === channel.id,
    go: () => page.go({ kind: 'channel', id: channel.id }),
  });
}

function peopleSection(page: Page): Child[] {
  const { users, me, channels } = page.state;
  const people = users.filter(
    (user) => !user.isBot && !user.deleted && user.id !== me.id && user.workspace === undefined,
  );
  const groups = channels.filter((channel) => channel.kind === 'group-dm');
  return section('Direct messages', [
    ...people.map((user) => personItem(page, user)),
    ...groups.map((channel) => channelItem(page, channel)),
  ]);
}

function personItem(page: Page, user: PageUser): HTMLElement {
  const channel = page.state.channels.find((one) => one.kind === 'dm' && one.with === user.id);
  return item({
    key: user.id,
    picture: avatar(user, 'small'),
    name: user.realName,
    unread: channel ? unreadCount(page.state.me.id, channel) : 0,
    faded: false,
    current: currentChannel(page)?.id === channel?.id && channel !== undefined,
    go: () => (channel ? page.go({ kind: 'channel', id: channel.id }) : void openDm(page, user.id)),
  });
}

function appSection(page: Page): Child[] {
  const { app, users, me } = page.state;
  const channel = appChannel(page);
  const unread = channel ? unreadCount(me.id, channel) : 0;
  const bot = users.find((user) => user.id === app.botUserId);
  const view = item({
    key: app.id,
    picture: avatar(bot, 'small'),
    name: app.name,
    unread,
    faded: false,
    current: page.place.kind === 'app',
    go: () => page.go({ kind: 'app', tab: unread > 0 || !app.homeTab ? 'messages' : 'home' }),
  });
  return section('Apps', [view]);
}

interface Item {
  readonly key: string;
  readonly picture: Child;
  readonly name: string;
  readonly unread: number;
  readonly faded: boolean;
  readonly current: boolean;
  readonly go: () => void;
}

function item(options: Item): HTMLElement {
  const state = [options.unread > 0 && 'unread', options.faded && 'faded'].filter(Boolean).join(' ');
  const badge = h(
    'span',
    { class: 'badge' },
    options.unread,
    h('span', { class: 'for-reader' }, options.unread === 1 ? ' unread message' : ' unread messages'),
  );
  const go = () => {
    document.body.classList.remove('sidebar-open');
    options.go();
  };
  return h(
    'button',
    {
      type: 'button',
      class: `sidebar-item ${state}`,
      'aria-current': options.current ? 'page' : undefined,
      'data-key': options.key,
      onclick: go,
    },
    options.picture,
    h('span', { class: 'sidebar-name', dir: 'auto' }, options.name),
    options.unread > 0 && badge,
  );
}

async function createChannel(page: Page): Promise<void> {
  const asked = await askText({
    title: 'Create a channel',
    label: 'Name',
    placeholder: 'for example plan-budget',
    confirm: 'Create',
    option: 'Make private',
  });
  if (!asked) return;
  const name = asked.text.replace(/^#/, '').toLowerCase().replaceAll(' ', '-');
  const answer = await page.act({ kind: 'createChannel', name, isPrivate: asked.ticked });
  if (answer.ok && answer.answer?.channel) page.go({ kind: 'channel', id: answer.answer.channel });
}
