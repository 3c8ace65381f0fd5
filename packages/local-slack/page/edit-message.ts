import type { PageMessage } from '../page-protocol.ts';
import { h } from './dom.ts';
import type { Page } from './page.ts';
import { toTyped } from './typed-text.ts';

let editing: { readonly key: string; readonly done: () => void } | undefined;

const keyOf = (page: Page, channel: string, ts: string) => `${page.state.me.id}/${channel}/${ts}`;

/** Whether the person is editing this message. */
export function isEditing(page: Page, channel: string, ts: string): boolean {
  return editing?.key === keyOf(page, channel, ts);
}

/** Names the message that is being edited, on which its drawing depends. */
export function editingKey(): string {
  return editing?.key ?? '';
}

/** Replaces a message with a field until the edit ends. */
export function startEditing(page: Page, channel: string, ts: string): void {
  editing = { key: keyOf(page, channel, ts), done: () => page.redraw() };
  page.redraw();
  document.querySelector<HTMLTextAreaElement>('.edit-field')?.focus();
}

function stopEditing(): void {
  const done = editing?.done;
  editing = undefined;
  done?.();
}

/** The field in place of a message's text. Enter saves, Escape cancels. */
export function editView(page: Page, channel: string, message: PageMessage): HTMLElement {
  const field = h('textarea', {
    class: 'field edit-field',
    rows: 2,
    'aria-label': 'Edit message',
    dir: 'auto',
  });
  field.value = toTyped(page, message.text);
  const save = async () => {
    const text = field.value.trim();
    const answer =
      text === '' || text === toTyped(page, message.text)
        ? { ok: true }
        : await page.act({ kind: 'editMessage', channel, ts: message.ts, text });
    if (answer.ok) stopEditing();
  };
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') stopEditing();
    else if (event.key === 'Enter' && !event.shiftKey) void save();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  return h(
    'div',
    { class: 'stack' },
    field,
    h(
      'div',
      { class: 'actions' },
      h('button', { type: 'button', class: 'button', onclick: stopEditing }, 'Cancel'),
      h('button', { type: 'button', class: 'button primary', onclick: () => void save() }, 'Save'),
    ),
  );
}
