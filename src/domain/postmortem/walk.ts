import type { Nodes } from 'mdast';
import type { Block, Cite } from './nodes.ts';
import type { Question } from './questions.ts';

/** Calls `visit` for every node, parents before their children, in the order of the document. */
export function walk(nodes: readonly Nodes[], visit: (node: Nodes) => void): void {
  for (const node of nodes) {
    visit(node);
    if ('children' in node) walk(node.children, visit);
  }
}

export function citesIn(blocks: readonly Block[]): Cite[] {
  const cites: Cite[] = [];
  walk(blocks, (node) => {
    if (node.type === 'cite') cites.push(node);
  });
  return cites;
}

/** The open questions in these blocks, each once. */
export function questionsIn(blocks: readonly Block[]): Question[] {
  const questions = new Map<string, Question>();
  walk(blocks, (node) => {
    if (node.type === 'openQuestion' && !questions.has(node.question.id))
      questions.set(node.question.id, node.question);
  });
  return [...questions.values()];
}

/** The words of these nodes without any marks; table cells and items are set apart by a space. */
export function plainText(nodes: readonly Nodes[]): string {
  const words: string[] = [];
  walk(nodes, (node) => {
    if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') words.push(node.value);
    else if (node.type === 'openQuestion') words.push(node.question.text);
    else if (node.type === 'break' || node.type === 'tableCell' || node.type === 'paragraph') words.push(' ');
  });
  return words.join('').replace(/\s+/g, ' ').trim();
}
