import type { Element, ElementContent } from 'hast';
import type {
  Code,
  FootnoteReference,
  Html,
  Image,
  ImageReference,
  InlineCode,
  Link,
  Paragraph,
  RootContent,
  Table,
  Text,
} from 'mdast';
import { defaultHandlers, type Handlers, type State, toHast } from 'mdast-util-to-hast';
import { anchors } from '../anchors.ts';
import { words } from './element.ts';
import { fieldList, fieldsOf } from './field-list.ts';
import { stripBidiOverrides } from './strip-bidi.ts';
import { tableElement } from './table.ts';

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
  const setting = { caption, written: page.rows };
  const table = (state: State, node: Table) => tableElement(state, tables.get(node) ?? node, setting);
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
    paragraph: (state: State, node: Paragraph) => paragraphOf(state, node),
    link: (state: State, node: Link) => link(node.url, state.all(node)),
    footnoteReference: (_state, node: FootnoteReference) => referenceOf(node, page),
  };
}

/** Fields under each other become a list of labels and values. */
function paragraphOf(state: State, node: Paragraph): ElementContent {
  const fields = fieldsOf(node);
  if (!fields) return defaultHandlers.paragraph(state, node);
  return fieldList(fields, (phrases) => state.all({ type: 'paragraph', children: [...phrases] }));
}

function withoutOverrides<Node extends { readonly value: string }>(node: Node): Node {
  const value = stripBidiOverrides(node.value);
  return value === node.value ? node : { ...node, value };
}

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
