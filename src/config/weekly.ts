import { z } from 'zod';
import type { WeeklyPolicy } from '../app/app.ts';
import { type ConditionData, condition, conditionOf, type RoutingWords } from './routing.ts';
import { faultAt } from './vocabulary.ts';
import type { YamlSource } from './yaml-source.ts';

const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

const channel = z
  .string()
  .regex(/^#?[\p{L}\p{N}_-]{1,80}$/u, 'must be the name or the id of a channel, for example ops')
  .transform((name) => name.replace(/^#/, ''));

/** When the week is summed up, and in which channels: the block `weekly` of the policy file. */
export const WEEKLY_FILE = {
  weekly: z
    .strictObject({
      day: z.enum(DAYS, `must be one of ${DAYS.join(', ')}`).default('monday'),
      hour: z.int('must be an hour from 0 to 23').min(0).max(23).default(9),
      zone: z.string().refine(isZone, 'must be a time zone such as Europe/Berlin').default('UTC'),
      workspace: channel.optional(),
      channels: z.array(z.strictObject({ channel, ...condition })).default([]),
    })
    .optional(),
};

export const WEEKLY_KEYS = ['weekly', 'day', 'hour', 'zone', 'workspace', 'channels'];

interface Data {
  readonly day: (typeof DAYS)[number];
  readonly hour: number;
  readonly zone: string;
  readonly workspace?: string | undefined;
  readonly channels: readonly (ConditionData & { readonly channel: string })[];
}

/** The plan, with the team's words read. Throws `ConfigFault` where a channel is named twice, or nothing is. */
export function weeklyOf(
  data: Data | undefined,
  known: RoutingWords,
  source: YamlSource,
): WeeklyPolicy | undefined {
  if (data === undefined) return undefined;
  const whole = { severity: [], service: [], team: [] };
  const places = [
    ...(data.workspace === undefined ? [] : [{ place: data.workspace, ...whole }]),
    ...data.channels.map((rule, index) => ({
      place: rule.channel,
      ...conditionOf(rule, known, { source, path: ['weekly', 'channels', index] }),
    })),
  ];
  if (places.length === 0)
    throw faultAt(source, ['weekly'], 'names no channel; it needs workspace or channels');
  const twice = places.find(({ place }, index) => places.findIndex((one) => one.place === place) < index);
  if (twice) throw faultAt(source, ['weekly'], `names the channel "${twice.place}" twice`);
  return { weekday: DAYS.indexOf(data.day), hour: data.hour, zone: data.zone, places };
}

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
