import { z } from 'zod';
import { PRIORITIES } from '../domain/actions/action-item.ts';
import { type Ladder, REMINDERS, type ReminderPolicy } from '../domain/actions/ladder.ts';
import { OFFICE_HOURS } from '../domain/actions/working-hours.ts';

const OFF = 'off';
const AMOUNT = 'must be a number of days from 1 to 365, or off';
const days = z.union([z.int().min(1, AMOUNT).max(365, AMOUNT), z.literal(OFF)], AMOUNT);
const hour = z
  .int('must be a whole hour')
  .min(0, 'must be an hour from 0 to 24')
  .max(24, 'must be an hour from 0 to 24');

/** Earlier versions wanted a name for each rung, and had no other reminders. */
const rung = z.strictObject({
  name: z.string().optional(),
  days: z.int().min(-90).max(90),
  lead: z.int().min(0).max(365).optional(),
});

const LADDER_FILE = {
  rungs: z.array(rung).min(1).optional(),
  every: days.optional(),
  channelAfter: days.optional(),
  approverAfter: days.optional(),
};
const ladder = z.strictObject(LADDER_FILE);

/** When owners are reminded: the block `reminders` of the policy file. */
export const REMINDERS_FILE = z
  .strictObject({
    ...LADDER_FILE,
    away: z
      .array(z.string().regex(/^[^\s:]+$/, 'must be the name of an emoji without colons, such as palm_tree'))
      .default(['palm_tree']),
    hours: z
      .strictObject({ from: hour, to: hour })
      .refine(({ from, to }) => from < to, 'must end after it begins, for example { from: 9, to: 17 }')
      .default({ ...OFFICE_HOURS }),
    priorities: z.partialRecord(z.enum(PRIORITIES), ladder).default({}),
    severities: z
      .strictObject({
        1: ladder.optional(),
        2: ladder.optional(),
        3: ladder.optional(),
        4: ladder.optional(),
      })
      .prefault({}),
  })
  .prefault({})
  .transform(
    ({ away, hours, priorities, severities, ...said }): ReminderSettings => ({
      awayStatuses: away,
      reminders: {
        ...REMINDERS,
        ...saidOf(said),
        hours,
        priorities: eachOf(priorities),
        severities: eachOf(severities),
      },
    }),
  );

interface ReminderSettings {
  readonly reminders: ReminderPolicy;
  /** Emoji, without colons, that as a status in Slack say that somebody is away. */
  readonly awayStatuses: readonly string[];
}

type Said = z.output<typeof ladder>;

function eachOf(said: Readonly<Record<string, Said | undefined>>): Record<string, Partial<Ladder>> {
  return Object.fromEntries(
    Object.entries(said).flatMap(([of, one]) => (one ? [[of, saidOf(one)] as const] : [])),
  );
}

/** What the file says of a ladder; rungs with names are all of it, unless it says more. */
function saidOf({ rungs, ...rest }: Said): Partial<Ladder> {
  const named = rungs?.every(({ name }) => name !== undefined) ?? false;
  const others = (['every', 'channelAfter', 'approverAfter'] as const).flatMap((key) => {
    const one = rest[key] ?? (named ? OFF : undefined);
    return one === undefined ? [] : [[key, one === OFF ? undefined : one] as const];
  });
  return {
    ...(rungs && {
      rungs: rungs.map(({ days, lead }) => ({ days, ...(lead === undefined ? {} : { lead }) })),
    }),
    ...Object.fromEntries(others),
  };
}

export const REMINDERS_KEYS = [
  'reminders',
  'rungs',
  'name',
  'days',
  'lead',
  'every',
  'channelAfter',
  'approverAfter',
  'away',
  'hours',
  'from',
  'to',
  'priorities',
  ...PRIORITIES,
  'severities',
];
