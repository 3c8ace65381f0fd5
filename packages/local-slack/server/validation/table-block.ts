/**
 * Slack's two tables (docs.slack.dev/reference/block-kit/blocks): `table` with 100 rows of 20 cells, and `data_table`, which
 * a reader can sort, filter and turn the pages of. Slack raised what a `data_table` holds in 2026, from 101 rows and 10,000
 * characters; the lower limits hold everywhere.
 */
import { z } from 'zod';
import { id } from './text-objects.ts';

/** Characters in all cells of all tables of one message. */
export const MOST_TABLE_CHARACTERS = 10_000;

const rawText = z.strictObject({ type: z.literal('raw_text'), text: z.string().min(1) });
const rawNumber = z.strictObject({
  type: z.literal('raw_number'),
  value: z.number(),
  text: z.string().min(1).optional(),
});
const richText = z.strictObject({
  type: z.literal('rich_text'),
  elements: z.array(z.looseObject({ type: z.string() })).min(1),
});

const cell = z.discriminatedUnion('type', [rawText, rawNumber, richText]);

const column = z.strictObject({
  align: z.enum(['left', 'center', 'right']).optional(),
  is_wrapped: z.boolean().optional(),
});

export const tableBlock = z.strictObject({
  type: z.literal('table'),
  block_id: id.optional(),
  rows: z.array(z.array(cell).min(1).max(20)).min(1).max(100),
  column_settings: z.array(column.nullable()).max(20).optional(),
});

export const dataTableBlock = z
  .strictObject({
    type: z.literal('data_table'),
    block_id: id.optional(),
    caption: z.string().min(1),
    rows: z.array(z.array(cell).min(1).max(20)).min(2).max(101),
    page_size: z.int().min(1).max(100).optional(),
    row_header_column_index: z.int().min(0).optional(),
  })
  .refine(
    ({ rows: [head] }) => head?.every(({ type }) => type !== 'rich_text'),
    'no rich_text in the header row',
  )
  .refine(
    ({ rows }) => rows.every(({ length }) => length === rows[0]?.length),
    'all rows must have the same number of cells',
  )
  .refine(
    ({ rows, row_header_column_index: header = 0 }) => header < (rows[0]?.length ?? 0),
    'row_header_column_index must name a column',
  );

type Table = z.infer<typeof tableBlock> | z.infer<typeof dataTableBlock>;

/** How many characters its cells hold. */
export function tableCharacters({ rows }: Pick<Table, 'rows'>): number {
  return rows.flat().reduce((sum, it) => sum + cellText(it).length, 0);
}

function cellText(it: z.infer<typeof cell>): string {
  switch (it.type) {
    case 'raw_text':
      return it.text;
    case 'raw_number':
      return it.text ?? String(it.value);
    case 'rich_text':
      return it.elements.map(lettersOf).join('');
    default:
      return it satisfies never;
  }
}

/** The letters of a piece of rich text, and of those inside it. */
function lettersOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(lettersOf).join('');
  if (typeof value !== 'object' || value === null) return '';
  const { text, elements } = value as { readonly text?: unknown; readonly elements?: unknown };
  return `${typeof text === 'string' ? text : ''}${lettersOf(elements)}`;
}
