import type { PageChannel, PageMessage } from '../page-protocol.ts';
import { dayName, isoDay } from './dates.ts';
import { h } from './dom.ts';
import { editingKey, isEditing } from './edit-message.ts';
import { messageView } from './message-view.ts';
import type { Page } from './page.ts';
import { type Row, redrawRows } from './redraw.ts';

/** Seconds between two messages of one person that are shown as one. */
const together = 300;

/** Tells a list to stay where it is, or to go to its end and stay there. */
const leaveEnd = 'leave-end';
const toEnd = 'to-end';

/** A list counts as being at its end while less than this is below, in pixels. */
const nearEnd = 60;

/**
 * A scrolling list of messages. It stays at its end while the person is there, also when a picture that has
 * loaded makes it longer.
 */
export function messageList(label: string): HTMLElement {
  const rows = h('div', { class: 'rows' });
  const list = h('div', { class: 'messages', role: 'log', 'aria-label': label, tabindex: 0 }, rows);
  let atEnd = true;
  let top = 0;
  const goToEnd = () => {
    list.scrollTop = list.scrollHeight;
    top = list.scrollTop;
  };
  list.addEventListener('scroll', () => {
    const below = list.scrollHeight - list.scrollTop - list.clientHeight;
    // Only going up leaves the end. What has grown below since the last frame does not: the event comes after it.
    if (below < nearEnd) atEnd = true;
    else if (list.scrollTop < top) atEnd = false;
    top = list.scrollTop;
  });
  list.addEventListener(leaveEnd, () => {
    atEnd = false;
  });
  list.addEventListener(toEnd, () => {
    atEnd = true;
    goToEnd();
  });
  list.addEventListener('keydown', (event) => moveToMessage(list, event));
  const stay = new ResizeObserver(() => {
    if (atEnd) goToEnd();
  });
  stay.observe(rows);
  stay.observe(list);
  return list;
}

/** Arrow keys go from message to message; Tab then reaches what is in it and its actions. */
function moveToMessage(list: HTMLElement, event: KeyboardEvent): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const at = document.activeElement;
  if (step === undefined || !(at === list || at?.matches('.message'))) return;
  event.preventDefault();
  const all = [...list.querySelectorAll<HTMLElement>('.message')];
  const from = at === list ? all.length : all.indexOf(at as HTMLElement);
  all[Math.max(0, Math.min(all.length - 1, from + step))]?.focus();
}

/** Brings a message into sight, and keeps the list there. */
export function revealMessage(ts: string): void {
  const view = [...document.querySelectorAll<HTMLElement>(`.message[data-ts="${CSS.escape(ts)}"]`)].at(-1);
  view?.closest('.messages')?.dispatchEvent(new Event(leaveEnd));
  view?.scrollIntoView({ block: 'center' });
  view?.classList.add('flash');
}

/** Goes to the newest message of the conversation that an element belongs to, and follows it from there. */
export function followNewest(near: Element): void {
  near.closest('.main, .pane')?.querySelector('.messages')?.dispatchEvent(new Event(toEnd));
}

/** Draws messages into a list made by {@link messageList}. */
export function drawMessages(
  page: Page,
  list: Element,
  channel: PageChannel,
  messages: readonly PageMessage[],
  inThread: boolean,
): void {
  const rows = list.querySelector<HTMLElement>('.rows');
  if (rows) redrawRows(rows, rowsOf(page, channel, messages, inThread));
}

function rowsOf(
  page: Page,
  channel: PageChannel,
  messages: readonly PageMessage[],
  inThread: boolean,
): Row[] {
  const { tz } = page.state.me;
  const today = isoDay(page.now(), tz);
  const rows: Row[] = [];
  let before: PageMessage | undefined;
  for (const message of messages) {
    const at = Number(message.ts);
    const day = isoDay(at, tz);
    const newDay = !before || isoDay(Number(before.ts), tz) !== day;
    if (newDay && !inThread) {
      const name = dayName(at, page.now(), tz);
      rows.push({ id: `day-${day}`, key: name, build: () => dayLine(name) });
    }
    const compact = !newDay && before !== undefined && belongsTo(before, message);
    rows.push(rowOf(page, channel, message, { compact, inThread, today }));
    before = message;
  }
  return rows;
}

interface RowContext {
  readonly compact: boolean;
  readonly inThread: boolean;
  readonly today: string;
}

function rowOf(page: Page, channel: PageChannel, message: PageMessage, context: RowContext): Row {
  const editing = isEditing(page, channel.id, message.ts) ? editingKey() : '';
  // A message that is being changed stays as it is, so that what is typed is not lost.
  const content = editing ? editing : JSON.stringify(message);
  const { me } = page.state;
  const key = [me.id, me.tz, page.directoryVersion, channel.isMember, JSON.stringify(context), content].join(
    '|',
  );
  const { compact, inThread } = context;
  return { id: message.ts, key, build: () => messageView(page, message, { channel, compact, inThread }) };
}

function belongsTo(before: PageMessage, message: PageMessage): boolean {
  return (
    before.user === message.user &&
    before.subtype === message.subtype &&
    before.ephemeral === message.ephemeral &&
    !message.pinned &&
    !before.pinned &&
    Number(message.ts) - Number(before.ts) < together
  );
}

function dayLine(name: string): HTMLElement {
  return h('div', { class: 'day-line', role: 'separator', 'aria-label': name }, h('span', {}, name));
}
