import type { PageChannel, PageMessage } from '../page-protocol.ts';
import { dayName, isoDay } from './dates.ts';
import { h } from './dom.ts';
import { editingKey, isEditing } from './edit-message.ts';
import { messageView } from './message-view.ts';
import type { Page } from './page.ts';
import { type Row, redrawRows } from './redraw.ts';

/** Messages of one person within this many seconds are shown together. */
const together = 300;

/** Tells a list to stay where it is, or to go to its end and stay there. */
const leaveEnd = 'leave-end';
const toEnd = 'to-end';

/** A list counts as being at its end while less than this many pixels are below. */
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
    // Only scrolling up leaves the end; a list that has grown since the last frame does not, as its event comes later.
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

/** Scrolls to a message, and keeps the list there. */
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

/** The messages of a channel, or of one of its threads. */
export interface Conversation {
  readonly channel: PageChannel;
  readonly messages: readonly PageMessage[];
  readonly inThread: boolean;
}

/** Draws messages into a list made by {@link messageList}. */
export function drawMessages(page: Page, list: Element, conversation: Conversation): void {
  const rows = list.querySelector<HTMLElement>('.rows');
  if (rows) redrawRows(rows, rowsOf(page, conversation));
}

function rowsOf(page: Page, { channel, messages, inThread }: Conversation): Row[] {
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
    rows.push(rowOf(page, message, { channel, compact, inThread, today }));
    before = message;
  }
  return rows;
}

interface RowContext {
  readonly channel: PageChannel;
  readonly compact: boolean;
  readonly inThread: boolean;
  readonly today: string;
}

function rowOf(page: Page, message: PageMessage, context: RowContext): Row {
  const { channel, compact, inThread, today } = context;
  const editing = isEditing(page, channel.id, message.ts) ? editingKey() : '';
  // A message that is being edited is not drawn again, so that nothing typed is lost.
  const content = editing ? editing : JSON.stringify(message);
  const { me } = page.state;
  const key = [me.id, me.tz, page.directoryVersion, channel.isMember, compact, inThread, today, content].join(
    '|',
  );
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
