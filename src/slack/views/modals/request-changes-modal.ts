import type { ModalView } from '@slack/types';
import { CHANGES_WANTED } from '../../words/reviews.ts';
import { INPUTS, MODALS } from '../ids.ts';
import { modal, textInput } from './inputs.ts';
import type { ModalRefs } from './modal-metadata.ts';

/** What the approver wants changed; it is sent to whoever asked for the review. */
export function requestChangesModal(refs: ModalRefs): ModalView {
  return modal({
    callback: MODALS.requestChanges,
    title: CHANGES_WANTED.heading,
    submit: CHANGES_WANTED.submit,
    refs,
    blocks: [
      textInput({
        block: INPUTS.why,
        label: CHANGES_WANTED.why,
        example: CHANGES_WANTED.whyExample,
        multiline: true,
      }),
    ],
  });
}
