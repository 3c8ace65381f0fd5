import type { List, ListItem, Nodes, Root, Table } from 'mdast';
import { type Child, h, link, safeUrl } from './dom.ts';

/** Markdown as elements, from its syntax tree; HTML inside it is shown as text. */
export function markdownTree(root: Root): HTMLElement {
  return h('div', { class: 'markdown', dir: 'auto' }, ...views(root.children));
}

/** Shows the text, and the formatted document once the server has parsed it. */
export function markdown(text: string): HTMLElement {
  const holder = h('div', { class: 'markdown-holder' }, h('pre', { class: 'plain-text' }, text));
  void treeOf(text).then((root) => {
    if (root) holder.replaceChildren(markdownTree(root));
  });
  return holder;
}

const trees = new Map<string, Promise<Root | undefined>>();

function treeOf(text: string): Promise<Root | undefined> {
  const known = trees.get(text);
  if (known) return known;
  const asked = fetch('/page/markdown', {
    method: 'POST',
    headers: { 'content-type': 'text/plain' },
    body: text,
  })
    .then((answer) => (answer.ok ? (answer.json() as Promise<Root>) : undefined))
    .catch(() => undefined);
  trees.set(text, asked);
  return asked;
}

function views(nodes: readonly Nodes[]): Child[] {
  return nodes.map(view);
}

function view(node: Nodes): Child {
  switch (node.type) {
    case 'text':
      return node.value;
    case 'html':
      return node.value.startsWith('<!--') ? undefined : h('code', { class: 'code' }, node.value);
    case 'paragraph':
      return h('p', {}, ...views(node.children));
    case 'heading':
      return heading(node.depth, views(node.children));
    case 'strong':
      return h('strong', {}, ...views(node.children));
    case 'emphasis':
      return h('em', {}, ...views(node.children));
    case 'delete':
      return h('s', {}, ...views(node.children));
    case 'inlineCode':
      return h('code', { class: 'code' }, node.value);
    case 'code':
      return h('pre', { class: 'code-block', tabindex: 0 }, h('code', {}, node.value));
    case 'break':
      return h('br');
    case 'thematicBreak':
      return h('hr');
    case 'blockquote':
      return h('blockquote', {}, ...views(node.children));
    default:
      return largerView(node);
  }
}

function largerView(node: Nodes): Child {
  switch (node.type) {
    case 'link':
      return link(node.url, ...views(node.children));
    case 'linkReference':
      return h('span', {}, ...views(node.children));
    case 'image':
      return h('img', { src: safeUrl(node.url), alt: node.alt ?? '', loading: 'lazy' });
    case 'list':
      return listView(node);
    case 'table':
      return tableView(node);
    case 'footnoteReference':
      return h('sup', {}, node.identifier);
    case 'footnoteDefinition':
      return h('div', { class: 'footnote' }, h('sup', {}, node.identifier), ...views(node.children));
    default:
      return undefined;
  }
}

function heading(depth: 1 | 2 | 3 | 4 | 5 | 6, children: Child[]): HTMLElement {
  return h(`h${depth}`, {}, ...children);
}

function listView(list: List): HTMLElement {
  const items = list.children.map((item) => itemView(item));
  return list.ordered ? h('ol', { start: list.start ?? undefined }, ...items) : h('ul', {}, ...items);
}

function itemView(item: ListItem): HTMLElement {
  const inside = item.children.flatMap((child) =>
    child.type === 'paragraph' ? views(child.children) : [view(child)],
  );
  if (typeof item.checked !== 'boolean') return h('li', {}, ...inside);
  const box = h('input', { type: 'checkbox', disabled: true, checked: item.checked, 'aria-label': 'Task' });
  return h('li', { class: 'task' }, box, h('span', {}, ...inside));
}

function tableView(table: Table): HTMLElement {
  const [head, ...rows] = table.children;
  const align = (column: number) => `text-align: ${table.align?.[column] ?? 'left'}`;
  const headCells = (head?.children ?? []).map((cell, column) =>
    h('th', { scope: 'col', style: align(column) }, ...views(cell.children)),
  );
  const body = rows.map((row) =>
    h(
      'tr',
      {},
      ...row.children.map((cell, column) => h('td', { style: align(column) }, ...views(cell.children))),
    ),
  );
  const inner = h('table', {}, h('thead', {}, h('tr', {}, ...headCells)), h('tbody', {}, ...body));
  return h('div', { class: 'table-scroll', tabindex: 0, role: 'group', 'aria-label': 'Table' }, inner);
}
