import type { Nodes, TableRow } from 'mdast';
import { counted } from '../../timeline/time-words.ts';
import type { Postmortem } from './document.ts';
import { type Block, entriesOfRow } from './nodes.ts';

/** How far a document rests on its record. */
export interface Coverage {
  readonly statements: number;
  /** Statements that rest on timeline entries. */
  readonly onEntries: number;
  /** Statements that rest on what people filled in (impact, root cause, actions …). */
  readonly onFields: number;
  /** Share of statements with either, from 0 to 1; 1 when nothing is stated. */
  readonly share: number;
  /** People who wrote sections of the document themselves. */
  readonly writers: readonly string[];
  readonly openQuestions: number;
  readonly requiredQuestions: number;
}

interface Tally {
  statements: number;
  onEntries: number;
  onFields: number;
}

/** Counts a document's statements and what they rest on. The template's own text does not count. */
export function coverage(document: Postmortem): Coverage {
  const tally: Tally = { statements: 0, onEntries: 0, onFields: 0 };
  for (const section of document.sections) countBlocks(section.blocks, tally);
  const people = document.sections.flatMap(({ author }) =>
    author.kind === 'person' ? [author.name ?? author.who] : [],
  );
  const { statements, onEntries, onFields } = tally;
  return {
    ...tally,
    share: statements === 0 ? 1 : (onEntries + onFields) / statements,
    writers: [...new Set(people)],
    openQuestions: document.questions.length,
    requiredQuestions: document.questions.filter((question) => question.required).length,
  };
}

/**
 * `42 entries, 3 open questions, 100% of statements with evidence`; a share that is not whole is never rounded up to
 * it.
 */
export function coverageLine(document: Postmortem): string {
  const { share, openQuestions } = coverage(document);
  const entries = counted(document.entryCount, 'entry', 'entries');
  return `${entries}, ${counted(openQuestions, 'open question')}, ${Math.floor(share * 100)}% of statements with evidence`;
}

function countBlocks(blocks: readonly Block[], tally: Tally): void {
  for (const block of blocks) {
    if (block.type === 'paragraph') countLeaf(block, tally);
    else if (block.type === 'table') for (const row of block.children.slice(1)) countRow(row, tally);
    else if (block.type === 'list' || block.type === 'blockquote' || block.type === 'listItem') {
      countBlocks(block.children, tally);
    }
  }
}

function countRow(row: TableRow, tally: Tally): void {
  const shown = entriesOfRow(row).length;
  if (shown === 0) countLeaf(row, tally);
  tally.statements += shown;
  tally.onEntries += shown;
}

function countLeaf(leaf: Nodes, tally: Tally): void {
  const before = tally.statements;
  let asks = false;
  const see = (node: Nodes): void => {
    if (node.type === 'openQuestion') asks = true;
    if (node.type === 'cite' && node.entries.length + node.fields.length > 0) {
      tally.statements += 1;
      if (node.entries.length > 0) tally.onEntries += 1;
      else tally.onFields += 1;
    }
    if ('children' in node) node.children.forEach(see);
  };
  see(leaf);
  const remark = (leaf.type === 'paragraph' || leaf.type === 'tableRow') && leaf.data?.remark === true;
  if (tally.statements === before && !asks && !remark) tally.statements += 1;
}
