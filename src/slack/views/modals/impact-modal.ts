import type { ModalView } from '@slack/types';
import type { ImpactForm, ImpactTexts, Overtaken } from '../../../app/incidents/impact-form.ts';
import type { Service } from '../../../domain/incident/details.ts';
import { IMPACT, IMPACT_FIELDS, impactOvertaken, impactTooLong } from '../../words/notes.ts';
import { context, LIMITS, sections } from '../blocks.ts';
import { INPUTS, MODALS } from '../ids.ts';
import { servicesInput } from './details-inputs.ts';
import { modal, textInput } from './inputs.ts';
import type { ModalRefs } from './modal-metadata.ts';
import { typed, type ViewValues } from './view-state.ts';

/** What stands around the questions. */
export interface ImpactAround {
  /** What others changed meanwhile. */
  readonly overtaken?: readonly Overtaken[];
  /** Those that the team has configured, and those that the incident concerns. */
  readonly services?: readonly Service[];
  readonly chosen?: readonly string[] | undefined;
}

/** The impact form, filled in as far as it is known; above it what others changed meanwhile. */
export function impactModal(
  { texts, version }: ImpactForm,
  refs: ModalRefs,
  { overtaken = [], services = [], chosen = [] }: ImpactAround = {},
): ModalView {
  return modal({
    callback: MODALS.impact,
    title: IMPACT.heading,
    submit: IMPACT.submit,
    refs: { ...refs, version },
    blocks: [
      ...(overtaken.length > 0 ? sections(impactOvertaken(overtaken)) : [context(IMPACT.intro)]),
      ...servicesInput(services, chosen),
      ...IMPACT_FIELDS.map(({ question, label, example, lines }) => {
        const initial = texts[question];
        if (initial !== undefined && initial.length > LIMITS.input)
          return context(impactTooLong(label, initial.length));
        return textInput({
          block: `${INPUTS.answer}${question}`,
          label,
          example,
          optional: true,
          multiline: lines || initial?.includes('\n') === true,
          initial,
        });
      }),
    ],
  });
}

/** Every part of the submitted form; an empty input is the empty text. */
export function readImpactModal(values: ViewValues): ImpactTexts {
  return Object.fromEntries(
    IMPACT_FIELDS.flatMap(({ question }) => {
      const block = `${INPUTS.answer}${question}`;
      return block in values ? [[question, typed(values, block) ?? '']] : [];
    }),
  );
}
