import { z } from 'zod';
import { FIELD_KINDS, FIELD_MOMENTS, type FieldSpec, type Service } from '../domain/incident/details.ts';
import { foldWord } from '../domain/incident/own-word.ts';
import { faultAt, shorthand, word } from './vocabulary.ts';
import type { YamlSource } from './yaml-source.ts';

/** As many as Slack has options in a menu. */
const MOST_SERVICES = 100;
/** More do not fit a form. */
const MOST_FIELDS = 20;

const service = z.preprocess(
  shorthand,
  z.strictObject({ name: word, also: z.array(word).default([]), team: z.string().min(1).optional() }),
);

const field = z.strictObject({
  name: word.refine((name) => !name.includes('='), 'must have no = in it'),
  kind: z.enum(FIELD_KINDS).default('text'),
  choices: z.array(word).max(MOST_SERVICES).default([]),
  ask: z
    .array(z.enum(FIELD_MOMENTS))
    .min(1)
    .default([...FIELD_MOMENTS]),
  about: z.string().min(1).max(100).optional(),
});

/** What an incident can concern. */
export const DETAILS_FILE = {
  services: z.array(service).max(MOST_SERVICES, `must be at most ${MOST_SERVICES}`).default([]),
  fields: z.array(field).max(MOST_FIELDS, `must be at most ${MOST_FIELDS}`).default([]),
};

export const DETAILS_KEYS = ['services', 'team', 'fields', 'kind', 'choices', 'ask'];

/** Throws `ConfigFault` where one word names two services. */
export function checkedServices(services: readonly Service[], source: YamlSource): readonly Service[] {
  const taken = new Map<string, string>();
  for (const [index, { name, also }] of services.entries())
    for (const said of [name, ...also]) {
      const other = taken.get(foldWord(said)) ?? name;
      if (other !== name || (said === name && taken.has(foldWord(said))))
        throw faultAt(source, ['services', index], `has "${said}", which names ${other} already`);
      taken.set(foldWord(said), name);
    }
  return services;
}

/** Throws `ConfigFault` where two fields have one name, or a choice has nothing to choose from. */
export function checkedFields(fields: readonly FieldSpec[], source: YamlSource): readonly FieldSpec[] {
  const taken = new Set<string>();
  for (const [index, { name, kind, choices }] of fields.entries()) {
    if (taken.has(foldWord(name)))
      throw faultAt(source, ['fields', index], `has the name "${name}", as one before`);
    taken.add(foldWord(name));
    if ((kind === 'choice') !== choices.length > 0)
      throw faultAt(
        source,
        ['fields', index],
        kind === 'choice' ? 'needs choices, for example [eu, us]' : 'has choices, so its kind must be choice',
      );
  }
  return fields;
}
