import type { Nodes } from 'mdast';
import type { Question } from '../questions/questions.ts';
import { type Block, type Cite, entriesOfRow } from './nodes.ts';

/**
 * Calls `visit` for every node in document order, parents before children. If it returns `skip`, the children
 * are left out.
 */
export function walk(nodes: readonly Nodes[], visit: (node: Nodes) => 'skip' | undefined): void {
  for (const node of nodes) {
    if (visit(node) !== 'skip' && 'children' in node) walk(node.children, visit);
  }
}

/** What some blocks contain besides their words. */
export interface Survey {
  readonly cites: readonly Cite[];
  /** Every entry that they rest on or show, each once. */
  readonly entries: readonly string[];
  /** The open questions, each once. */
  readonly questions: readonly Question[];
}

/** Collects it in one pass. */
export function survey(blocks: readonly Block[]): Survey {
  const found: Found = { cites: [], entries: new Set(), questions: new Map() };
  collect(blocks, found);
  const { cites, entries, questions } = found;
  return { cites, entries: [...entries], questions: [...questions.values()] };
}

interface Found {
  readonly cites: Cite[];
  readonly entries: Set<string>;
  readonly questions: Map<string, Question>;
}

function collect(nodes: readonly Nodes[], found: Found): void {
  for (const node of nodes) {
    // Most of a long document, and nothing to collect.
    if (node.type === 'text') continue;
    if (node.type === 'tableRow') {
      for (const id of entriesOfRow(node)) found.entries.add(id);
    } else if (node.type === 'cite') {
      found.cites.push(node);
      for (const id of node.entries) found.entries.add(id);
    } else if (node.type === 'openQuestion' && !found.questions.has(node.question.id)) {
      found.questions.set(node.question.id, node.question);
    }
    if ('children' in node) collect(node.children, found);
  }
}

/** The words of these nodes without any marks; table cells and items are set apart by a space. */
export function plainText(nodes: readonly Nodes[]): string {
  const words: string[] = [];
  walk(nodes, (node) => {
    if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') words.push(node.value);
    else if (node.type === 'openQuestion') words.push(node.question.text);
    else if (node.type === 'break' || node.type === 'tableCell' || node.type === 'paragraph') words.push(' ');
    return undefined;
  });
  return words.join('').replace(/\s+/g, ' ').trim();
}
