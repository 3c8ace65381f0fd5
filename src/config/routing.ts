import { z } from 'zod';
import { readService, type Service } from '../domain/incident/details.ts';
import type { Severity } from '../domain/incident/incident.ts';
import type { Condition, Routing } from '../domain/incident/routing.ts';
import { readSeverity } from '../domain/incident/severity.ts';
import type { Vocabulary } from '../domain/incident/vocabulary.ts';
import { faultAt } from './vocabulary.ts';
import type { Path, YamlSource } from './yaml-source.ts';

/** One or several: `severity: 1` is short for `severity: [1]`. */
const listOf = <Item extends z.ZodType>(item: Item) =>
  z.preprocess(
    (value) => (value === undefined || Array.isArray(value) ? value : [value]),
    z.array(item).default([]),
  );

const text = z.string().min(1);
/** Which incidents something is about, as the file says it. */
export const condition = {
  severity: listOf(z.union([z.string(), z.number()], 'must be a severity, for example 1 or critical')),
  service: listOf(text),
  team: listOf(text),
};

const announce = z.strictObject({
  channel: z
    .string()
    .regex(/^#?[\p{L}\p{N}_-]{1,80}$/u, 'must be the name or the id of a channel, for example outages')
    .transform((channel) => channel.replace(/^#/, '')),
  ...condition,
});

const invite = z.strictObject({
  people: listOf(z.string().regex(/^[UW][A-Z0-9]{2,}$/, 'must be the id of a person, for example U0123ABCD')),
  groups: listOf(
    z.string().regex(/^S[A-Z0-9]{2,}$/, 'must be the id of a user group, for example S0123ABCD'),
  ),
  ...condition,
});

/** Where incidents are announced besides, and who is invited to which. */
export const ROUTING_FILE = { announce: z.array(announce).default([]), invite: z.array(invite).default([]) };

export const ROUTING_KEYS = ['announce', 'channel', 'service', 'invite', 'people', 'groups'];

interface Data {
  readonly announce: readonly z.output<typeof announce>[];
  readonly invite: readonly z.output<typeof invite>[];
}

export type ConditionData = z.output<z.ZodObject<typeof condition>>;

/** What the file says by words, by meaning. */
export interface RoutingWords {
  readonly services: readonly Service[];
  readonly vocabulary: Vocabulary;
}

/** The rules, with the team's words read. Throws `ConfigFault` where one names a severity, service or team that there is not. */
export function routingOf(data: Data, known: RoutingWords, source: YamlSource): Routing {
  const read = (rule: z.output<typeof announce> | z.output<typeof invite>, path: Path) =>
    conditionOf(rule, known, { source, path });
  for (const [index, { people, groups }] of data.invite.entries())
    if (people.length + groups.length === 0)
      throw faultAt(source, ['invite', index], 'names nobody; it needs people or groups');
  return {
    announce: data.announce.map((rule, index) => ({
      channel: rule.channel,
      ...read(rule, ['announce', index]),
    })),
    invite: data.invite.map((rule, index) => ({
      people: rule.people,
      groups: rule.groups,
      ...read(rule, ['invite', index]),
    })),
    services: known.services,
  };
}

interface Place {
  readonly source: YamlSource;
  readonly path: Path;
}

/** The condition, with the team's words read. Throws `ConfigFault`. */
export function conditionOf(
  rule: ConditionData,
  { services, vocabulary }: RoutingWords,
  { source, path }: Place,
): Condition {
  const teams = new Set(services.flatMap(({ team }) => team ?? []));
  for (const team of rule.team)
    if (!teams.has(team))
      throw faultAt(source, [...path, 'team'], `names "${team}", which looks after no service`);
  return {
    severity: rule.severity.map((said): Severity => {
      const severity = readSeverity(String(said), vocabulary);
      if (severity) return severity;
      throw faultAt(source, [...path, 'severity'], `names "${said}", which is no severity`);
    }),
    service: rule.service.map((said) => {
      const service = services.length === 0 ? undefined : readService(said, services);
      if (service !== undefined) return service;
      throw faultAt(source, [...path, 'service'], `names "${said}", which is not under services`);
    }),
    team: rule.team,
  };
}
