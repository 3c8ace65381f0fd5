/** What an element may contain: text becomes a text node, never markup. */
export type Child = Node | string | number | false | null | undefined;

type Listener = (event: never) => void;
type PropertyValue = string | number | boolean | undefined | Listener;

/** Attributes by their HTML name; a key that starts with `on` adds a listener. */
export type Properties = Readonly<Record<string, PropertyValue>>;

/** Makes an element. `false` and `undefined` attributes are left out, `true` becomes an empty one. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Properties = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) setProperty(element, name, value);
  append(element, children);
  return element;
}

function setProperty(element: Element, name: string, value: PropertyValue): void {
  if (value === undefined || value === false) return;
  if (typeof value === 'function') {
    element.addEventListener(name.slice(2), value as EventListener);
    return;
  }
  element.setAttribute(name, value === true ? '' : String(value));
}

/** Appends children, leaving out what is empty. */
export function append(parent: Node, children: readonly Child[]): void {
  for (const child of children) {
    if (child === undefined || child === null || child === false) continue;
    parent.appendChild(typeof child === 'object' ? child : document.createTextNode(String(child)));
  }
}

/** Replaces everything inside an element. */
export function fill(parent: Element, ...children: Child[]): void {
  parent.replaceChildren();
  append(parent, children);
}

/** The element of the static page with this id; a page without it is broken, so it throws. */
export function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`index.html has no element with the id "${id}".`);
  return found;
}

/** The address if a message may link to it or load an image from it, else undefined. */
export function safeUrl(url: string): string | undefined {
  if (url.startsWith('/') && !url.startsWith('//')) return url;
  return /^(https?:\/\/|mailto:|tel:|slack:\/\/)/i.test(url) ? url : undefined;
}

/** A link that opens in a new tab, or plain text when its address is not safe. */
export function link(url: string, ...children: Child[]): HTMLElement {
  const href = safeUrl(url);
  if (!href) return h('span', {}, ...children);
  return h('a', { href, target: '_blank', rel: 'noreferrer noopener' }, ...children);
}
