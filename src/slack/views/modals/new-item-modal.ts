import type { ModalView } from '@slack/types';
import { FROM_MESSAGE, GIVE } from '../../words/modals.ts';
import { type HoldersAsked, holderOptions, readHolderOption } from '../holder-options.ts';
import { INPUTS, MODALS } from '../ids.ts';
import { choice, type IncidentsAsked, refsOf } from './from-message-modal.ts';
import { choiceInput, dayInput, modal, personInput, textInput } from './inputs.ts';
import type { ModalRefs } from './modal-metadata.ts';
import { chosen, day, person, typed, type ViewValues } from './view-state.ts';

/** Makes an action item of a message or an entry. */
export function newItemModal(
  asked: IncidentsAsked,
  { title, ...among }: HoldersAsked & { readonly title: string },
  refs: ModalRefs,
): ModalView {
  const holders = holderOptions(among);
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
      ...(holders.length === 0
        ? []
        : [
            choiceInput({
              block: INPUTS.holder,
              label: FROM_MESSAGE.holder,
              example: GIVE.toExample,
              options: holders,
              initial: undefined,
              optional: true,
            }),
          ]),
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

/** What was typed: a person goes before those who would have it until somebody takes it. */
export function readNewItemModal(values: ViewValues) {
  const owner = person(values, INPUTS.owner);
  return {
    incident: chosen(values, INPUTS.incident),
    title: typed(values, INPUTS.title),
    owner,
    heldBy: owner === undefined ? readHolderOption(chosen(values, INPUTS.holder)) : undefined,
    due: day(values, INPUTS.due),
  };
}
