import type { Nodes, PhrasingContent, RootContent } from 'mdast';
import type { Cite, OpenQuestion } from '../domain/postmortem/document/nodes.ts';

/** What a renderer writes in place of the custom nodes of Scribe's documents. */
export interface NodeWriter {
  readonly cite: (cite: Cite) => readonly PhrasingContent[];
  readonly question: (question: OpenQuestion) => readonly PhrasingContent[];
}

/** The blocks in plain mdast; the given tree is not changed. */
export function resolveNodes(blocks: readonly RootContent[], nodeWriter: NodeWriter): RootContent[] {
  return blocks.flatMap((block) => resolveNode(block, nodeWriter) as RootContent[]);
}

function resolveNode(node: Nodes, nodeWriter: NodeWriter): Nodes[] {
  if (node.type === 'cite') return [...nodeWriter.cite(node)];
  if (node.type === 'openQuestion') return [...nodeWriter.question(node)];
  if (!('children' in node)) return [node];
  const children = resolveChildren(node.children, nodeWriter);
  return [(children === node.children ? node : { ...node, children }) as Nodes];
}

/** Copies a list of children only when one of them changes; most of a long table does not. */
function resolveChildren(children: readonly Nodes[], nodeWriter: NodeWriter): readonly Nodes[] {
  if (!children.some(hasCustomNodes)) return children;
  return joinTexts(children.flatMap((child) => resolveNode(child, nodeWriter)));
}

/** Whether a node is, or contains, a custom one. */
function hasCustomNodes(node: Nodes): boolean {
  if (node.type === 'cite' || node.type === 'openQuestion') return true;
  return 'children' in node && node.children.some(hasCustomNodes);
}

/** Joins adjacent texts, as a parser would return them. */
export function joinTexts<Each extends Nodes>(nodes: readonly Each[]): Each[] {
  const joined: Each[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    if (node.type === 'text' && last?.type === 'text') {
      joined[joined.length - 1] = { ...node, value: last.value + node.value };
    } else joined.push(node);
  }
  return joined;
}

/** How an open question reads in every renderer. */
export function questionPhrases({ question }: OpenQuestion): PhrasingContent[] {
  return [
    { type: 'strong', children: [{ type: 'text', value: 'Open question:' }] },
    { type: 'text', value: ` ${question.text}` },
  ];
}
