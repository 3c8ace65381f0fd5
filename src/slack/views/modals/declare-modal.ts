import type { ModalView } from '@slack/types';
import type { Details } from '../../../domain/incident/details.ts';
import type { Severity } from '../../../domain/incident/incident.ts';
import { SEVERITIES } from '../../../domain/incident/vocabulary.ts';
import { DECLARE } from '../../words/modals.ts';
import { severityChoices } from '../../words/team-words.ts';
import { option } from '../blocks.ts';
import { INPUTS, MODALS } from '../ids.ts';
import { type DetailsAsked, fieldInputs, readServices, servicesInput } from './details-inputs.ts';
import { choiceInput, modal, momentInput, textInput, tickInput } from './inputs.ts';
import type { ModalRefs } from './modal-metadata.ts';
import { chosen, moment, ticked, typed, type ViewValues } from './view-state.ts';

/** What is known before the modal opens: the options that were typed after the command. */
export interface DeclareKnown extends Details {
  readonly title?: string | undefined;
  readonly severity?: Severity | undefined;
  readonly private?: boolean;
  readonly drill?: boolean;
  readonly here?: boolean;
  readonly startedAt?: Date | undefined;
  /** What was to be logged before there was an incident: it becomes the first entry. */
  readonly first?: string;
}

/** What the modal brought; `title` is undefined where it was left empty. */
export interface DeclareTyped extends Details {
  readonly title: string | undefined;
  readonly severity: Severity | undefined;
  readonly private: boolean;
  readonly drill: boolean;
  readonly here: boolean;
  readonly startedAt: Date | undefined;
  /** The first entry, where the form asked for one. */
  readonly first: string | undefined;
}

const TITLE_MAX = 200;
const TICKS = ['private', 'drill', 'here'] as const;

/** `refs.channel` is where the person is, for "use this channel". */
export function declareModal(known: DeclareKnown, refs: ModalRefs, asks: DetailsAsked): ModalView {
  return modal({
    callback: MODALS.declare,
    title: DECLARE.heading,
    submit: DECLARE.submit,
    refs,
    blocks: [
      textInput({
        block: INPUTS.title,
        label: DECLARE.title,
        example: DECLARE.titleExample,
        initial: known.title,
        max: TITLE_MAX,
      }),
      ...(known.first === undefined ? [] : [firstEntryInput(known.first)]),
      choiceInput({
        block: INPUTS.severity,
        label: DECLARE.severity,
        example: DECLARE.severityExample,
        optional: true,
        options: severityChoices(known.severity).map(({ severity, label }) =>
          option(label, String(severity)),
        ),
        initial: known.severity === undefined ? undefined : String(known.severity),
      }),
      ...servicesInput(asks.services, known.services),
      ...fieldInputs(asks.fields, 'declare', known.fields),
      momentInput({
        block: INPUTS.started,
        label: DECLARE.started,
        hint: DECLARE.startedHint,
        optional: true,
        initial: known.startedAt,
      }),
      tickInput({
        block: INPUTS.options,
        label: DECLARE.options,
        optional: true,
        options: TICKS.map((name) => option(DECLARE[name], name)),
        initial: TICKS.filter((name) => known[name]),
      }),
    ],
  });
}

export function readDeclareModal(values: ViewValues): DeclareTyped {
  const ticks = ticked(values, INPUTS.options);
  const severity = Number(chosen(values, INPUTS.severity));
  const services = readServices(values);
  return {
    title: typed(values, INPUTS.title),
    severity: SEVERITIES.find((it) => it === severity),
    private: ticks.includes('private'),
    drill: ticks.includes('drill'),
    here: ticks.includes('here'),
    startedAt: moment(values, INPUTS.started),
    ...(services?.length ? { services } : {}),
    first: typed(values, INPUTS.first),
  };
}

function firstEntryInput(initial: string) {
  return textInput({
    block: INPUTS.first,
    label: DECLARE.first,
    example: DECLARE.firstExample,
    optional: true,
    multiline: true,
    initial,
  });
}
