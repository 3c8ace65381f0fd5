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
import { toggleReaction } from './reactions.ts';

const quick = ['pushpin', 'white_check_mark', 'eyes'] as const;

/** The actions of a message, shown while the pointer or the focus is on it. */
export function messageTools(
  page: Page,
  message: PageMessage,
  { channel, inThread }: { readonly channel: PageChannel; readonly inThread: boolean },
): HTMLElement | undefined {
  if (message.ephemeral || !channel.isMember) return undefined;
  const reactWith = (name: string) => void toggleReaction(page, { channel: channel.id, message, name });
  const tool = (label: string, sign: Node, run: () => void) =>
    toolButton({ key: `${message.ts}/${label}`, label, sign, run });
  const picker = tool('Add reaction', icon('react'), () => openEmojiPicker(picker, reactWith));
  const more = tool('More actions', icon('more'), () => openMore(page, { channel, message }, more));
  more.setAttribute('aria-haspopup', 'menu');
  const thread = message.threadTs ?? message.ts;
  return h(
    'div',
    { class: 'message-tools', role: 'toolbar', 'aria-label': 'Message actions' },
    ...quick.map((name) => tool(`React with ${name}`, emojiView(name), () => reactWith(name))),
    picker,
    !inThread &&
      tool('Reply in thread', icon('reply'), () =>
        page.show({ kind: 'thread', channel: channel.id, ts: thread }),
      ),
    more,
  );
}

function toolButton(options: { key: string; label: string; sign: Node; run: () => void }): HTMLElement {
  const { key, label, sign, run } = options;
  return h(
    'button',
    {
      type: 'button',
      class: 'icon-button',
      'aria-label': label,
      title: label,
      'data-key': key,
      onclick: run,
    },
    sign,
  );
}

function openMore(
  page: Page,
  { channel, message }: { channel: PageChannel; message: PageMessage },
  anchor: HTMLElement,
): void {
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
  openMenu(anchor, items, { label: 'More actions' });
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
