import type { Element, ElementContent } from 'hast';
import type {
  Code,
  FootnoteReference,
  Html,
  Image,
  ImageReference,
  InlineCode,
  Link,
  RootContent,
  Table,
  TableRow,
  Text,
} from 'mdast';
import { defaultHandlers, type Handlers, type State, toHast } from 'mdast-util-to-hast';
import { entriesOfRow } from '../../domain/postmortem/document/nodes.ts';
import { anchors } from '../anchors.ts';
import { cellClass } from './cell-class.ts';
import { stripBidiOverrides } from './strip-bidi.ts';

/** What is known of the page while its blocks are turned into elements. */
export interface PageState {
  /** Entries whose row has been written; notes link to it. */
  readonly rows: Set<string>;
  /** How often each note has been referred to. */
  readonly references: Map<string, number>;
  /** The tooltip of a reference to a note. */
  readonly about: (label: string) => string;
}

/** Plain mdast as elements. Markup in typed text stays text; only web and mail addresses become links. */
export function elementsOf(
  blocks: readonly RootContent[],
  page: PageState,
  caption: string,
): ElementContent[] {
  const tables = new Map<Table, Table>();
  const children = blocks.map((block) => (block.type === 'table' ? stub(block, tables) : block));
  const handlers = handlersOf(page);
  const table = (state: State, node: Table) => tableOf(state, tables.get(node) ?? node, { page, caption });
  const tree = toHast({ type: 'root', children }, { handlers: { ...handlers, table } });
  return 'children' in tree ? (tree.children as ElementContent[]) : [tree as ElementContent];
}

/** Replaces a table while the library searches all nodes for definitions, which long tables do not have. */
function stub(table: Table, tables: Map<Table, Table>): Table {
  const empty: Table = { type: 'table', children: [] };
  tables.set(empty, table);
  return empty;
}

function handlersOf(page: PageState): Handlers {
  return {
    text: (state: State, node: Text) => defaultHandlers.text(state, withoutOverrides(node)),
    // The library's own writes lines of code one after the other.
    inlineCode: (_state, node: InlineCode) => ({
      ...{ type: 'element', tagName: 'code', properties: {} },
      children: [words(withoutOverrides(node).value)],
    }),
    code: (state: State, node: Code) => defaultHandlers.code(state, withoutOverrides(node)),
    html: (_state, node: Html) => words(stripBidiOverrides(node.value)),
    image: (_state, node: Image) => link(node.url, [words(node.alt || node.url)]),
    imageReference: (_state, node: ImageReference) => words(node.alt ?? ''),
    link: (state: State, node: Link) => link(node.url, state.all(node)),
    footnoteReference: (_state, node: FootnoteReference) => referenceOf(node, page),
  };
}

function withoutOverrides<Node extends { readonly value: string }>(node: Node): Node {
  const value = stripBidiOverrides(node.value);
  return value === node.value ? node : { ...node, value };
}

const words = (value: string): ElementContent => ({ type: 'text', value });

function link(url: string, children: ElementContent[]): Element {
  if (!/^(https?:|mailto:|#)/i.test(url))
    return { type: 'element', tagName: 'span', properties: {}, children };
  const [only] = children;
  const bare = only?.type === 'text' && (only.value === url || `mailto:${only.value}` === url);
  const properties = { href: encodedAddress(url), ...(bare ? { className: ['bare'] } : {}) };
  return { type: 'element', tagName: 'a', properties, children };
}

/** The address as given, with characters encoded that an address cannot contain. */
function encodedAddress(url: string): string {
  return url.replace(/[\s"<>`]/g, encodeURIComponent);
}

/** `[10:35]` as a superscript link to its note. */
function referenceOf({ label, identifier }: FootnoteReference, page: PageState): Element {
  const name = label ?? identifier;
  const count = (page.references.get(name) ?? 0) + 1;
  page.references.set(name, count);
  const properties = {
    href: `#${anchors.note(name)}`,
    id: anchors.reference(name, count),
    title: page.about(name),
  };
  const anchor: Element = { type: 'element', tagName: 'a', properties, children: [words(`[${name}]`)] };
  return { type: 'element', tagName: 'sup', properties: {}, children: [anchor] };
}

/** A table with its caption and head; rows of the timeline get ids to link to. */
function tableOf(
  state: State,
  { children }: Table,
  { page, caption }: { page: PageState; caption: string },
): Element {
  const [head, ...rows] = children;
  const width = head?.children.length ?? 0;
  const titles = head ? rowOf(state, head, { tagName: 'th', width }) : undefined;
  const body = rows.map((row) => {
    const shown = rowOf(state, row, { tagName: 'td', width });
    const [first, ...further] = entriesOfRow(row).filter((entry) => !page.rows.has(entry));
    if (first === undefined) return shown;
    for (const entry of [first, ...further]) page.rows.add(entry);
    return withAnchors({ ...shown, properties: { id: anchors.entry(first) } }, further);
  });
  const table = element('table', {}, [
    element('caption', {}, [words(caption)]),
    ...(titles ? [element('thead', {}, [titles])] : []),
    element('tbody', {}, body),
  ]);
  return element('div', { className: ['table'], role: 'region', tabIndex: 0, ariaLabel: caption }, [table]);
}

/** Ids for further entries of a row go to its beginning. */
function withAnchors(row: Element, entries: readonly string[]): Element {
  const [cell, ...cells] = row.children;
  if (entries.length === 0 || cell?.type !== 'element') return row;
  const places = entries.map((entry) => element('span', { id: anchors.entry(entry) }, []));
  return { ...row, children: [{ ...cell, children: [...places, ...cell.children] }, ...cells] };
}

function rowOf(
  state: State,
  row: TableRow,
  { tagName, width }: { tagName: 'th' | 'td'; width: number },
): Element {
  const cells = row.children.map((cell) => {
    const name = cellClass(cell);
    const className = name === undefined ? {} : { className: [name] };
    return element(tagName, tagName === 'th' ? { scope: 'col' } : className, state.all(cell));
  });
  while (cells.length < width) cells.push(element(tagName, {}, []));
  return element('tr', {}, cells);
}

export function element(
  tagName: string,
  properties: Element['properties'],
  children: ElementContent[],
): Element {
  return { type: 'element', tagName, properties, children };
}
