import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { hasSameAddress, labelledLink } from '../../domain/timeline/labelled-link.ts';

/** A `markdown` block (https://docs.slack.dev/reference/block-kit/blocks/markdown-block) as people see it. */
export function markdownText(source: string): string {
  const tree = fromMarkdown(source, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  return written(tree, 0).trim();
}

/** Deeper nesting than this is made up. */
const DEEPEST = 40;

function written(node: Nodes, depth: number): string {
  if (depth > DEEPEST) return '';
  const children = (between: string) =>
    'children' in node ? node.children.map((child) => written(child, depth + 1)).join(between) : '';
  switch (node.type) {
    case 'root':
    case 'blockquote':
    case 'listItem':
    case 'table':
      return children('\n');
    case 'list': {
      const first = node.start ?? 1;
      return node.children
        .map((item, at) => `${node.ordered ? `${first + at}.` : '•'} ${written(item, depth + 1)}`)
        .join('\n');
    }
    case 'tableRow':
      return children(' | ');
    case 'code':
      return `\`\`\`\n${node.value}\n\`\`\``;
    case 'inlineCode':
      return `\`${node.value}\``;
    case 'break':
      return '\n';
    case 'delete':
      return `~${children('')}~`;
    case 'link': {
      const label = children('');
      if (label === '' || hasSameAddress(node.url, label)) return node.url;
      return /^https?:/i.test(node.url) ? labelledLink(node.url, label) : label;
    }
    case 'image':
    case 'imageReference':
      return node.alt ?? '';
    default:
      return 'value' in node ? node.value : children('');
  }
}
