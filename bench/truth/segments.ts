import type { Nodes, TableRow } from 'mdast';
import type { Postmortem } from '../../src/domain/postmortem/document/document.ts';
import { type Block, entriesOfRow } from '../../src/domain/postmortem/document/nodes.ts';

/** One statement of a document, up to what it cites. */
export interface Segment {
  readonly section: string;
  readonly text: string;
  readonly entries: readonly string[];
  readonly fields: readonly string[];
}

type Piece =
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'cite'; readonly entries: readonly string[]; readonly fields: readonly string[] }
  | { readonly kind: 'question' };

/**
 * Every statement of a document, in order. Rows of the timeline are the record itself, the template's own lines state
 * nothing about the incident, and an open question states nothing; they are left out.
 */
export function segmentsOf({ sections }: Postmortem): Segment[] {
  return sections.flatMap(({ id, blocks }) =>
    blocks.flatMap(leavesOf).flatMap((leaf) => linesOf(leaf).flatMap((line) => segmentsOfLine(id, line))),
  );
}

function leavesOf(block: Block | TableRow): Nodes[] {
  switch (block.type) {
    case 'paragraph':
      return block.data?.remark ? [] : [block];
    case 'tableRow':
      return block.data?.remark || entriesOfRow(block).length > 0 ? [] : [block];
    case 'table':
      return block.children.slice(1).flatMap(leavesOf);
    case 'list':
    case 'listItem':
    case 'blockquote':
      return (block.children as Block[]).flatMap(leavesOf);
    default:
      return [];
  }
}

function linesOf(leaf: Nodes): Piece[][] {
  const lines: Piece[][] = [[]];
  const see = (node: Nodes): void => {
    if (node.type === 'break') lines.push([]);
    else if (node.type === 'openQuestion') lines.at(-1)?.push({ kind: 'question' });
    else if (node.type === 'cite') {
      lines.at(-1)?.push({ kind: 'cite', entries: node.entries, fields: node.fields });
    } else if (node.type === 'text' || node.type === 'inlineCode') {
      lines.at(-1)?.push({ kind: 'text', value: node.value });
    }
    if ('children' in node) node.children.forEach(see);
    if (node.type === 'tableCell') lines.at(-1)?.push({ kind: 'text', value: ' ' });
  };
  see(leaf);
  return lines;
}

/** A line that says where a question is asked states nothing. */
const REFERS = /^(?:[^:]*: )?open, asked (?:under|at)\b/i;

/** Words after the last citation of a line rest on all that the line cites. */
function segmentsOfLine(section: string, line: readonly Piece[]): Segment[] {
  const all = cited(line);
  const segments: Segment[] = [];
  let current: Piece[] = [];
  const close = (): void => {
    const text = current.flatMap((piece) => (piece.kind === 'text' ? piece.value : [])).join('');
    const own = cited(current);
    const bare = own.entries.length + own.fields.length === 0;
    const label = /^[^:]*:\s*$/.test(text);
    if (/[\p{L}\p{N}]/u.test(text) && !(bare && label) && !REFERS.test(text)) {
      segments.push({ section, text: text.trim(), ...(bare ? all : own) });
    }
    current = [];
  };
  for (const piece of line) {
    const begins = piece.kind === 'text' && /[\p{L}\p{N}]/u.test(piece.value);
    if (begins && current.some(({ kind }) => kind === 'cite')) close();
    current.push(piece);
  }
  close();
  return segments;
}

function cited(pieces: readonly Piece[]): Pick<Segment, 'entries' | 'fields'> {
  const cites = pieces.flatMap((piece) => (piece.kind === 'cite' ? piece : []));
  return {
    entries: [...new Set(cites.flatMap(({ entries }) => entries))],
    fields: [...new Set(cites.flatMap(({ fields }) => fields))],
  };
}
