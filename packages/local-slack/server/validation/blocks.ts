/** Block Kit's blocks with Slack's limits (docs.slack.dev/reference/block-kit/blocks). */
import type { KnownBlock } from '@slack/types';
import { z } from 'zod';
import { SlackError } from '../slack-error.ts';
import { randomText } from '../state/ids.ts';
import { alertBlock, cardBlock } from './card-blocks.ts';
import { accessory, actionsElement, imageElement, inputElement } from './elements.ts';
import { dataTableBlock, MOST_TABLE_CHARACTERS, tableBlock, tableCharacters } from './table-block.ts';
import { anyText, id, plain } from './text-objects.ts';

export type Surface = 'message' | 'modal' | 'home';

const base = { block_id: id.optional() };

const section = z
  .strictObject({
    ...base,
    type: z.literal('section'),
    text: anyText(3000).optional(),
    fields: z.array(anyText(2000)).min(1).max(10).optional(),
    accessory: accessory.optional(),
    expand: z.boolean().optional(),
  })
  .refine((block) => block.text !== undefined || block.fields !== undefined, 'must have text or fields');

const image = z
  .strictObject({
    ...base,
    type: z.literal('image'),
    image_url: z.url().max(3000).optional(),
    slack_file: z.strictObject({ id: z.string().optional(), url: z.string().optional() }).optional(),
    alt_text: z.string().min(1).max(2000),
    title: plain(2000).optional(),
  })
  .refine(
    (block) => (block.image_url === undefined) !== (block.slack_file === undefined),
    'must have image_url or slack_file',
  );

const header = z.strictObject({ ...base, type: z.literal('header'), text: plain(150) });
const divider = z.strictObject({ ...base, type: z.literal('divider') });
const context = z.strictObject({
  ...base,
  type: z.literal('context'),
  elements: z
    .array(z.discriminatedUnion('type', [imageElement, ...anyText(3000).options]))
    .min(1)
    .max(10),
});
const actions = z.strictObject({
  ...base,
  type: z.literal('actions'),
  elements: z.array(actionsElement).min(1).max(25),
});
const input = z.strictObject({
  ...base,
  type: z.literal('input'),
  label: plain(2000),
  element: inputElement,
  hint: plain(2000).optional(),
  optional: z.boolean().optional(),
  dispatch_action: z.boolean().optional(),
});
const richText = z.strictObject({
  ...base,
  type: z.literal('rich_text'),
  elements: z.array(z.looseObject({ type: z.string() })).min(1),
});

/** What a container may hold. */
const CHILDREN = [section, image, header, divider, context, actions, input, richText, tableBlock] as const;

const container = z
  .strictObject({
    ...base,
    type: z.literal('container'),
    title: plain(150).optional(),
    rich_text_title: richText.optional(),
    subtitle: anyText(150).optional(),
    child_blocks: z.array(z.discriminatedUnion('type', CHILDREN)).min(1).max(10),
    width: z.enum(['narrow', 'standard', 'wide', 'full']).optional(),
    icon: imageElement.optional(),
    is_collapsible: z.boolean().optional(),
    default_collapsed: z.boolean().optional(),
    has_header_divider: z.boolean().optional(),
  })
  .refine((it) => it.title ?? it.rich_text_title, 'must have title or rich_text_title')
  .refine(
    (it) => it.default_collapsed !== true || it.is_collapsible === true,
    'default_collapsed needs is_collapsible',
  );

const block = z.discriminatedUnion('type', [
  ...CHILDREN,
  container,
  cardBlock,
  alertBlock,
  dataTableBlock,
  z.strictObject({ ...base, type: z.literal('markdown'), text: z.string().min(1).max(12_000) }),
]);

type CheckedBlock = z.infer<typeof block>;

const MOST: Readonly<Record<Surface, number>> = { message: 50, modal: 100, home: 100 };
/** Characters of text in all blocks of one message. */
const MOST_TEXT_IN_MESSAGE = 13_000;
/** Characters in all `markdown` blocks of one message. */
const MOST_MARKDOWN = 12_000;
const MESSAGES_ONLY = new Set(['table', 'data_table', 'markdown', 'container', 'card']);
const MODALS_ONLY = new Set(['alert']);

/**
 * Checks blocks as Slack does and gives every block and element the ids that are missing.
 * Throws `invalid_blocks_format` (not a list), `invalid_blocks` (with messages), or `msg_blocks_too_long`. `unknown` are the
 * kinds of block that the workspace does not have.
 */
export function checkBlocks(
  raw: unknown,
  surface: Surface,
  unknown: ReadonlySet<string> = new Set(),
): KnownBlock[] {
  if (!Array.isArray(raw)) throw new SlackError('invalid_blocks_format');
  const problems: string[] = [];
  if (raw.length > MOST[surface])
    problems.push(`no more than ${MOST[surface]} items allowed [json-pointer:/blocks]`);
  const parsed = z.array(block).safeParse(raw);
  if (!parsed.success) problems.push(...parsed.error.issues.map(explain));
  if (problems.length === 0 && parsed.success)
    problems.push(
      ...duplicates(parsed.data),
      ...misplaced(parsed.data, surface, unknown),
      ...tooMuch(parsed.data),
    );
  if (problems.length > 0 || !parsed.success) {
    throw SlackError.explained(
      'invalid_blocks',
      problems.map((problem) => `[ERROR] ${problem}`),
    );
  }
  if (surface === 'message' && textLength(parsed.data) > MOST_TEXT_IN_MESSAGE)
    throw new SlackError('msg_blocks_too_long');
  return withIds(parsed.data);
}

/** A zod issue as Slack words it: with the place as a JSON pointer. */
export function explain(issue: z.core.$ZodIssue): string {
  return `${wording(issue)} [json-pointer:/blocks/${issue.path.join('/')}]`;
}

function wording(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'too_big':
      return issue.origin === 'array'
        ? `no more than ${issue.maximum} items allowed`
        : `must be less than ${Number(issue.maximum) + 1} characters`;
    case 'too_small':
      return issue.origin === 'array'
        ? `no less than ${issue.minimum} items allowed`
        : `must be more than ${Number(issue.minimum) - 1} characters`;
    case 'unrecognized_keys':
      return `invalid additional property: ${issue.keys.join(', ')}`;
    case 'invalid_union':
      return 'unsupported type';
    case 'invalid_type':
      return `missing or wrong: must provide a ${issue.expected}`;
    default:
      return issue.message;
  }
}

function elementsOf(checked: CheckedBlock): { action_id?: string | undefined; type: string }[] {
  switch (checked.type) {
    case 'section':
      return checked.accessory === undefined || checked.accessory.type === 'image' ? [] : [checked.accessory];
    case 'actions':
      return checked.elements;
    case 'input':
      return [checked.element];
    case 'card':
      return checked.actions ?? [];
    default:
      return [];
  }
}

/** The blocks, and those inside containers. */
function everyBlock(blocks: readonly CheckedBlock[]): CheckedBlock[] {
  return blocks.flatMap((it): CheckedBlock[] => (it.type === 'container' ? [it, ...it.child_blocks] : [it]));
}

function duplicates(blocks: readonly CheckedBlock[]): string[] {
  const problems: string[] = [];
  const blockIds = new Set<string>();
  for (const [index, checked] of everyBlock(blocks).entries()) {
    if (checked.block_id !== undefined && blockIds.has(checked.block_id)) {
      problems.push(
        `\`block_id\` "${checked.block_id}" already exists [json-pointer:/blocks/${index}/block_id]`,
      );
    }
    if (checked.block_id !== undefined) blockIds.add(checked.block_id);
    const actionIds = new Set<string>();
    for (const { action_id: actionId } of elementsOf(checked)) {
      if (actionId === undefined) continue;
      if (actionIds.has(actionId))
        problems.push(`\`action_id\` "${actionId}" already exists [json-pointer:/blocks/${index}]`);
      actionIds.add(actionId);
    }
  }
  return problems;
}

function misplaced(
  blocks: readonly CheckedBlock[],
  surface: Surface,
  unknown: ReadonlySet<string>,
): string[] {
  const problems = everyBlock(blocks).flatMap(({ type }, index) => {
    const elsewhere =
      (surface !== 'message' && MESSAGES_ONLY.has(type)) || (surface !== 'modal' && MODALS_ONLY.has(type));
    return elsewhere || unknown.has(type)
      ? [`unsupported type: ${type} [json-pointer:/blocks/${index}/type]`]
      : [];
  });
  const focused = everyBlock(blocks)
    .flatMap(elementsOf)
    .filter((element) => 'focus_on_load' in element && element.focus_on_load === true);
  if (focused.length > 1) problems.push('only one element can have focus_on_load [json-pointer:/blocks]');
  return problems;
}

/** What Slack counts over the whole message. */
function tooMuch(blocks: readonly CheckedBlock[]): string[] {
  const all = everyBlock(blocks);
  const tables = all.filter((it) => it.type === 'table' || it.type === 'data_table');
  const cells = tables.reduce((sum, table) => sum + tableCharacters(table), 0);
  const written = all.reduce((sum, it) => sum + (it.type === 'markdown' ? it.text.length : 0), 0);
  return [
    ...(tables.filter(({ type }) => type === 'table').length > 1
      ? ['only_one_table_allowed [json-pointer:/blocks]']
      : []),
    ...(cells > MOST_TABLE_CHARACTERS
      ? [`must be less than ${MOST_TABLE_CHARACTERS + 1} characters in all cells [json-pointer:/blocks]`]
      : []),
    ...(written > MOST_MARKDOWN
      ? [`must be less than ${MOST_MARKDOWN + 1} characters in all markdown blocks [json-pointer:/blocks]`]
      : []),
  ];
}

function textLength(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + textLength(item), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, item]) => sum + (key === 'text' && typeof item === 'string' ? item.length : textLength(item)),
    0,
  );
}

function withIds(blocks: CheckedBlock[]): KnownBlock[] {
  for (const checked of everyBlock(blocks)) {
    checked.block_id ??= randomText(5);
    for (const element of elementsOf(checked)) element.action_id ??= randomText(5);
  }
  // The schemas above say the same as Slack's types, which mark optional fields in another way.
  return blocks as unknown as KnownBlock[];
}
