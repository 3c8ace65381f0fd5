import { foldWord } from './own-word.ts';

/** A service that an incident can concern, as the team has configured it. */
export interface Service {
  readonly name: string;
  /** What people may type besides. */
  readonly also: readonly string[];
  /** The team that looks after it. */
  readonly team?: string | undefined;
}

export const FIELD_KINDS = ['text', 'number', 'choice', 'person'] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];

/** When a form asks for a field. */
export const FIELD_MOMENTS = ['declare', 'resolve'] as const;
export type FieldMoment = (typeof FIELD_MOMENTS)[number];

/** A field of the team's own. */
export interface FieldSpec {
  readonly name: string;
  readonly kind: FieldKind;
  readonly choices: readonly string[];
  readonly ask: readonly FieldMoment[];
  /** An example, or what is meant; shown where nothing is filled in. */
  readonly about?: string | undefined;
}

/** What a field of an incident says; a person is a mention, `<@U1>`. */
export interface FieldValue {
  readonly name: string;
  readonly value: string;
}

/** What an incident concerns, beyond what every incident has. */
export interface Details {
  readonly services?: readonly string[];
  readonly fields?: readonly FieldValue[];
}

/** The configured service that a word names; where none is configured, the word itself. */
export function readService(word: string, services: readonly Service[]): string | undefined {
  const said = foldWord(word);
  if (said === '') return undefined;
  if (services.length === 0) return word.trim();
  return services.find(({ name, also }) => [name, ...also].some((one) => foldWord(one) === said))?.name;
}

/** Reads `Customer=ACME`. `undefined`: there is no such field, or it does not take that. */
export function readField(text: string, specs: readonly FieldSpec[]): FieldValue | undefined {
  const [, said = '', value = ''] = /^([^=]*)=([\s\S]*)$/.exec(text) ?? [];
  const spec = specs.find(({ name }) => foldWord(name) === foldWord(said));
  const fitting = spec && fitsField(spec, value.trim());
  return spec && fitting ? { name: spec.name, value: fitting } : undefined;
}

/** The value as the record keeps it; `undefined` where the field does not take it. */
export function fitsField({ kind, choices }: FieldSpec, value: string): string | undefined {
  if (value === '') return undefined;
  switch (kind) {
    case 'text':
      return value;
    case 'number':
      return /^\d{1,15}(?:\.\d{1,6})?$/.test(value) ? value : undefined;
    case 'choice':
      return choices.find((choice) => choice.toLowerCase() === value.toLowerCase());
    case 'person': {
      const id = /^(?:<@)?([UW][A-Z0-9]+)(?:\|[^>]*)?>?$/.exec(value)?.[1];
      return id === undefined ? undefined : `<@${id}>`;
    }
    default:
      return kind satisfies never;
  }
}

/** Fields with these changes: an empty value takes a field away, and the order stays. */
export function withFields(
  before: readonly FieldValue[] = [],
  changes: readonly FieldValue[] = [],
): readonly FieldValue[] {
  const values = new Map([...before, ...changes].map(({ name, value }) => [name, value]));
  return [...values].flatMap(([name, value]) => (value === '' ? [] : [{ name, value }]));
}
