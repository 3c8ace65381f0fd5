import type { Nodes, PhrasingContent, RootContent } from 'mdast';
import type { Cite, OpenQuestion } from '../domain/postmortem/nodes.ts';

/** What a renderer writes in the place of the nodes that only this project knows. */
export interface Resolver {
  readonly cite: (cite: Cite) => readonly PhrasingContent[];
  readonly question: (question: OpenQuestion) => readonly PhrasingContent[];
}

/** The same blocks in plain mdast. The given tree is left as it is. */
export function resolve(blocks: readonly RootContent[], resolver: Resolver): RootContent[] {
  return blocks.flatMap((block) => resolveNode(block, resolver) as RootContent[]);
}

function resolveNode(node: Nodes, resolver: Resolver): Nodes[] {
  if (node.type === 'cite') return [...resolver.cite(node)];
  if (node.type === 'openQuestion') return [...resolver.question(node)];
  if (!('children' in node) || isEntryRow(node)) return [node];
  const children = resolveChildren(node.children, resolver);
  return [(children === node.children ? node : { ...node, children }) as Nodes];
}

/** A row of the timeline holds nothing but what its entry says. */
function isEntryRow(node: Nodes): boolean {
  return node.type === 'tableRow' && node.data?.entry !== undefined;
}

/** Copies a list of children only when one of them changes: most of a long table does not. */
function resolveChildren(children: readonly Nodes[], resolver: Resolver): readonly Nodes[] {
  let changed = false;
  const resolved: Nodes[] = [];
  for (const child of children) {
    const parts = resolveNode(child, resolver);
    changed ||= parts.length !== 1 || parts[0] !== child;
    for (const part of parts) resolved.push(part);
  }
  return changed ? joinTexts(resolved) : children;
}

/** Neighbouring texts become one, as a parser would give them. */
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
