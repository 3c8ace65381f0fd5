import type { FootnoteReference, Nodes, Paragraph, Root, RootContent, TableRow } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import {
  type Evidence,
  fromEntries,
  fromField,
  NO_EVIDENCE,
  together,
} from '../domain/postmortem/analysis/evidence.ts';
import type { Postmortem, Section } from '../domain/postmortem/document/document.ts';
import {
  type Block,
  type Cite,
  cite,
  type OpenQuestion,
  type Phrase,
  text,
} from '../domain/postmortem/document/nodes.ts';
import { walk } from '../domain/postmortem/document/walk.ts';
import { writtenIn } from '../domain/postmortem/draft/written-by-people.ts';
import { missingPhrases, missingWords } from './questions.ts';
import { resolveNodes } from './resolve-nodes.ts';
import { SourceNotes } from './source-notes.ts';
import { writeMarkdown } from './write-markdown.ts';

/**
 * A section without its heading as Markdown for people to edit; entries appear as footnotes: `[^10:35]`. Answers do not:
 * what is not edited keeps them, and what is becomes its author's own.
 */
export function writeSection(section: Section, document: Postmortem): string {
  return writeMarkdown(rootOf(plainBlocks(section.blocks, document, new SourceNotes(document)))).trimEnd();
}

/**
 * Edited Markdown of a section as blocks. What was not edited is the same as before, with its entries and open
 * questions; footnotes refer to entries again; everything else is a statement of its author.
 */
export function readSection(markdown: string, section: Section, document: Postmortem): Block[] {
  const original = new OriginalSection(section, document);
  const source = `${markdown}\n\n${original.labels.map((label) => `[^${label}]: -`).join('\n\n')}`;
  const tree = fromMarkdown(source, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  return tree.children.flatMap((block): Block[] =>
    block.type === 'footnoteDefinition' ? [] : [original.restore(withoutPositions(block)) as Block],
  );
}

function plainBlocks(blocks: readonly Block[], document: Postmortem, notes: SourceNotes): RootContent[] {
  return resolveNodes(blocks, {
    cite: (node) => notes.references(entriesAlone(node)),
    missing: missingPhrases(document),
  });
}

function entriesAlone({ entries }: Cite): Cite {
  return cite({ entries, fields: [] });
}

function rootOf(children: RootContent[]): Root {
  return { type: 'root', children };
}

/** The section before it was edited. */
class OriginalSection {
  readonly labels: readonly string[];
  private readonly evidence = new Map<string, Evidence>();
  private readonly nodes = new Map<string, Nodes>();
  /** The questions behind each short line. */
  private readonly questions = new Map<string, readonly OpenQuestion[]>();
  private readonly section: Section;

  constructor(section: Section, document: Postmortem) {
    this.section = section;
    const notes = new SourceNotes(document);
    for (const { id, label, type } of document.sources) {
      this.evidence.set(label.toLowerCase(), type === 'answer' ? fromField(id) : fromEntries({ id }));
    }
    walk(section.blocks, (node) => {
      if (node.type === 'cite') this.noteGroup(node, notes.references(entriesAlone(node)));
      if (isWhole(node)) this.nodes.set(keyOf(plainNode(node, document, notes)), node);
      return undefined;
    });
    this.labels = [...this.evidence.keys()];
    const missing = missingWords(document);
    resolveNodes(section.blocks, {
      cite: () => [],
      missing: (asked) => {
        this.questions.set(missing(asked), asked);
        return [];
      },
    });
  }

  /** The original node if it was not edited; otherwise the edited node with its unedited parts restored. */
  restore(node: Nodes): Nodes {
    const before = isWhole(node) ? this.nodes.get(keyOf(node)) : undefined;
    if (before) return before;
    if (node.type === 'paragraph') return this.stated(node);
    if (node.type === 'tableRow') return this.statedRow(node);
    if (node.type === 'html') return { type: 'paragraph', children: [text(node.value)] };
    if (!('children' in node)) return node;
    return { ...node, children: node.children.map((child) => this.restore(child)) } as Nodes;
  }

  private noteGroup({ entries }: Cite, references: readonly FootnoteReference[]): void {
    const [only, another] = references;
    if (only && !another && entries.length > 0)
      this.evidence.set((only.label ?? only.identifier).toLowerCase(), { entries, fields: [] });
  }

  private stated(paragraph: Paragraph): Paragraph {
    const children = this.phrases(paragraph.children);
    const open = children.some(({ type }) => type === 'openQuestion');
    return { ...paragraph, children: open ? children : this.signed(children) };
  }

  private statedRow(row: TableRow): TableRow {
    const cells = row.children.map((cell) => ({ ...cell, children: this.phrases(cell.children) }));
    const last = cells.at(-1);
    if (!last) return row;
    return { ...row, children: [...cells.slice(0, -1), { ...last, children: this.signed(last.children) }] };
  }

  /** Cites the section's author as evidence, beside the entries that the text names. */
  private signed(phrases: readonly Phrase[]): Phrase[] {
    const own = writtenIn(this.section.id);
    const last = phrases.at(-1);
    if (last?.type !== 'cite') return [...phrases, cite({ entries: [], fields: [own] })];
    return [...phrases.slice(0, -1), cite({ entries: last.entries, fields: [...last.fields, own] })];
  }

  private phrases(given: readonly Phrase[]): Phrase[] {
    const phrases: Phrase[] = [];
    for (const phrase of given) {
      const asked = this.asked(phrase);
      const last = phrases.at(-1);
      if (asked) phrases.push(...asked);
      else if (phrase.type === 'html') phrases.push(text(phrase.value));
      else if (phrase.type !== 'footnoteReference') phrases.push(phrase);
      else {
        const evidence = this.evidence.get(phrase.identifier.toLowerCase()) ?? NO_EVIDENCE;
        if (last?.type === 'cite') phrases[phrases.length - 1] = cite(together(last, evidence));
        else phrases.push(cite(evidence));
      }
    }
    return phrases;
  }

  /** The open questions whose short line was left in the text, if it is one. */
  private asked(phrase: Phrase): readonly OpenQuestion[] | undefined {
    const [only] = phrase.type === 'emphasis' ? phrase.children : [];
    return only?.type === 'text' ? this.questions.get(only.value) : undefined;
  }
}

/** Nodes that are compared as a whole. */
function isWhole(node: Nodes): boolean {
  switch (node.type) {
    case 'paragraph':
    case 'heading':
    case 'list':
    case 'listItem':
    case 'table':
    case 'tableRow':
    case 'blockquote':
    case 'code':
      return true;
    default:
      return false;
  }
}

function plainNode(node: Nodes, document: Postmortem, notes: SourceNotes): Nodes {
  const [plain] = plainBlocks([node as RootContent], document, notes);
  return plain ?? node;
}

/** Nodes with the same Markdown are the same. */
function keyOf(node: Nodes): string {
  if (node.type === 'tableRow') return `row ${writeMarkdown(rootOf([{ type: 'table', children: [node] }]))}`;
  if (node.type === 'listItem')
    return `item ${writeMarkdown(rootOf([{ type: 'list', ordered: false, spread: false, children: [node] }]))}`;
  return `${node.type} ${writeMarkdown(rootOf([node as RootContent]))}`;
}

/** Removes the positions in the parsed text. */
function withoutPositions(node: Nodes): Nodes {
  const { position: _position, ...rest } = node;
  if (!('children' in rest)) return rest as Nodes;
  return { ...rest, children: rest.children.map(withoutPositions) } as Nodes;
}
