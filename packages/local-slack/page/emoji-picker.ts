import { fill, h } from './dom.ts';
import { emojiGroups, searchEmoji } from './emoji.ts';
import { openPopover } from './popover.ts';

interface Emoji {
  readonly name: string;
  readonly character: string;
}

/** A grid of emoji with a search field; arrow keys move in it. */
export function openEmojiPicker(anchor: HTMLElement, choose: (name: string) => void): void {
  const field = h('input', {
    class: 'field',
    type: 'text',
    placeholder: 'Search emoji',
    'aria-label': 'Search emoji',
  });
  const grid = h('div', { class: 'emoji-grid', role: 'listbox', 'aria-label': 'Emoji' });
  const popover = openPopover(anchor, h('div', { class: 'emoji-picker' }, field, grid), {
    label: 'Pick an emoji',
  });
  const pick = (emoji: Emoji) => {
    popover.close();
    choose(emoji.name);
  };
  const draw = () => {
    const query = field.value.trim().replaceAll(':', '');
    const groups = query === '' ? emojiGroups : [{ title: 'Found', emoji: searchEmoji(query, 60) }];
    fill(
      grid,
      ...groups.flatMap((group) => [
        h('div', { class: 'list-group' }, group.title),
        h('div', { class: 'emoji-row' }, ...group.emoji.map((emoji) => emojiButton(emoji, pick))),
      ]),
    );
  };
  field.addEventListener('input', draw);
  field.addEventListener('keydown', (event) => {
    const first = grid.querySelector<HTMLElement>('button');
    if (event.key === 'Enter') first?.click();
    else if (event.key === 'ArrowDown') first?.focus();
    else return;
    event.preventDefault();
  });
  grid.addEventListener('keydown', (event) => moveInGrid(grid, event));
  draw();
  field.focus();
}

function emojiButton(emoji: Emoji, pick: (emoji: Emoji) => void): HTMLElement {
  return h(
    'button',
    {
      type: 'button',
      class: 'emoji',
      role: 'option',
      'aria-selected': 'false',
      'aria-label': emoji.name,
      title: `:${emoji.name}:`,
      tabindex: -1,
      onclick: () => pick(emoji),
    },
    emoji.character,
  );
}

function moveInGrid(grid: HTMLElement, event: KeyboardEvent): void {
  const buttons = [...grid.querySelectorAll('button')];
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
  const columns = 9;
  const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  buttons[Math.max(0, Math.min(buttons.length - 1, at + step))]?.focus();
}
