import type { InputBlock } from '@slack/types';
import {
  type FieldMoment,
  type FieldSpec,
  type FieldValue,
  fitsField,
  type Service,
} from '../../../domain/incident/details.ts';
import { DETAILS } from '../../words/details.ts';
import { option } from '../blocks.ts';
import { INPUTS } from '../ids.ts';
import { choiceInput, manyInput, numberInput, personInput, textInput } from './inputs.ts';
import { chosen, person, ticked, typed, type ViewValues } from './view-state.ts';

/** What the team has configured that forms ask for. */
export interface DetailsAsked {
  readonly services: readonly Service[];
  readonly fields: readonly FieldSpec[];
}

/** A menu of the configured services; none where none is configured. */
export function servicesInput(
  services: readonly Service[],
  initial: readonly string[] = [],
): readonly InputBlock[] {
  if (services.length === 0) return [];
  return [
    manyInput({
      block: INPUTS.services,
      label: DETAILS.services,
      example: DETAILS.servicesExample,
      optional: true,
      options: services.map(({ name }) => option(name, name)),
      initial,
    }),
  ];
}

/** The services that were chosen; `undefined` where the form has no such menu. */
export function readServices(values: ViewValues): readonly string[] | undefined {
  return INPUTS.services in values ? ticked(values, INPUTS.services) : undefined;
}

/** One input for each field that is asked for then. */
export function fieldInputs(
  specs: readonly FieldSpec[],
  at: FieldMoment,
  known: readonly FieldValue[] = [],
): readonly InputBlock[] {
  return specs.filter(({ ask }) => ask.includes(at)).map((spec) => fieldInput(spec, initialOf(spec, known)));
}

/** Slack refuses a form that shows what an input cannot take, such as a text from before the field was a number. */
function initialOf(spec: FieldSpec, known: readonly FieldValue[]): string | undefined {
  const value = known.find(({ name }) => name === spec.name)?.value;
  return value === undefined ? undefined : fitsField(spec, value);
}

function fieldInput({ name, kind, choices, about }: FieldSpec, initial: string | undefined): InputBlock {
  const spec = { block: fieldBlock(name), label: name, optional: true };
  switch (kind) {
    case 'text':
      return textInput({ ...spec, example: about ?? DETAILS.text, initial });
    case 'number':
      return numberInput({ ...spec, example: about ?? DETAILS.number, initial, decimals: true });
    case 'choice':
      return choiceInput({
        ...spec,
        example: about ?? DETAILS.choice,
        options: choices.map((choice) => option(choice, choice)),
        initial,
      });
    case 'person':
      return personInput({ ...spec, example: about ?? DETAILS.person, initial: initial?.slice(2, -1) });
    default:
      return kind satisfies never;
  }
}

/** What the form says of each field that it asks for; an emptied one is the empty text. */
export function readFields(values: ViewValues, specs: readonly FieldSpec[]): readonly FieldValue[] {
  return specs.flatMap((spec) => {
    const block = fieldBlock(spec.name);
    return block in values ? [{ name: spec.name, value: readFieldInput(values, block, spec) }] : [];
  });
}

function readFieldInput(values: ViewValues, block: string, { kind }: FieldSpec): string {
  switch (kind) {
    case 'text':
    case 'number':
      return typed(values, block) ?? '';
    case 'choice':
      return chosen(values, block) ?? '';
    case 'person': {
      const user = person(values, block);
      return user === undefined ? '' : `<@${user}>`;
    }
    default:
      return kind satisfies never;
  }
}

function fieldBlock(name: string): string {
  return `${INPUTS.field}${name}`;
}
