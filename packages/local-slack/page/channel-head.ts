import type { PageChannel } from '../page-protocol.ts';
import { avatar } from './avatar.ts';
import { clockTime, zoneOffset } from './dates.ts';
import { ask, askText } from './dialog.ts';
import { type Child, h, link } from './dom.ts';
import { icon } from './icon.ts';
import { type MenuItem, openMenu } from './menu.ts';
import { inlineMrkdwn } from './mrkdwn.ts';
import { channelLabel, nameOf, type Page, userOf } from './page.ts';

/** Name, topic, members, tabs and bookmarks of a conversation. */
export function channelHead(page: Page, channel: PageChannel): HTMLElement {
  const isChannel = channel.kind === 'public' || channel.kind === 'private';
  return h(
    'header',
    { class: 'channel-head' },
    h(
      'div',
      { class: 'channel-title' },
      h('h2', { dir: 'auto' }, isChannel ? menuButton(page, channel) : personTitle(page, channel)),
      channel.topic !== '' && h('div', { class: 'topic' }, inlineMrkdwn(page, channel.topic)),
      channel.sharedWith.length > 0 &&
        h('small', { class: 'quiet' }, `Shared with ${channel.sharedWith.join(', ')}`),
      isChannel && membersButton(page, channel),
    ),
    tabs(page, channel),
    channel.bookmarks.length > 0 && bookmarks(channel),
  );
}

function personTitle(page: Page, channel: PageChannel): HTMLElement {
  const user = channel.with ? userOf(page, channel.with) : undefined;
  const local =
    user && !user.isBot
      ? `${clockTime(page.now(), user.tz)} local time (${zoneOffset(page.now(), user.tz)})`
      : '';
  return h(
    'span',
    { class: 'person-title' },
    avatar(user, 'small'),
    channel.name,
    h('small', { class: 'quiet' }, local),
  );
}

function tabs(page: Page, channel: PageChannel): HTMLElement {
  const current = page.place.kind === 'channel' ? page.place.tab : undefined;
  const all = channel.messages.flatMap((message) => [message, ...message.replies]);
  const pins = all.filter((message) => message.pinned).length;
  const files = all.reduce((sum, message) => sum + message.files.length, 0);
  const canvas = page.state.canvases.some((one) => one.channel === channel.id);
  const list: [string, 'canvas' | 'files' | 'pins' | undefined][] = [
    ['Messages', undefined],
    ...(canvas ? [['Canvas', 'canvas'] satisfies [string, 'canvas']] : []),
    [`Files${files > 0 ? ` ${files}` : ''}`, 'files'],
    [`Pins${pins > 0 ? ` ${pins}` : ''}`, 'pins'],
  ];
  return h(
    'div',
    { class: 'tabs', role: 'tablist', 'aria-label': 'Parts of the conversation' },
    ...list.map(([label, tab]) =>
      h(
        'button',
        {
          type: 'button',
          role: 'tab',
          'aria-selected': String(current === tab),
          'data-key': `tab-${tab ?? 'messages'}`,
          onclick: () => page.go({ kind: 'channel', id: channel.id, ...(tab ? { tab } : {}) }),
        },
        label,
      ),
    ),
  );
}

function bookmarks(channel: PageChannel): HTMLElement {
  const views = channel.bookmarks.map((bookmark) =>
    h('li', {}, link(bookmark.link, icon('bookmark'), bookmark.title)),
  );
  return h('ul', { class: 'bookmarks', 'aria-label': 'Bookmarks' }, ...views);
}

function membersButton(page: Page, channel: PageChannel): HTMLElement {
  const open = () => {
    const members = channel.members.map((id) =>
      h('li', {}, avatar(userOf(page, id), 'small'), nameOf(page, id)),
    );
    void ask({
      title: `Members of #${channel.name}`,
      body: h('ul', { class: 'people' }, ...members),
      confirm: 'Done',
    });
  };
  const faces = channel.members.slice(0, 3).map((id) => avatar(userOf(page, id), 'small'));
  const label = `${channel.members.length} members`;
  return h(
    'button',
    { type: 'button', class: 'members', 'aria-label': label, title: label, onclick: open },
    ...faces,
    h('span', {}, channel.members.length),
  );
}

function menuButton(page: Page, channel: PageChannel): HTMLElement {
  const sign = channel.kind === 'private' ? 'lock' : 'hash';
  const button = h(
    'button',
    {
      type: 'button',
      class: 'channel-name',
      'aria-haspopup': 'menu',
      'data-key': 'channel-menu',
      onclick: () => openMenu(button, menuItems(page, channel), { label: channelLabel(channel) }),
    },
    h('span', { class: 'list-sign' }, icon(sign)),
    h('span', { class: 'name-text' }, channel.name),
    icon('chevron'),
  );
  return button;
}

function menuItems(page: Page, channel: PageChannel): MenuItem[] {
  const id = channel.id;
  if (!channel.isMember)
    return [{ label: 'Join channel', choose: () => void page.act({ kind: 'joinChannel', channel: id }) }];
  return [
    { label: 'Invite people…', choose: () => openInvite(page, channel) },
    { label: 'Set the topic…', choose: () => void changeTopic(page, channel) },
    { label: 'Rename…', choose: () => void rename(page, channel) },
    { label: 'Leave channel', choose: () => void page.act({ kind: 'leaveChannel', channel: id }) },
    {
      label: 'Archive channel',
      danger: true,
      choose: () => void page.act({ kind: 'archiveChannel', channel: id }),
    },
  ];
}

function openInvite(page: Page, channel: PageChannel): void {
  const others = page.state.users.filter((user) => !user.deleted && !channel.members.includes(user.id));
  const boxes = others.map((user): [string, HTMLInputElement, Child] => {
    const box = h('input', { type: 'checkbox' });
    return [
      user.id,
      box,
      h('label', { class: 'option' }, box, avatar(user, 'small'), h('span', {}, user.realName)),
    ];
  });
  const body = h('div', { class: 'options' }, ...boxes.map(([, , view]) => view));
  void ask({ title: `Invite people to #${channel.name}`, body, confirm: 'Invite' }).then((yes) => {
    const users = boxes.filter(([, box]) => box.checked).map(([id]) => id);
    if (yes && users.length > 0) void page.act({ kind: 'invite', channel: channel.id, users });
  });
}

async function changeTopic(page: Page, channel: PageChannel): Promise<void> {
  const asked = await askText({
    title: 'Set the topic',
    label: 'Topic',
    value: channel.topic,
    confirm: 'Save',
  });
  if (asked) await page.act({ kind: 'setTopic', channel: channel.id, topic: asked.text });
}

async function rename(page: Page, channel: PageChannel): Promise<void> {
  const asked = await askText({ title: 'Rename', label: 'Name', value: channel.name, confirm: 'Rename' });
  if (asked) await page.act({ kind: 'renameChannel', channel: channel.id, name: asked.text });
}
