import type { PageMessage } from '../page-protocol.ts';
import { h } from './dom.ts';
import { openEmojiPicker } from './emoji-picker.ts';
import { emojiView } from './emoji-view.ts';
import { icon } from './icon.ts';
import { nameOf, type Page } from './page.ts';

/** The reactions below a message; a click adds or removes the person's own. */
export function reactionsView(page: Page, channel: string, message: PageMessage): HTMLElement | undefined {
  if (message.reactions.length === 0) return undefined;
  const me = page.state.me.id;
  const views = message.reactions.map((reaction) => {
    const mine = reaction.users.includes(me);
    const who = reaction.users.map((user) => (user === me ? 'you' : nameOf(page, user))).join(', ');
    return h(
      'button',
      {
        type: 'button',
        class: mine ? 'reaction mine' : 'reaction',
        'aria-pressed': String(mine),
        'aria-label': `${reaction.name}, ${reaction.users.length}: ${who}`,
        title: `${who} reacted with :${reaction.name}:`,
        'data-key': `${message.ts}/${reaction.name}`,
        onclick: () => void toggleReaction(page, { channel, message, name: reaction.name }),
      },
      emojiView(reaction.name),
      h('span', {}, reaction.users.length),
    );
  });
  const add = h(
    'button',
    {
      type: 'button',
      class: 'reaction add',
      'aria-label': 'Add reaction',
      onclick: () => openEmojiPicker(add, (name) => void toggleReaction(page, { channel, message, name })),
    },
    icon('react'),
  );
  return h('div', { class: 'reactions', role: 'group', 'aria-label': 'Reactions' }, ...views, add);
}

/** Adds the person's reaction, or removes it. */
export async function toggleReaction(
  page: Page,
  { channel, message, name }: { channel: string; message: PageMessage; name: string },
): Promise<void> {
  const mine = message.reactions.some((one) => one.name === name && one.users.includes(page.state.me.id));
  await page.act({ kind: mine ? 'unreact' : 'react', channel, ts: message.ts, name });
}
