import type { KnownBlock, ModalView } from '@slack/types';
import type { Incident } from '../../domain/incident/incident.ts';
import { FROM_MESSAGE } from '../words/modals.ts';
import { option } from './blocks.ts';
import { type EntryKnown, type EntryTyped, entryInputs, readEntryModal } from './entry-modal.ts';
import { INPUTS, MODALS } from './ids.ts';
import { incidentChoice } from './incident-choice.ts';
import { dayInput, modal, personInput, textInput, tickInput } from './inputs.ts';
import type { ModalRefs } from './modal-metadata.ts';
import { chosen, day, person, ticked, typed, type ViewValues } from './view-state.ts';

/** One incident, which the channel says, or those to choose from. */
export type IncidentsAsked = { readonly here: string } | { readonly among: readonly Incident[] };

function refsOf(asked: IncidentsAsked, refs: ModalRefs): ModalRefs {
  return 'here' in asked ? { ...refs, incident: asked.here } : refs;
}

function choice(asked: IncidentsAsked): readonly KnownBlock[] {
  return 'here' in asked ? [] : [incidentChoice(asked.among)];
}

/** Adds a message to a timeline; `thread` offers the whole thread. */
export function fromMessageModal(
  asked: IncidentsAsked,
  known: EntryKnown & { readonly thread: boolean },
  refs: ModalRefs,
): ModalView {
  const whole = option(FROM_MESSAGE.thread, WHOLE);
  return modal({
    callback: MODALS.fromMessage,
    title: FROM_MESSAGE.heading,
    submit: FROM_MESSAGE.add,
    refs: refsOf(asked, refs),
    blocks: [
      ...choice(asked),
      ...entryInputs(known),
      ...(known.thread
        ? [
            tickInput({
              block: INPUTS.thread,
              label: FROM_MESSAGE.threadLabel,
              optional: true,
              options: [whole],
              initial: [],
            }),
          ]
        : []),
    ],
  });
}

const WHOLE = 'whole';

/** `incident` is what was chosen, where the form asked. */
export function readFromMessageModal(
  values: ViewValues,
): EntryTyped & { readonly incident: string | undefined; readonly thread: boolean } {
  return {
    ...readEntryModal(values),
    incident: chosen(values, INPUTS.incident),
    thread: ticked(values, INPUTS.thread).includes(WHOLE),
  };
}

/** Makes an action item of a message. */
export function actionFromMessageModal(asked: IncidentsAsked, title: string, refs: ModalRefs): ModalView {
  return modal({
    callback: MODALS.actionFromMessage,
    title: FROM_MESSAGE.actionHeading,
    submit: FROM_MESSAGE.create,
    refs: refsOf(asked, refs),
    blocks: [
      ...choice(asked),
      textInput({
        block: INPUTS.title,
        label: FROM_MESSAGE.actionTitle,
        example: FROM_MESSAGE.actionExample,
        initial: title,
        max: 300,
      }),
      personInput({
        block: INPUTS.owner,
        label: FROM_MESSAGE.owner,
        example: FROM_MESSAGE.ownerExample,
        optional: true,
      }),
      dayInput({
        block: INPUTS.due,
        label: FROM_MESSAGE.due,
        hint: FROM_MESSAGE.dueHint,
        initial: undefined,
        optional: true,
      }),
    ],
  });
}

export function readActionFromMessageModal(values: ViewValues) {
  return {
    incident: chosen(values, INPUTS.incident),
    title: typed(values, INPUTS.title),
    owner: person(values, INPUTS.owner),
    due: day(values, INPUTS.due),
  };
}
