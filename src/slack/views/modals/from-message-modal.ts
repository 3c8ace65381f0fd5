import type { KnownBlock, ModalView } from '@slack/types';
import type { Incident } from '../../../domain/incident/incident.ts';
import { FROM_MESSAGE } from '../../words/modals.ts';
import { option } from '../blocks.ts';
import { INPUTS, MODALS } from '../ids.ts';
import { incidentChoice } from '../incident-choice.ts';
import { type EntryKnown, type EntryTyped, entryInputs, readEntryModal } from './entry-modal.ts';
import { modal, tickInput } from './inputs.ts';
import type { ModalRefs } from './modal-metadata.ts';
import { chosen, ticked, type ViewValues } from './view-state.ts';

/** One incident, which the channel says, or those to choose from. */
export type IncidentsAsked = { readonly here: string } | { readonly among: readonly Incident[] };

/** What the form remembers: the incident that the channel says too. */
export function refsOf(asked: IncidentsAsked, refs: ModalRefs): ModalRefs {
  return 'here' in asked ? { ...refs, incident: asked.here } : refs;
}

/** Asks which incident, where the channel does not say. */
export function choice(asked: IncidentsAsked): readonly KnownBlock[] {
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
