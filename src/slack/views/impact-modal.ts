import type { ModalView } from '@slack/types';
import { IMPACT, IMPACT_FIELDS } from '../words/notes.ts';
import { context } from './blocks.ts';
import { INPUTS, MODALS } from './ids.ts';
import { modal, textInput } from './inputs.ts';
import type { ModalRefs } from './metadata.ts';
import { typed, type ViewValues } from './state.ts';

/** What is known of each part of the impact, by its question. */
export type ImpactTexts = Readonly<Record<string, string>>;

/** The impact of an incident, as far as it is known, to be filled in. */
export function impactModal(known: ImpactTexts, refs: ModalRefs): ModalView {
  return modal({
    callback: MODALS.impact,
    title: IMPACT.heading,
    submit: IMPACT.submit,
    refs,
    blocks: [
      context(IMPACT.intro),
      ...IMPACT_FIELDS.map(({ question, label, example, lines }) =>
        textInput({
          block: `${INPUTS.answer}${question}`,
          label,
          example,
          optional: true,
          multiline: lines,
          initial: known[question],
        }),
      ),
    ],
  });
}

/** Every part that says something else than before; what was emptied is the empty text. */
export function readImpactModal(
  values: ViewValues,
  known: ImpactTexts,
): readonly { readonly question: string; readonly text: string }[] {
  return IMPACT_FIELDS.flatMap(({ question }) => {
    const text = typed(values, `${INPUTS.answer}${question}`) ?? '';
    return text === (known[question] ?? '') ? [] : [{ question, text }];
  });
}
