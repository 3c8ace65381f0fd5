import { z } from 'zod';
import { ENTRY_TYPES } from '../domain/timeline/entry.ts';

const reaction = z
  .string()
  .regex(/^[a-z0-9_+'-]+$/, 'must be a reaction without colons, for example pushpin');

/** What people's reactions do: put a message on the timeline, with a type or without, or make an action item of it. */
export const REACTIONS = z
  .strictObject({
    timeline: z.array(reaction).min(1).default(['pushpin', 'round_pushpin']),
    types: z
      .strictObject(
        Object.fromEntries(ENTRY_TYPES.map((type) => [type, z.array(reaction).optional()])) as Record<
          (typeof ENTRY_TYPES)[number],
          z.ZodOptional<z.ZodArray<typeof reaction>>
        >,
      )
      .prefault({}),
    action: z.array(reaction).default(['ballot_box_with_check']),
    receipt: reaction.default('memo'),
  })
  .superRefine(({ timeline, types, action, receipt }, check) => {
    const seen = new Map<string, string>([[receipt, 'receipt']]);
    const sets = [
      ['timeline', timeline] as const,
      ['action', action] as const,
      ...ENTRY_TYPES.map((type) => [`types.${type}`, types[type] ?? []] as const),
    ];
    for (const [name, set] of sets) {
      for (const [index, one] of set.entries()) {
        const before = seen.get(one);
        if (before !== undefined && before !== name)
          check.addIssue({
            code: 'custom',
            path: [...name.split('.'), index],
            message: `must not be in two sets: ${one} is in ${before} too`,
          });
        seen.set(one, name);
      }
    }
  })
  .prefault({});

/** What becomes of what people said in Slack. */
export const CAPTURE = z
  .strictObject({
    deletion: z.enum(['keep', 'redact', 'remove']).default('remove'),
    fileMegabytes: z.number().min(0).max(1_000).default(20),
  })
  .transform(({ deletion, fileMegabytes }) => ({ deletion, fileBytes: fileMegabytes * 1_000_000 }))
  .prefault({});

/** The keys of this part of the file. */
export const CAPTURE_KEYS: readonly string[] = [
  'reactions',
  'timeline',
  'types',
  'action',
  'receipt',
  'capture',
  'deletion',
  'fileMegabytes',
  ...ENTRY_TYPES,
];
