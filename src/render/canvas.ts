import type { Paragraph, PhrasingContent, Root, RootContent, Table } from 'mdast';
import type { Postmortem, Section } from '../domain/postmortem/document/document.ts';
import type { Cite } from '../domain/postmortem/document/nodes.ts';
import { isWebAddress, marked } from '../domain/postmortem/document/prose.ts';
import {
  type Source,
  type SourceIndex,
  sourceIndex,
  sourcesOfCite,
} from '../domain/postmortem/document/source.ts';
import { counted } from '../domain/timeline/time-words.ts';
import { withLinksBelow } from './canvas-tables.ts';
import { closingWords, laterSection } from './markdown.ts';
import { firstBlocks, hasQuestionList, listOf, missingPhrases, openQuestionsOf } from './questions.ts';
import { type NodeWriter, resolveNodes } from './resolve-nodes.ts';
import { writeMarkdown } from './write-markdown.ts';

/** People can write in a canvas where the workspace does not let Scribe close it, and the next draft replaces it. */
const COPY: Paragraph = {
  type: 'paragraph',
  children: [
    {
      type: 'emphasis',
      children: [
        {
          type: 'text',
          value:
            'A copy: Scribe writes it anew with every change, so what is typed here is lost. The original is in Scribe’s record; “Edit a section” under the postmortem in the channel changes it.',
        },
      ],
    },
  ],
};

/** Limits of a Slack canvas: cells per table, bytes per change, heading levels. */
const TABLE_CELLS = 300;
const PART_BYTES = 1024 * 1024;
const DEEPEST_HEADING = 3;

/** A statement with more sources only says how many, and when the first was. */
const NAMED_ONE_BY_ONE = 3;

/**
 * The document as Markdown for a Slack canvas, in parts of at most so many bytes, each for one change: evidence as
 * times in brackets instead of footnotes, long tables split and without links, no list inside a quote, no heading below
 * the third level.
 */
export function renderCanvas(document: Postmortem, partBytes = PART_BYTES): string[] {
  const sources = sourceIndex(document.sources);
  const open = openQuestionsOf(document);
  const writer: NodeWriter = {
    cite: (cite) => reference(cite, sources),
    missing: missingPhrases(document),
    questionList: () => [listOf(open.later)],
  };
  const [head = [], ...rest] = document.sections.map((section) => sectionBlocks(section, writer));
  const later = hasQuestionList(document) ? [] : laterSection(open);
  const blocks = [...head, COPY, ...firstBlocks(open), ...rest.flat(), ...later];
  const record: RootContent = {
    type: 'paragraph',
    children: [{ type: 'text', value: closingWords(document) }],
  };
  return inParts([...blocks, record].flatMap(fit), partBytes);
}

function sectionBlocks(section: Section, writer: NodeWriter): RootContent[] {
  const blocks = resolveNodes(section.blocks, writer);
  return section.heading === undefined ? blocks : [headingOf(section.level, section.heading), ...blocks];
}

function headingOf(level: Section['level'], heading: string): RootContent {
  const words = marked(heading);
  if (level > DEEPEST_HEADING) return { type: 'paragraph', children: [{ type: 'strong', children: words }] };
  return { type: 'heading', depth: level, children: words };
}

/** ` (10:35, 10:40)`, each a link to its message; an answer by the name of whoever gave it. */
function reference(cite: Cite, sources: SourceIndex): PhrasingContent[] {
  const found = sourcesOfCite(cite, sources);
  const [first] = found;
  if (!first) return [];
  if (found.length > NAMED_ONE_BY_ONE) {
    return [text(` (${counted(found.length, 'entry', 'entries')} from `), linked(first), text(' on)')];
  }
  const rest = found.slice(1).flatMap((source) => [text(', '), linked(source)]);
  return [text(' ('), linked(first), ...rest, text(')')];
}

function linked(source: Source): PhrasingContent {
  if (source.type === 'answer') return text(`answered by ${source.author ?? 'a person'}`);
  const label = text(source.label.replace(/^(\d\d-\d\d)-/, '$1 ').replace(/-\d+$/, ''));
  return isWebAddress(source.permalink) ? { type: 'link', url: source.permalink, children: [label] } : label;
}

const text = (value: string): PhrasingContent => ({ type: 'text', value });

/** One block as blocks that a canvas takes. */
function fit(block: RootContent): RootContent[] {
  if (block.type === 'table') return inPieces(block).flatMap(withLinksBelow);
  if (block.type === 'paragraph') return byLine(block);
  if (block.type === 'blockquote' && block.children.some(({ type }) => type === 'list'))
    return block.children.flatMap(fit);
  if (block.type === 'heading' && block.depth > DEEPEST_HEADING)
    return [{ ...block, depth: DEEPEST_HEADING }];
  return [block];
}

/** Splits a long table; each part repeats the head. */
function inPieces(table: Table): Table[] {
  const [head, ...rows] = table.children;
  if (!head) return [table];
  const size = Math.max(1, Math.floor(TABLE_CELLS / Math.max(1, head.children.length)) - 1);
  const pieces: Table[] = [];
  for (let from = 0; from === 0 || from < rows.length; from += size) {
    pieces.push({ ...table, children: [head, ...rows.slice(from, from + size)] });
  }
  return pieces;
}

/** Lines of one paragraph as paragraphs: a canvas does not keep hard line breaks. */
function byLine(paragraph: Paragraph): Paragraph[] {
  const lines: PhrasingContent[][] = [[]];
  for (const child of paragraph.children) {
    if (child.type === 'break') lines.push([]);
    else lines.at(-1)?.push(child);
  }
  return lines.filter((line) => line.length > 0).map((children) => ({ type: 'paragraph', children }));
}

function inParts(blocks: readonly RootContent[], partBytes: number): string[] {
  const parts: string[] = [];
  let part = '';
  for (const piece of blocks.flatMap((block) => written(block, partBytes))) {
    const longer = part === '' ? piece : `${part}\n${piece}`;
    if (part !== '' && Buffer.byteLength(longer) > partBytes) {
      parts.push(part);
      part = piece;
    } else part = longer;
  }
  return [...parts, part];
}

/** A block as Markdown; one that is too long for a change is halved. */
function written(block: RootContent, partBytes: number): string[] {
  const root: Root = { type: 'root', children: [block] };
  const markdown = writeMarkdown(root);
  if (Buffer.byteLength(markdown) <= partBytes) return [markdown];
  const halves = halved(block);
  return halves ? halves.flatMap((half) => written(half, partBytes)) : [markdown];
}

function halved(block: RootContent): RootContent[] | undefined {
  if (block.type === 'code') return halvesOf(block.value).map((value) => ({ ...block, value }));
  if (
    block.type === 'list' ||
    block.type === 'table' ||
    (block.type === 'paragraph' && block.children.length > 1)
  ) {
    const middle = Math.ceil(block.children.length / 2);
    if (middle === block.children.length) return undefined;
    const halves = [block.children.slice(0, middle), block.children.slice(middle)];
    return halves.map((children) => ({ ...block, children }) as RootContent);
  }
  if (block.type !== 'paragraph') return undefined;
  const [only] = block.children;
  if (only?.type !== 'text') return undefined;
  return halvesOf(only.value).map((value) => ({ ...block, children: [text(value)] }));
}

/** Splits text between words or lines near the middle. */
function halvesOf(value: string): string[] {
  const middle = Math.floor(value.length / 2);
  const space = value.slice(middle).search(/\s/);
  const at = space < 0 ? middle : middle + space;
  return [value.slice(0, at), value.slice(at).trimStart()];
}
