import type { Definition, Nodes, Paragraph, PhrasingContent, Root, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { MOST_NESTED, tooDeepAt } from '../../domain/postmortem/document/nesting.ts';
import { type Block, type Phrase, text } from '../../domain/postmortem/document/nodes.ts';
import { SLOTS } from '../../domain/postmortem/templates/own/slots.ts';
import { ConfigFault } from '../config-fault.ts';
import { blocksFault, fixedFault, includeFault, slotFault } from './slot-faults.ts';
import { markIn, markSlots, piecesOf, type SlotMark, unmarked } from './slot-marks.ts';

/** One block of a template's file, or the name of a file to include in its place. */
export type TemplatePiece =
  | { readonly kind: 'block'; readonly block: Block; readonly line: number }
  | { readonly kind: 'include'; readonly path: string; readonly line: number };

/** A block and the file that it came from. */
export type PlacedPiece = Extract<TemplatePiece, { kind: 'block' }> & { readonly file: string };

const INCLUDE = /^include\s+(?<path>\S.*)$/;

/**
 * Reads the Markdown of a template: fixed text as it is, marked as the template's own words, and slots by name.
 * `source` begins with line 1 of the file. Throws `ConfigFault` for what can be no part of a template.
 */
export function readBlocks(source: string, file: string): TemplatePiece[] {
  const deep = tooDeepAt(source);
  if (deep !== undefined) {
    throw new ConfigFault(
      `${file}:${deep} is deeper than ${MOST_NESTED} quotes and lists within one another; take out some of its ">" or indentation.`,
    );
  }
  const { text: marked, marks } = markSlots(source);
  const root = fromMarkdown(marked, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  const reader = new Reader(root, marks, file);
  return root.children.flatMap((block) => reader.piece(block));
}

/** Values within a line alone, such as a title. */
export function readPhrases(source: string, file: string, line: number): Phrase[] {
  const { text: marked, marks } = markSlots(source);
  const own = marks.map((mark) => ({ ...mark, line }));
  return new Reader({ type: 'root', children: [] }, own, file).words(marked);
}

class Reader {
  private readonly definitions: ReadonlyMap<string, Definition>;
  private readonly marks: readonly SlotMark[];
  private readonly file: string;

  constructor(root: Root, marks: readonly SlotMark[], file: string) {
    this.marks = marks;
    this.file = file;
    const definitions = root.children.filter((block) => block.type === 'definition').reverse();
    this.definitions = new Map(definitions.map((each) => [each.identifier, each]));
  }

  piece(block: RootContent): TemplatePiece[] {
    const line = block.position?.start.line ?? 1;
    const alone = block.type === 'paragraph' ? this.alone(block) : undefined;
    const path = alone?.kind === 'slot' ? INCLUDE.exec(alone.name)?.groups?.['path'] : undefined;
    if (alone && path !== undefined) return [{ kind: 'include', path, line: alone.line }];
    if (alone && SLOTS.get(alone.name) === 'blocks')
      return [{ kind: 'block', block: slotBlock(alone), line }];
    return this.nodes(block, true).map((node) => ({ kind: 'block', block: node as Block, line }));
  }

  /** Text with its slots. */
  words(value: string): Phrase[] {
    return piecesOf(value, this.marks).map((piece): Phrase => {
      if (typeof piece === 'string') return text(piece);
      if (INCLUDE.test(piece.name)) throw includeFault(this.file, piece);
      const fault = slotFault(this.file, piece);
      if (fault) throw fault;
      if (SLOTS.get(piece.name) === 'blocks') throw blocksFault(this.file, piece);
      return { ...text(piece.raw), data: { slot: piece.name } };
    });
  }

  /** The slot that is all of a paragraph. */
  private alone({ children }: Paragraph): SlotMark | undefined {
    const [only, another] = children.filter((child) => child.type !== 'html' || !isComment(child.value));
    if (only?.type !== 'text' || another) return undefined;
    const [piece, more] = piecesOf(only.value.trim(), this.marks);
    return typeof piece === 'object' && more === undefined ? piece : undefined;
  }

  /**
   * The node without its position, with link references resolved; none for a comment. `block`: the node is a block
   * itself.
   */
  private nodes(node: Nodes, block: boolean): Nodes[] {
    const { position: _position, ...bare } = node;
    switch (bare.type) {
      case 'text':
        return this.words(bare.value);
      case 'inlineCode':
        return [{ ...bare, value: this.typed(bare.value) }];
      case 'code': {
        const { lang, meta, value } = bare;
        const line = { lang: lang && this.typed(lang), meta: meta && this.typed(meta) };
        return [{ ...bare, ...line, value: this.typed(value) }];
      }
      case 'html':
        return this.html(bare.value, block);
      case 'definition':
        return [];
      case 'footnoteDefinition':
      case 'footnoteReference':
        throw new ConfigFault(
          `${this.file}:${node.position?.start.line ?? 1} has a footnote, but notes are kept for what statements rest on; put its words into brackets.`,
        );
      case 'linkReference': {
        const { url = '', title = null } = this.definitions.get(bare.identifier) ?? {};
        return [{ type: 'link', ...this.fixed({ url, title }), children: this.children(bare.children) }];
      }
      case 'imageReference': {
        const { url = '', title = null } = this.definitions.get(bare.identifier) ?? {};
        return [{ type: 'image', ...this.fixed({ url, title, alt: bare.alt ?? null }) }];
      }
      case 'link': {
        const { url, title = null } = bare;
        return [{ ...bare, ...this.fixed({ url, title }), children: this.children(bare.children) }];
      }
      case 'image': {
        const { url, title = null, alt = null } = bare;
        return [{ ...bare, ...this.fixed({ url, title, alt }) }];
      }
      default:
        return this.parent(bare as Nodes);
    }
  }

  private parent(node: Nodes): Nodes[] {
    if (!('children' in node)) return [node];
    const children = this.children(node.children, node.type === 'blockquote' || node.type === 'listItem');
    if (node.type === 'paragraph') {
      if (children.every((child) => child.type === 'text' && child.value.trim() === '')) return [];
      return [{ ...node, children, ...(hasSlot(children) ? {} : { data: { remark: true } }) }];
    }
    if (node.type === 'table') return [{ ...node, children: children.map(asTemplateRow) } as Nodes];
    return [{ ...node, children } as Nodes];
  }

  private children(nodes: readonly Nodes[], blocks = false): PhrasingContent[] {
    return joined(nodes.flatMap((node) => this.nodes(node, blocks)) as PhrasingContent[]);
  }

  /** Comments are dropped, `<br>` becomes a line break, and other markup is text, as in every document. */
  private html(value: string, block: boolean): Nodes[] {
    const rest = value.replace(COMMENTS, '').trim();
    const slot = markIn(rest, this.marks);
    if (slot) throw fixedFault(this.file, slot);
    if (rest === '') return [];
    if (/^<br\s*\/?>$/i.test(rest)) return [{ type: 'break' }];
    const words = text(this.typed(rest));
    return block ? [{ type: 'paragraph', children: [words], data: { remark: true } }] : [words];
  }

  private typed(value: string): string {
    return unmarked(value, this.marks);
  }

  private fixed<Fields extends Readonly<Record<string, string | null>>>(fields: Fields): Fields {
    for (const value of Object.values(fields)) {
      const slot = markIn(value ?? '', this.marks);
      if (slot) throw fixedFault(this.file, slot);
    }
    return fields;
  }
}

const COMMENTS = /<!--[\s\S]*?-->/g;

function isComment(value: string): boolean {
  return value.replace(COMMENTS, '').trim() === '';
}

function slotBlock({ raw, name }: SlotMark): Paragraph {
  return { type: 'paragraph', children: [text(raw)], data: { slot: name } };
}

/** Every row below the head, unless it has a slot. */
function asTemplateRow(node: Nodes, index: number): Nodes {
  if (node.type !== 'tableRow' || index === 0 || hasSlot([node])) return node;
  return { ...node, data: { remark: true } };
}

function hasSlot(nodes: readonly Nodes[]): boolean {
  return nodes.some((node) =>
    node.type === 'text' ? node.data?.slot !== undefined : 'children' in node && hasSlot(node.children),
  );
}

/** Joins texts that a comment separated. Slots stay separate. */
function joined(phrases: readonly PhrasingContent[]): PhrasingContent[] {
  const found: PhrasingContent[] = [];
  for (const phrase of phrases) {
    const last = found.at(-1);
    if (phrase.type === 'text' && last?.type === 'text' && !phrase.data && !last.data)
      found[found.length - 1] = text(last.value + phrase.value);
    else found.push(phrase);
  }
  return found;
}
