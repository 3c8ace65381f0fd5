import { fieldLines } from './field-lines.ts';
import { fieldsOf, listOf, textOf } from './json-fields.ts';
import { markdownText } from './markdown-text.ts';
import { mrkdwnText } from './mrkdwn-text.ts';
import { richText } from './rich-text.ts';

/** One thing that people see in a message. A head leads into what follows it. */
export interface Piece {
  readonly text: string;
  readonly head: boolean;
}

/** Elements that people press or fill in: they ask something of a reader and say nothing that happened. */
const INTERACTIVE =
  /^(?:actions|context_actions|button|workflow_button|icon_button|feedback_buttons|overflow|checkboxes|radio_buttons|.*select|.*picker|.*_input)$/;

/** Where blocks of every kind keep what people see, in the order in which they see it. */
const SHOWN = [
  'title',
  'rich_text_title',
  'subtitle',
  'label',
  'text',
  'body',
  'description',
  'details',
  'output',
  'subtext',
  'caption',
  'fields',
  'elements',
  'child_blocks',
  'tasks',
  'sources',
  'call',
  'v1',
  'name',
];

/** Blocks within blocks go no deeper in Slack. */
const DEEPEST = 12;

/**
 * What people see in blocks (https://docs.slack.dev/reference/block-kit/blocks), in order. Buttons and menus are left
 * out; a kind that is not known is read for the text in it.
 */
export function blockPieces(blocks: unknown, depth = 0): readonly Piece[] {
  return listOf(blocks).flatMap((block) => {
    const text = blockText(block, depth);
    return text === '' ? [] : [{ text, head: fieldsOf(block)['type'] === 'header' }];
  });
}

function blockText(value: unknown, depth: number): string {
  if (depth > DEEPEST) return '';
  const block = fieldsOf(value);
  const type = textOf(block['type']);
  if (INTERACTIVE.test(type)) return '';
  switch (type) {
    case 'rich_text':
      return richText(block).trim();
    case 'markdown':
      return markdownText(textOf(block['text']));
    case 'mrkdwn':
      return mrkdwnText(textOf(block['text'])).trim();
    case 'plain_text':
      return textOf(block['text']).trim();
    case 'section':
      return (
        joined([textObject(block['text']), ...listOf(block['fields']).map(field)], '\n') || pictureIn(block)
      );
    case 'context':
      return joined(listOf(block['elements']).map(contextElement), ' ') || pictures(block['elements']);
    case 'image':
      return joined([textObject(block['title']), textOf(block['alt_text'])], ' — ');
    case 'table':
    case 'data_table':
      return joined(
        [textOf(block['caption']), ...listOf(block['rows']).map((row) => tableRow(row, depth))],
        '\n',
      );
    default:
      return shownIn(block, depth);
  }
}

/** A block of a kind that Scribe does not know, by the fields that kinds have in common. */
function shownIn(block: Readonly<Record<string, unknown>>, depth: number): string {
  const texts = SHOWN.flatMap((name) => (block[name] === undefined ? [] : shownText(block[name], depth + 1)));
  return joined(texts, '\n') || textOf(block['alt_text']).trim();
}

function shownText(value: unknown, depth: number): readonly string[] {
  if (depth > DEEPEST) return [];
  if (Array.isArray(value))
    return value.map((item) => joined(shownText(item, depth + Number(Array.isArray(item))), ' '));
  if (typeof value === 'object') return [blockText(value, depth)];
  return [textOf(value).trim()];
}

/** A text object (https://docs.slack.dev/reference/block-kit/composition-objects/text-object), or text as it is. */
function textObject(value: unknown): string {
  const { type, text } = fieldsOf(value);
  if (type === 'plain_text') return textOf(text).trim();
  return mrkdwnText(textOf(text ?? value)).trim();
}

function field(value: unknown): string {
  const { type, text } = fieldsOf(value);
  const bold = type === 'mrkdwn' && /^\s*\*[^*\n]+\*\s*\n/.test(textOf(text));
  return fieldLines(textObject(value), bold || undefined);
}

/** Pictures among words are icons. */
function contextElement(element: unknown): string {
  return fieldsOf(element)['type'] === 'image' ? '' : textObject(element);
}

function pictures(elements: unknown): string {
  return joined(
    listOf(elements).map((it) => textOf(fieldsOf(it)['alt_text'])),
    ' ',
  );
}

function pictureIn(section: Readonly<Record<string, unknown>>): string {
  return textOf(fieldsOf(section['accessory'])['alt_text']).trim();
}

function tableRow(row: unknown, depth: number): string {
  return listOf(row)
    .map((cell) => {
      const { type, text, value } = fieldsOf(cell);
      return type === 'rich_text'
        ? richText(cell)
        : textOf(text) || textOf(value) || blockText(cell, depth + 1);
    })
    .map((text) => text.replace(/\s*\n\s*/g, ' ').trim())
    .join(' | ');
}

/** What is not empty, with a sign between. */
function joined(texts: readonly string[], sign: string): string {
  return texts
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .join(sign);
}
