import type { PageMessage } from '../page-protocol.ts';
import { avatar } from './avatar.ts';
import { clockTime, dayName, isoDay } from './dates.ts';
import { h } from './dom.ts';
import { type Page, userOf } from './page.ts';

/** `3 replies`, who wrote them and when the last came; opens the thread. */
export function threadSummary(page: Page, channel: string, message: PageMessage): HTMLElement | undefined {
  const count = message.replies.length;
  const last = message.replies.at(-1);
  if (count === 0 || !last) return undefined;
  const people = [...new Set(message.replies.map((reply) => reply.user))].slice(0, 4);
  return h(
    'button',
    {
      type: 'button',
      class: 'thread-summary',
      'data-key': `${message.ts}/thread`,
      onclick: () => page.show({ kind: 'thread', channel, ts: message.ts }),
    },
    ...people.map((id) => avatar(userOf(page, id), 'small')),
    h('strong', {}, count === 1 ? '1 reply' : `${count} replies`),
    h('span', { class: 'quiet' }, `Last reply ${whenText(page, Number(last.ts))}`),
  );
}

/** `2:05 PM` today, else with its day. */
function whenText(page: Page, at: number): string {
  const { tz } = page.state.me;
  const time = clockTime(at, tz);
  return isoDay(at, tz) === isoDay(page.now(), tz)
    ? `today at ${time}`
    : `${dayName(at, page.now(), tz)} at ${time}`;
}
