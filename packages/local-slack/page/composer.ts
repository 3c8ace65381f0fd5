import type { PageChannel } from '../page-protocol.ts';
import { autocomplete } from './autocomplete.ts';
import { h } from './dom.ts';
import { openEmojiPicker } from './emoji-picker.ts';
import { type IconName, icon } from './icon.ts';
import { openMenu } from './menu.ts';
import { followNewest } from './message-list.ts';
import { channelLabel, type Page } from './page.ts';
import { pickFiles, takesFiles, upload } from './uploads.ts';

/** What was typed and not yet sent, by person and conversation. */
const drafts = new Map<string, string>();

export interface ComposerOptions {
  readonly channel: PageChannel;
  /** Set in a thread. */
  readonly threadTs?: string;
}

/** The field at the foot of a conversation. Enter sends, Shift+Enter makes a line. */
export function composer(page: Page, options: ComposerOptions): HTMLElement {
  const { channel, threadTs } = options;
  const draftKey = [page.state.me.id, channel.id, threadTs].join('/');
  const label = threadTs ? 'Reply…' : `Message ${channelLabel(channel)}`;
  const field = h('textarea', {
    class: 'composer-field',
    rows: 1,
    placeholder: label,
    'aria-label': label,
    dir: 'auto',
  });
  field.value = drafts.get(draftKey) ?? '';
  const hints = autocomplete(page, field, threadTs === undefined);
  const broadcast = h('input', { type: 'checkbox' });
  const grow = () => {
    field.style.height = 'auto';
    field.style.height = `${Math.min(field.scrollHeight, 240)}px`;
  };
  const submit = async () => {
    const text = field.value.trim();
    if (text === '') return;
    const clear = () => {
      field.value = '';
      drafts.delete(draftKey);
      hints.close();
      grow();
    };
    clear();
    const sent = await sendTyped(page, options, { text, broadcast: broadcast.checked });
    if (sent) followNewest(field);
    if (!sent && field.value === '') field.value = text;
    grow();
  };
  field.addEventListener('input', () => {
    drafts.set(draftKey, field.value);
    hints.update();
    grow();
  });
  field.addEventListener('keydown', (event) => {
    if (event.isComposing || hints.key(event)) return;
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    void submit();
  });
  field.addEventListener('blur', () => hints.close());
  const box = h('div', { class: 'composer' }, hints.list, field, toolbar(page, options, { field, submit }));
  takesFiles(box, (files) => void upload(page, { channel: channel.id, threadTs }, files));
  requestAnimationFrame(grow);
  const also = h(
    'label',
    { class: 'option also' },
    broadcast,
    h('span', {}, `Also send to ${channelLabel(channel)}`),
  );
  return h('div', { class: 'composer-area' }, box, threadTs && channel.kind !== 'dm' && also);
}

function toolbar(
  page: Page,
  options: ComposerOptions,
  { field, submit }: { field: HTMLTextAreaElement; submit: () => Promise<void> },
): HTMLElement {
  const { channel, threadTs } = options;
  const insert = (text: string) => {
    field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end');
    field.focus();
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const emoji = tool('Emoji', 'smile', () => openEmojiPicker(emoji, (name) => insert(`:${name}: `)));
  const shortcuts = tool('Shortcuts and commands', 'bolt', () => openShortcuts(page, shortcuts, insert));
  return h(
    'div',
    { class: 'composer-tools' },
    tool('Attach a file', 'plus', () =>
      pickFiles((files) => void upload(page, { channel: channel.id, threadTs }, files)),
    ),
    emoji,
    tool('Mention someone', 'at', () => insert('@')),
    threadTs === undefined && shortcuts,
    h('span', { class: 'grow' }),
    h(
      'button',
      { type: 'button', class: 'send', 'aria-label': 'Send', onclick: () => void submit() },
      icon('send'),
    ),
  );
}

function tool(label: string, sign: IconName, run: () => void): HTMLElement {
  return h(
    'button',
    { type: 'button', class: 'icon-button', 'aria-label': label, title: label, onclick: run },
    icon(sign),
  );
}

function openShortcuts(page: Page, anchor: HTMLElement, insert: (text: string) => void): void {
  const global = page.state.shortcuts.filter((shortcut) => shortcut.type === 'global');
  const items = [
    ...global.map((shortcut) => ({
      label: shortcut.name,
      hint: shortcut.description,
      choose: () => void page.act({ kind: 'shortcut', callbackId: shortcut.callbackId }),
    })),
    ...page.state.commands.map((command) => ({
      label: `${command.command} ${command.usageHint}`.trim(),
      hint: command.description,
      choose: () => insert(`${command.command} `),
    })),
  ];
  openMenu(anchor, items, { label: 'Shortcuts and commands' });
}

/** Sends a message, or a command when the text begins with one. False when the text should go back to the field. */
async function sendTyped(
  page: Page,
  options: ComposerOptions,
  { text, broadcast }: { text: string; broadcast: boolean },
): Promise<boolean> {
  const channel = options.channel.id;
  const command = /^\/[^\s/]+/.exec(text)?.[0];
  if (command && options.threadTs) {
    page.toast(`${command} is not supported in threads. Type it in the channel.`);
    return false;
  }
  if (command) {
    if (!page.state.commands.some((one) => one.command === command)) {
      const known = page.state.commands.map((one) => one.command).join(', ');
      page.toast(`${command} is not a valid command. There is: ${known}.`);
      return false;
    }
    await page.act({ kind: 'command', channel, command, text: text.slice(command.length).trim() });
    return true;
  }
  const thread = options.threadTs ? { threadTs: options.threadTs, broadcast } : {};
  const answer = await page.act({ kind: 'send', channel, text, ...thread });
  return answer.ok;
}
