import { hasSameAddress } from '../../domain/timeline/labelled-link.ts';
import { dateWords } from '../../domain/timeline/slack-codes.ts';
import { fenced } from './code-fence.ts';
import { codeMark, hasCodeMark, linkMark } from './code-marks.ts';
import { fieldsOf, listOf, textOf } from './json-fields.ts';

/**
 * A `rich_text` block: what people write in Slack's own editor. Paragraphs, quotes (`> `), lists (`• `, `1. `) and code
 * in fences, line by line; nothing is escaped in it. What is not known is read for the text in it.
 */
export function richText(block: unknown): string {
  return listOf(fieldsOf(block)['elements'])
    .map((element) => container(element, 0))
    .filter((text) => text.trim() !== '')
    .join('\n');
}

/** Lists nest at most this deep in what Slack makes; anything else is made up. */
const DEEPEST = 12;

function container(element: unknown, depth: number): string {
  if (depth > DEEPEST) return '';
  const { type, elements, ...rest } = fieldsOf(element);
  switch (type) {
    case 'rich_text_list':
      return list(listOf(elements), rest, depth);
    case 'rich_text_quote':
      return inlines(elements, depth).replace(/^/gm, '> ');
    case 'rich_text_preformatted':
      return fenced(
        listOf(elements)
          .map((it) => leaf(fieldsOf(it)))
          .join(''),
      );
    default:
      return Array.isArray(elements) ? inlines(elements, depth) : leaf(fieldsOf(element));
  }
}

function list(items: readonly unknown[], rest: Readonly<Record<string, unknown>>, depth: number): string {
  const first = 1 + (Number(textOf(rest['offset'])) || 0);
  const indent = '  '.repeat(Math.min(Number(textOf(rest['indent'])) || 0, DEEPEST));
  return items
    .map((item, index) => {
      const sign = rest['style'] === 'ordered' ? `${first + index}.` : '•';
      return `${indent}${sign} ${container(item, depth + 1)}`;
    })
    .join('\n');
}

/** Runs of code are one span, however Slack cut them. A code of Slack and a link stay what they are. */
function inlines(elements: unknown, depth: number): string {
  let written = '';
  let code = '';
  const close = () => {
    written += code === '' ? '' : codeSpan(code);
    code = '';
  };
  for (const element of listOf(elements)) {
    const fields = fieldsOf(element);
    const { code: isCode, strike } = fieldsOf(fields['style']);
    const text = Array.isArray(fields['elements']) ? container(element, depth + 1) : leaf(fields);
    if (isCode === true && !hasCodeMark(text)) code += text;
    else {
      close();
      written += strike === true && text.trim() !== '' ? `~${text}~` : text;
    }
  }
  close();
  return written;
}

function leaf(element: Readonly<Record<string, unknown>>): string {
  const text = textOf(element['text']);
  switch (element['type']) {
    case 'text':
      return text;
    case 'link':
      return linkText(textOf(element['url']), text);
    case 'user':
      return code('@', textOf(element['user_id']));
    case 'channel':
      return code('#', textOf(element['channel_id']));
    case 'usergroup':
      return code('!subteam^', textOf(element['usergroup_id']));
    case 'broadcast':
      return `@${textOf(element['range']) || 'channel'}`;
    case 'emoji':
      return emoji(element);
    case 'date':
      return textOf(element['fallback']) || dateWords(textOf(element['timestamp']));
    case 'color':
      return textOf(element['value']);
    default:
      return text || textOf(fieldsOf(element['text'])['text']) || textOf(element['fallback']);
  }
}

function linkText(url: string, label: string): string {
  if (url === '') return label;
  if (label === '' || hasSameAddress(url, label)) return url.replace(/^(?:mailto|tel):/i, '');
  return /^https?:/i.test(url) ? linkMark(url, label) : label;
}

function code(sign: string, id: string): string {
  return id === '' ? '' : codeMark(`${sign}${id}`);
}

/** By its name, as Slack writes it in text; by its code points (`1f525`) where it has none. */
function emoji(element: Readonly<Record<string, unknown>>): string {
  const name = textOf(element['name']);
  if (name !== '') return `:${name}:`;
  const points = textOf(element['unicode'])
    .split('-')
    .map((point) => Number.parseInt(point, 16));
  return points.every((point) => point > 0 && point <= 0x10ffff) ? String.fromCodePoint(...points) : '';
}

function codeSpan(text: string): string {
  return /[`\n]/.test(text) || text.trim() === '' ? text : `\`${text}\``;
}
