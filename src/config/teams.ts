import { z } from 'zod';
import type { Service } from '../domain/incident/details.ts';
import { foldWord } from '../domain/incident/own-word.ts';
import type { OwningTeam } from '../domain/incident/teams.ts';
import { faultAt, shorthand, word } from './vocabulary.ts';
import type { YamlSource } from './yaml-source.ts';

/** As many as Slack has options in a menu, beside the roles. */
const MOST_TEAMS = 80;

const team = z.preprocess(
  shorthand,
  z.strictObject({
    name: word,
    also: z.array(word).default([]),
    group: z
      .string()
      .regex(/^S[A-Z0-9]{2,}$/, 'must be the id of a user group, for example S0123ABCD')
      .optional(),
    channel: z
      .string()
      .regex(/^#?[\p{L}\p{N}_-]{1,80}$/u, 'must be the name or the id of a channel, for example money')
      .transform((channel) => channel.replace(/^#/, ''))
      .optional(),
  }),
);

/** Who looks after services and has action items. */
export const TEAMS_FILE = {
  teams: z.array(team).max(MOST_TEAMS, `must be at most ${MOST_TEAMS}`).default([]),
};

export const TEAMS_KEYS = ['teams', 'group'];

/**
 * The teams that are named, and those of the services, which have neither a group nor a channel. Throws `ConfigFault`
 * where one word names two.
 */
export function teamsOf(
  named: readonly OwningTeam[],
  services: readonly Service[],
  source: YamlSource,
): readonly OwningTeam[] {
  const taken = new Map<string, string>();
  for (const [index, { name, also }] of named.entries())
    for (const said of [name, ...also]) {
      const other = taken.get(foldWord(said));
      if (other !== undefined && (other !== name || said === name))
        throw faultAt(source, ['teams', index], `has "${said}", which names ${other} already`);
      taken.set(foldWord(said), name);
    }
  const others = new Map<string, OwningTeam>();
  for (const { team: name } of services)
    if (name !== undefined && !taken.has(foldWord(name)))
      others.set(foldWord(name), others.get(foldWord(name)) ?? { name, also: [] });
  return [...named, ...others.values()];
}
