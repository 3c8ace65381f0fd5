import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { tooDeepAt } from '../../domain/postmortem/document/nesting.ts';
import { hasSameAddress } from '../../domain/timeline/labelled-link.ts';
import { textParts } from '../../domain/timeline/slack-codes.ts';
import { linkMark } from './code-marks.ts';
import { keptPart } from './mrkdwn-text.ts';

/** All `markdown` blocks of a message together have at most so many characters in Slack. */
const LONGEST = 12_000;
/** The parser holds everybody up for longer, the more signs it has to weigh against one another. */
const MOST_SIGNS = 1_000;
/** What may format something: emphasis, code, links, tables, quotes, list items and lines. */
const SIGNS = /[*_~`[\]|<>\n+-]/g;

/**
 * A `markdown` block (https://docs.slack.dev/reference/block-kit/blocks/markdown-block) as people see it; as it was
 * written where it is too long, has too many signs or is too deep to be read in no time.
 */
export function markdownText(source: string): string {
  const many = source.length > LONGEST || (source.match(SIGNS)?.length ?? 0) > MOST_SIGNS;
  if (many || tooDeepAt(source) !== undefined) return withCodes(source.trim());
  const tree = fromMarkdown(source, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  return written(tree, source, 0).trim();
}

/** Deeper nesting than this is made up, and stays as it was written. */
const DEEPEST = 40;

function written(node: Nodes, source: string, depth: number): string {
  const typed = source.slice(node.position?.start.offset, node.position?.end.offset);
  if (depth > DEEPEST) return withCodes(typed);
  const children = (between: string) =>
    'children' in node ? node.children.map((child) => written(child, source, depth + 1)).join(between) : '';
  switch (node.type) {
    case 'root':
    case 'blockquote':
    case 'listItem':
    case 'table':
      return children('\n');
    case 'list': {
      const first = node.start ?? 1;
      return node.children
        .map((item, at) => `${node.ordered ? `${first + at}.` : '•'} ${written(item, source, depth + 1)}`)
        .join('\n');
    }
    case 'tableRow':
      return children(' | ');
    case 'code':
      return `\`\`\`\n${node.value}\n\`\`\``;
    case 'text':
      return node.value === typed ? withCodes(typed) : node.value;
    case 'inlineCode':
      return `\`${node.value}\``;
    case 'break':
      return '\n';
    case 'delete':
      return `~${children('')}~`;
    case 'link': {
      const label = children('');
      if (label === '' || hasSameAddress(node.url, label)) return node.url;
      return /^https?:/i.test(node.url) ? linkMark(node.url, label) : label;
    }
    case 'image':
    case 'imageReference':
      return node.alt ?? '';
    default:
      return 'value' in node ? node.value : children('');
  }
}

/** Slack knows its codes here too; what stands behind a backslash or an entity is none. */
function withCodes(typed: string): string {
  return textParts(typed)
    .map((part) => (part.kind === 'words' ? part.text : keptPart(part)))
    .join('');
}
