/** The table block: 100 rows of 20 cells, at most 10,000 characters. */
import { z } from 'zod';
import { id } from './text-objects.ts';

const MOST_CHARACTERS = 10_000;

const cell = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('raw_text'), text: z.string().min(1) }),
  z.strictObject({ type: z.literal('raw_number'), value: z.number(), text: z.string().optional() }),
  z.strictObject({
    type: z.literal('rich_text'),
    elements: z.array(z.looseObject({ type: z.string() })).min(1),
  }),
]);

const column = z.strictObject({
  align: z.enum(['left', 'center', 'right']).optional(),
  is_wrapped: z.boolean().optional(),
});

export const tableBlock = z
  .strictObject({
    type: z.literal('table'),
    block_id: id.optional(),
    rows: z.array(z.array(cell).min(1).max(20)).min(1).max(100),
    column_settings: z.array(column.nullable()).max(20).optional(),
  })
  .refine(
    (table) => table.rows.flat().reduce((sum, it) => sum + cellText(it).length, 0) <= MOST_CHARACTERS,
    `must be less than ${MOST_CHARACTERS + 1} characters in all cells`,
  );

function cellText(it: z.infer<typeof cell>): string {
  switch (it.type) {
    case 'raw_text':
      return it.text;
    case 'raw_number':
      return it.text ?? String(it.value);
    case 'rich_text':
      return JSON.stringify(it.elements);
    default:
      return it satisfies never;
  }
}
