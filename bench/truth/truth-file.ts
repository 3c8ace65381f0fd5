import { z } from 'zod';
import { INCIDENT_KINDS } from '../../src/domain/postmortem/record/record.ts';
import { MARK_NAMES, OUTCOMES } from '../../src/domain/timeline/mark.ts';

const markName = z.enum(MARK_NAMES);
const outcomeName = z.enum(OUTCOMES);
const moment = z.iso.datetime({ offset: true });

/**
 * What is true of an incident, stated beside its file before any draft is made. `entries` holds what its people would
 * have marked, in the form of the incident file; the rest says what a draft must say, and what it must never say.
 */
const truthFileSchema = z.strictObject({
  kind: z.enum(INCIDENT_KINDS).optional(),
  entries: z.record(
    z.string(),
    z.strictObject({
      marks: z
        .array(
          z.union([
            markName,
            z.strictObject({ is: markName, part: z.string().optional(), by: z.string().optional() }),
          ]),
        )
        .optional(),
      attempt: z.string().optional(),
      outcome: z
        .union([outcomeName, z.strictObject({ was: outcomeName, shown: z.string().optional() })])
        .optional(),
    }),
  ),
  /** Entries that read like something to do. */
  toDos: z.array(z.string()).optional(),
  /** What the entries answer, by the id of the question. */
  answers: z.record(z.string(), z.string()).optional(),
  /** Per entry, what may be offered and need not be: marks, outcomes, `todo`. */
  arguable: z.record(z.string(), z.array(z.string())).optional(),
  /** The attempts of which a draft may say that they ended it. */
  ended: z.strictObject({ by: z.array(z.string()), says: z.string() }),
  /** When users were affected. */
  periods: z.array(z.strictObject({ from: moment, to: moment, minutes: z.number() })).optional(),
  /** Words that a draft must say about what was lost. */
  losses: z.array(z.string()).optional(),
  never: z.array(
    z.strictObject({
      entry: z.string(),
      is: markName.optional(),
      outcome: outcomeName.optional(),
      why: z.string(),
    }),
  ),
});

export type TruthFile = z.infer<typeof truthFileSchema>;

export function parseTruthFile(text: string): TruthFile {
  return truthFileSchema.parse(JSON.parse(text));
}
