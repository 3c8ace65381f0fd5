import { type Child, h } from './dom.ts';
import { closePopover, openPopover } from './popover.ts';

export interface MenuItem {
  readonly label: string;
  /** A second line or a key. */
  readonly hint?: string;
  readonly picture?: Child;
  readonly danger?: boolean;
  /** Set where one of the items is the current one. */
  readonly checked?: boolean;
  readonly choose: () => void;
}

/** A menu below a button, with `heading` above its items; arrow keys, Home and End move, Enter chooses. */
export function openMenu(
  anchor: HTMLElement,
  items: readonly MenuItem[],
  { label, heading }: { readonly label: string; readonly heading?: Child },
): void {
  const list = h('div', { class: 'menu' }, heading, ...items.map((item) => itemView(item)));
  list.addEventListener('keydown', (event) => moveFocus(list, event));
  openPopover(anchor, list, { label, role: 'menu' });
  const checked = list.querySelector<HTMLElement>('[aria-checked=true]');
  (checked ?? list.querySelector<HTMLElement>('[role^=menuitem]'))?.focus();
}

function itemView(item: MenuItem): HTMLElement {
  const choose = () => {
    closePopover();
    item.choose();
  };
  const radio = item.checked !== undefined;
  return h(
    'button',
    {
      type: 'button',
      class: item.danger ? 'menu-item danger' : 'menu-item',
      role: radio ? 'menuitemradio' : 'menuitem',
      'aria-checked': radio ? String(item.checked) : undefined,
      tabindex: -1,
      onclick: choose,
    },
    item.picture,
    h('span', { class: 'menu-label' }, item.label, item.hint ? h('small', {}, item.hint) : undefined),
  );
}

/** Moves the focus among the items of a list by arrow keys. */
function moveFocus(list: HTMLElement, event: KeyboardEvent): void {
  const items = [...list.querySelectorAll<HTMLElement>('[role^=menuitem], [role=option]')];
  const at = items.indexOf(document.activeElement as HTMLElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
  if (to === undefined || items.length === 0) return;
  event.preventDefault();
  items[(to + items.length) % items.length]?.focus();
}
