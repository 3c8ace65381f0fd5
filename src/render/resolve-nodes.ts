import type { Nodes, PhrasingContent, RootContent } from 'mdast';
import type { Cite, OpenQuestion } from '../domain/postmortem/document/nodes.ts';

/** What a renderer writes in place of the custom nodes of Scribe's documents. */
export interface NodeWriter {
  readonly cite: (cite: Cite) => readonly PhrasingContent[];
  /** One short line for questions that follow each other. */
  readonly missing: (questions: readonly OpenQuestion[]) => readonly PhrasingContent[];
  /** In place of the list of open questions, in a template that has one. */
  readonly questionList?: () => readonly RootContent[];
}

/** The blocks in plain mdast; the given tree is not changed. */
export function resolveNodes(blocks: readonly RootContent[], nodeWriter: NodeWriter): RootContent[] {
  return blocks.flatMap((block) => resolveNode(block, nodeWriter) as RootContent[]);
}

function resolveNode(node: Nodes, nodeWriter: NodeWriter): Nodes[] {
  if (node.type === 'cite') return [...nodeWriter.cite(node)];
  if (node.type === 'openQuestion') return [...nodeWriter.missing([node])];
  if (isQuestionList(node)) return [...(nodeWriter.questionList?.() ?? [])];
  if (!('children' in node)) return [node];
  const children = resolveChildren(node.children, nodeWriter);
  return [(children === node.children ? node : { ...node, children }) as Nodes];
}

/** Whether a renderer puts the list of open questions here. */
export function isQuestionList(node: Nodes): boolean {
  return node.type === 'paragraph' && node.data?.questionList === true;
}

/** Copies a list of children only when one of them changes; most of a long table does not. */
function resolveChildren(children: readonly Nodes[], nodeWriter: NodeWriter): readonly Nodes[] {
  if (!children.some(hasCustomNodes)) return children;
  return joinTexts(
    together(children).flatMap((part) =>
      'asked' in part ? [...nodeWriter.missing(part.asked)] : resolveNode(part.node, nodeWriter),
    ),
  );
}

type Part = { readonly node: Nodes } | { readonly asked: OpenQuestion[] };

/** Questions with nothing but a space between them become one. */
function together(children: readonly Nodes[]): Part[] {
  const parts: Part[] = [];
  let gap: Part[] = [];
  for (const node of children) {
    const last = parts.at(-1);
    if (node.type === 'openQuestion') {
      if (last && 'asked' in last) last.asked.push(node);
      else parts.push(...gap, { asked: [node] });
      gap = [];
    } else if (node.type === 'text' && node.value.trim() === '' && last && 'asked' in last) {
      gap.push({ node });
    } else {
      parts.push(...gap, { node });
      gap = [];
    }
  }
  return [...parts, ...gap];
}

/** Whether a node is, or contains, a custom one. */
function hasCustomNodes(node: Nodes): boolean {
  if (node.type === 'cite' || node.type === 'openQuestion' || isQuestionList(node)) return true;
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
