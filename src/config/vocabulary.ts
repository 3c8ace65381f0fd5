import { z } from 'zod';
import { type Severity, STATUSES } from '../domain/incident/incident.ts';
import { foldWord, type Words } from '../domain/incident/own-word.ts';
import { readSeverity } from '../domain/incident/severity.ts';
import { SEVERITIES, type Vocabulary } from '../domain/incident/vocabulary.ts';
import { ENTRY_TYPES } from '../domain/timeline/entry.ts';
import { ConfigFault } from './config-fault.ts';
import { lineOf, type Path, type YamlSource } from './yaml-source.ts';

const WORD = 'must be a word or a few, with a letter or a digit, of at most 40 characters: SEV-2, critical';

/** A word that people see, and type. */
export const word = z
  .string()
  .trim()
  .max(40, WORD)
  .refine((text) => foldWord(text) !== '' && !/[\n<>`]/.test(text), WORD);

/** `critical` alone is short for `{ name: critical }`. */
export function shorthand(value: unknown): unknown {
  return typeof value === 'string' || typeof value === 'number' ? { name: String(value) } : value;
}

/** A number in YAML is a word too: `also: [P1, 1]`. */
const spelling = z.preprocess((value) => (typeof value === 'number' ? String(value) : value), word);

const WORDS = { also: z.array(spelling).default([]), about: z.string().min(1).max(60).optional() };
const words = z.preprocess(shorthand, z.strictObject({ name: word, ...WORDS })).optional();
const severity = z
  .preprocess(
    shorthand,
    z.strictObject({ name: word.optional(), ...WORDS, offer: z.boolean().default(true) }),
  )
  .optional();

const ROLE = /^[a-z][a-z0-9_+'-]*$/;
const ROLE_FORM = 'must be a name in lower case, for example commander';
const role = z.preprocess(
  (value) => (typeof value === 'string' ? { is: value } : value),
  z.strictObject({ is: z.string().regex(ROLE, ROLE_FORM), name: word.optional(), ...WORDS }),
);

/** A team's words for severities, statuses, entry types and roles, each beside the meaning that it stands for. */
export const VOCABULARY_FILE = {
  severities: z.strictObject({ 1: severity, 2: severity, 3: severity, 4: severity }).prefault({}),
  statuses: z.strictObject(forEach(STATUSES, words)).prefault({}),
  entryTypes: z.strictObject(forEach(ENTRY_TYPES, words)).prefault({}),
  roles: z.array(role).min(1).default(['commander', 'scribe', 'communications', 'operations'].map(plainRole)),
};

export const VOCABULARY_KEYS = [
  'roles',
  'is',
  'severities',
  'also',
  'about',
  'offer',
  'statuses',
  ...STATUSES,
  'entryTypes',
  ...ENTRY_TYPES,
];

interface Data {
  readonly severities: Readonly<Partial<Record<Severity, z.output<typeof severity>>>>;
  readonly statuses: Vocabulary['statuses'];
  readonly entryTypes: Vocabulary['types'];
  readonly roles: readonly z.output<typeof role>[];
}

/** The words, checked: one word never means two things. Throws `ConfigFault`. */
export function vocabularyOf(data: Data, source: YamlSource): Vocabulary {
  const severities: Partial<Record<Severity, Words>> = {};
  for (const one of SEVERITIES) {
    const { name, also = [], about } = data.severities[one] ?? {};
    // Without a name of its own it keeps the built-in one, and takes further words.
    if (name !== undefined) severities[one] = { name, also, about };
    else if (also.length > 0) severities[one] = { name: `Sev-${one}`, also, about };
  }
  const roles = Object.fromEntries(
    data.roles.flatMap(({ is, name, also, about }) =>
      name === undefined && also.length === 0 ? [] : [[is, { name: name ?? is, also, about }]],
    ),
  );
  checkWords(source, { name: 'severities', words: severities, builtIn: [] });
  checkWords(source, { name: 'statuses', words: data.statuses, builtIn: STATUSES });
  checkWords(source, { name: 'entryTypes', words: data.entryTypes, builtIn: ENTRY_TYPES });
  checkWords(source, { name: 'roles', words: roles, builtIn: data.roles.map(({ is }) => is) });
  checkMovedSeverities(source, severities);
  const offered = SEVERITIES.filter((one) => data.severities[one]?.offer !== false);
  if (offered.length === 0) throw faultAt(source, ['severities'], 'must offer at least one');
  return { severities, offered, statuses: data.statuses, types: data.entryTypes, roles };
}

/** One key of the file; `builtIn` are meanings that go on being words, each for itself. */
interface Table {
  readonly name: string;
  readonly words: Readonly<Partial<Record<string, Words | undefined>>>;
  readonly builtIn: readonly string[];
}

function checkWords(source: YamlSource, { name: table, words, builtIn }: Table): void {
  const taken = new Map(builtIn.map((meaning) => [foldWord(meaning), meaning]));
  for (const [meaning, own] of Object.entries(words)) {
    for (const said of own ? [own.name, ...own.also] : []) {
      const other = taken.get(foldWord(said)) ?? meaning;
      if (other !== meaning)
        throw faultAt(source, placeOf(table, meaning), `has "${said}", which is a word for ${other}`);
      taken.set(foldWord(said), meaning);
    }
  }
}

/** A list has no keys by meaning. */
function placeOf(table: string, meaning: string): Path {
  return table === 'roles' ? [table] : [table, meaning];
}

/** `SEV-1` for the second severity: then the first one needs a name, or nobody could type it. */
function checkMovedSeverities(source: YamlSource, severities: Vocabulary['severities']): void {
  for (const one of SEVERITIES) {
    const own = severities[one];
    for (const said of own ? [own.name, ...own.also] : []) {
      // Other words, such as P1, leave the number alone.
      const builtIn = /^(?:s|sev|severity)?[1-4]$/.test(foldWord(said))
        ? readSeverity(foldWord(said))
        : undefined;
      if (builtIn !== undefined && builtIn !== one && !severities[builtIn])
        throw faultAt(
          source,
          ['severities', one],
          `has "${said}", which is the word for ${builtIn} until that has a name of its own`,
        );
    }
  }
}

export function faultAt(source: YamlSource, path: Path, complaint: string): ConfigFault {
  return new ConfigFault(`${source.file}:${lineOf(source, path)} ${path.join('.')} ${complaint}.`);
}

function plainRole(is: string) {
  return { is, also: [] };
}

function forEach<Name extends string, Shape>(names: readonly Name[], shape: Shape): Record<Name, Shape> {
  return Object.fromEntries(names.map((name) => [name, shape])) as Record<Name, Shape>;
}
