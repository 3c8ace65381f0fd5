import type { Link, Nodes, Paragraph, PhrasingContent, Table } from 'mdast';
import { joinTexts } from './resolve-nodes.ts';

/**
 * The table with its links as plain words, and below it a paragraph with the links: in the cells of a canvas' tables
 * Slack shows a link as raw text, `[10:35](https://…)` (slackapi/python-slack-sdk#1711).
 */
export function withLinksBelow(table: Table): (Table | Paragraph)[] {
  const links = new Map<string, Link>();
  for (const link of linksIn(table)) links.set(`${link.url} ${wordsOf(link)}`, link);
  if (links.size === 0) return [table];
  const below = [...links.values()].flatMap((link) => [text(', '), link]).slice(1);
  return [plain(table), { type: 'paragraph', children: [text('Links of this table: '), ...below] }];
}

function linksIn(node: Nodes): Link[] {
  if (node.type === 'link') return [node];
  return 'children' in node ? node.children.flatMap(linksIn) : [];
}

/** Nothing is copied that has no link in it. */
function plain<Each extends Nodes>(node: Each): Each {
  if (!('children' in node) || linksIn(node).length === 0) return node;
  const children = node.children.flatMap((child: Nodes): Nodes[] =>
    child.type === 'link' ? plainLink(child) : [plain(child)],
  );
  return { ...node, children: joinTexts(children) };
}

/** An address stands without its scheme, or Markdown would make a link of it again. */
function plainLink(link: Link): PhrasingContent[] {
  return wordsOf(link) === link.url ? [text(link.url.replace(/^[a-z]+:(\/\/)?(www\.)?/, ''))] : link.children;
}

function wordsOf(node: Nodes): string {
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(wordsOf).join('') : '';
}

const text = (value: string): PhrasingContent => ({ type: 'text', value });
