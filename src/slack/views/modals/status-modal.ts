import type { ModalView } from '@slack/types';
import { type Incident, STATUSES, type Status } from '../../../domain/incident/incident.ts';
import { unescapeSlack } from '../../words/escape.ts';
import { formHeading, STATUS } from '../../words/modals.ts';
import { statusName } from '../../words/team-words.ts';
import { option } from '../blocks.ts';
import { INPUTS, MODALS } from '../ids.ts';
import { choiceInput, modal, textInput } from './inputs.ts';
import type { ModalRefs } from './modal-metadata.ts';
import { chosen, typed, type ViewValues } from './view-state.ts';

/** The status of an incident, and what everybody is told with it; `announced`: in other channels too. */
export function statusModal(
  incident: Incident,
  refs: ModalRefs,
  { announced }: { readonly announced: boolean },
): ModalView {
  const { phase } = incident;
  return modal({
    callback: MODALS.status,
    title: formHeading('Update', incident),
    submit: STATUS.submit,
    refs: { ...refs, incident: incident.key },
    blocks: [
      choiceInput({
        block: INPUTS.status,
        label: STATUS.status,
        example: STATUS.statusExample,
        options: STATUSES.map((status) => option(capital(unescapeSlack(statusName(status))), status)),
        initial: phase.state === 'active' ? phase.status : undefined,
      }),
      textInput({
        block: INPUTS.text,
        label: STATUS.text,
        example: STATUS.textExample,
        hint: announced ? STATUS.textHintAnnounced : STATUS.textHint,
        multiline: true,
        optional: true,
      }),
    ],
  });
}

/** `status` is undefined where none was chosen. */
export function readStatusModal(values: ViewValues): {
  readonly status: Status | undefined;
  readonly text: string | undefined;
} {
  const status = chosen(values, INPUTS.status);
  return { status: STATUSES.find((known) => known === status), text: typed(values, INPUTS.text) };
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
