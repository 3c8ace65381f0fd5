import type { PageChannel, PageMessage } from '../page-protocol.ts';
import { ask } from './dialog.ts';
import { h } from './dom.ts';
import { startEditing } from './edit-message.ts';
import { openEmojiPicker } from './emoji-picker.ts';
import { emojiView } from './emoji-view.ts';
import { icon } from './icon.ts';
import { type MenuItem, openMenu } from './menu.ts';
import { mrkdwn } from './mrkdwn.ts';
import type { Page } from './page.ts';
import { toggle } from './reactions.ts';

const quick = ['pushpin', 'white_check_mark', 'eyes'] as const;

/** What one can do with a message: shown while the pointer or the focus is on it. */
export function messageTools(
  page: Page,
  channel: PageChannel,
  message: PageMessage,
  inThread: boolean,
): HTMLElement | undefined {
  if (message.ephemeral || !channel.isMember) return undefined;
  const reactWith = (name: string) => void toggle(page, channel.id, message, name);
  const picker = tool(message, 'Add reaction', icon('react'), () => openEmojiPicker(picker, reactWith));
  const more = tool(message, 'More actions', icon('more'), () => openMore(page, channel, message, more));
  more.setAttribute('aria-haspopup', 'menu');
  const thread = message.threadTs ?? message.ts;
  return h(
    'div',
    { class: 'message-tools', role: 'toolbar', 'aria-label': 'Message actions' },
    ...quick.map((name) => tool(message, `React with ${name}`, emojiView(name), () => reactWith(name))),
    picker,
    !inThread &&
      tool(message, 'Reply in thread', icon('reply'), () =>
        page.show({ kind: 'thread', channel: channel.id, ts: thread }),
      ),
    more,
  );
}

function tool(message: PageMessage, label: string, sign: string | Node, run: () => void): HTMLElement {
  return h(
    'button',
    {
      type: 'button',
      class: 'icon-button',
      'aria-label': label,
      title: label,
      'data-key': `${message.ts}/${label}`,
      onclick: run,
    },
    sign,
  );
}

function openMore(page: Page, channel: PageChannel, message: PageMessage, anchor: HTMLElement): void {
  const at = { channel: channel.id, ts: message.ts };
  const shortcuts = page.state.shortcuts
    .filter((shortcut) => shortcut.type === 'message')
    .map((shortcut) => ({
      label: shortcut.name,
      hint: page.state.app.name,
      choose: () => void page.act({ kind: 'messageShortcut', callbackId: shortcut.callbackId, ...at }),
    }));
  const items: MenuItem[] = [
    message.pinned
      ? { label: 'Un-pin from channel', choose: () => void page.act({ kind: 'unpin', ...at }) }
      : { label: 'Pin to channel', choose: () => void page.act({ kind: 'pin', ...at }) },
    { label: 'Copy text', choose: () => void navigator.clipboard.writeText(message.text) },
    ...shortcuts,
  ];
  if (message.user === page.state.me.id) {
    items.push(
      { label: 'Edit message', choose: () => startEditing(page, channel.id, message.ts) },
      { label: 'Delete message', danger: true, choose: () => void remove(page, channel.id, message) },
    );
  }
  openMenu(anchor, 'More actions', items);
}

async function remove(page: Page, channel: string, message: PageMessage): Promise<void> {
  const yes = await ask({
    title: 'Delete message',
    body: h(
      'div',
      { class: 'stack' },
      h('p', {}, 'Are you sure that you want to delete this message? This cannot be undone.'),
      h('div', { class: 'preview' }, mrkdwn(page, message.text)),
    ),
    confirm: 'Delete',
    danger: true,
  });
  if (yes) await page.act({ kind: 'deleteMessage', channel, ts: message.ts });
}
