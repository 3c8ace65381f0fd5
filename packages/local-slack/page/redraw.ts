import { type Child, fill } from './dom.ts';

const drawn = new WeakMap<Element, string>();

/**
 * Fills an element unless it already shows what `key` stands for. The focus stays on the element with the same
 * `data-key`. True when the element was filled.
 */
export function redraw(element: Element, key: string, build: () => Child[]): boolean {
  if (drawn.get(element) === key) return false;
  const focus = focusedKey(element);
  fill(element, ...build());
  drawn.set(element, key);
  restoreFocus(element, focus);
  return true;
}

/** Makes the next {@link redraw} of an element build it again. */
export function forget(element: Element): void {
  drawn.delete(element);
}

function focusedKey(element: Element): string | undefined {
  const active = document.activeElement;
  if (!(active instanceof HTMLElement) || !element.contains(active)) return undefined;
  return active.dataset['key'];
}

/** Buttons that are hidden until their message has the focus are reached through the message. */
function restoreFocus(element: Element, key: string | undefined): void {
  if (!key) return;
  const target = element.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);
  target?.focus({ preventScroll: true });
  if (!target || document.activeElement === target) return;
  target.closest('article')?.focus({ preventScroll: true });
  target.focus({ preventScroll: true });
}

export interface Row {
  /** Stays the same for the same thing. */
  readonly id: string;
  /** Changes when the row has to be built again. */
  readonly key: string;
  readonly build: () => HTMLElement;
}

/** Shows these rows in a list, building only those that changed. */
export function redrawRows(list: HTMLElement, rows: readonly Row[]): void {
  const old = new Map<string, HTMLElement>();
  for (const child of list.children) {
    if (child instanceof HTMLElement && child.dataset['row']) old.set(child.dataset['row'], child);
  }
  const focus = focusedKey(list);
  const views = rows.map((row) => {
    const existing = old.get(row.id);
    return existing && drawn.get(existing) === row.key ? existing : buildRow(row);
  });
  const wanted = new Set<Element>(views);
  for (const child of [...list.children]) if (!wanted.has(child)) child.remove();
  let next = list.firstElementChild;
  for (const view of views) {
    if (view === next) next = next.nextElementSibling;
    else list.insertBefore(view, next);
  }
  if (document.activeElement === document.body) restoreFocus(list, focus);
}

function buildRow(row: Row): HTMLElement {
  const view = row.build();
  view.dataset['row'] = row.id;
  drawn.set(view, row.key);
  return view;
}
