import { h } from './dom.ts';

export interface Popover {
  readonly element: HTMLElement;
  close(): void;
}

export interface PopoverOptions {
  readonly label: string;
  readonly role?: string;
  readonly class?: string;
  readonly onClose?: () => void;
}

let current: Popover | undefined;

/** Closes the open popover, if there is one. */
export function closePopover(): void {
  current?.close();
}

/**
 * Shows content beside an element until the person clicks elsewhere or presses Escape; the focus then goes back. It is
 * placed inside an open dialog, since nothing outside of one can be reached.
 */
export function openPopover(anchor: HTMLElement, content: Node, options: PopoverOptions): Popover {
  current?.close();
  const element = h(
    'div',
    { class: `popover ${options.class ?? ''}`, role: options.role ?? 'dialog', 'aria-label': options.label },
    content,
  );
  const away = (event: Event) => {
    const path = event.composedPath();
    if (!path.includes(element) && !path.includes(anchor)) close();
  };
  const onEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    close();
  };
  const close = () => {
    if (current !== popover) return;
    current = undefined;
    const hadFocus = element.contains(document.activeElement);
    element.remove();
    document.removeEventListener('pointerdown', away, true);
    document.removeEventListener('keydown', onEscape, true);
    anchor.setAttribute('aria-expanded', 'false');
    if (hadFocus) anchor.focus({ preventScroll: true });
    options.onClose?.();
  };
  const popover: Popover = { element, close };
  current = popover;
  (anchor.closest('dialog') ?? document.body).append(element);
  document.addEventListener('pointerdown', away, true);
  document.addEventListener('keydown', onEscape, true);
  anchor.setAttribute('aria-expanded', 'true');
  place(element, anchor.getBoundingClientRect());
  return popover;
}

/** Places it below its anchor if there is room, else above, and never outside the window. */
function place(element: HTMLElement, anchor: DOMRect): void {
  const margin = 8;
  const { width, height } = element.getBoundingClientRect();
  const below = anchor.bottom + 4;
  const fitsBelow = below + height + margin <= innerHeight;
  const top = fitsBelow ? below : Math.max(margin, anchor.top - height - 4);
  const left = Math.max(margin, Math.min(anchor.left, innerWidth - width - margin));
  element.style.top = `${top}px`;
  element.style.left = `${left}px`;
}
