import { z } from 'zod';
import type { MinutesBySeverity, NudgePolicy } from '../domain/incident/nudges.ts';

const OFF = 'off';
const amount = z.number().min(1).max(100_000);
const minutes = z.union([amount, z.literal(OFF)], 'must be a number of minutes from 1 on, or off');
const days = z.union([amount, z.literal(OFF)], 'must be a number of days from 1 on, or off');

/** One figure for every severity, or one for each; a severity that is not named gets none. */
const bySeverity = z.union(
  [
    minutes,
    z.strictObject({
      1: minutes.optional(),
      2: minutes.optional(),
      3: minutes.optional(),
      4: minutes.optional(),
      unset: minutes.optional(),
    }),
  ],
  'must be a number of minutes from 1 on, off, or minutes by severity such as { 1: 15, 2: 30 }',
);

/** `nudges: off` is short for each of them. */
const ALL_OFF = { commander: OFF, update: OFF, impact: OFF, silence: OFF, forgotten: OFF };

/** When people are nudged: the block `nudges` of the policy file. Nobody but the team knows what it promised the public. */
export const NUDGES_FILE = z
  .preprocess(
    (said) => (said === OFF ? ALL_OFF : (said ?? {})),
    z.strictObject({
      commander: minutes.default(5),
      update: bySeverity.default(30),
      publicUpdate: bySeverity.default(OFF),
      impact: minutes.default(30),
      silence: minutes.default(60),
      forgotten: days.default(7),
    }),
  )
  .transform(
    (said): NudgePolicy => ({
      commander: unlessOff(said.commander),
      update: eachSeverity(said.update),
      publicUpdate: eachSeverity(said.publicUpdate),
      impact: unlessOff(said.impact),
      silence: unlessOff(said.silence),
      forgotten: unlessOff(said.forgotten),
    }),
  );

export const NUDGES_KEYS = [
  'nudges',
  'commander',
  'update',
  'publicUpdate',
  'impact',
  'silence',
  'forgotten',
  'unset',
];

type Amount = z.output<typeof minutes>;

function unlessOff(said: Amount | undefined): number | undefined {
  return said === OFF ? undefined : said;
}

function eachSeverity(said: z.output<typeof bySeverity>): MinutesBySeverity {
  const each = typeof said === 'object' ? said : { 1: said, 2: said, 3: said, 4: said, unset: said };
  return Object.fromEntries(
    Object.entries(each).flatMap(([severity, one]) => {
      const given = unlessOff(one);
      return given === undefined ? [] : [[severity, given]];
    }),
  );
}
