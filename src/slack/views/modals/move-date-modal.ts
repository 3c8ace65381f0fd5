import type { ModalView } from '@slack/types';
import type { ActionItem } from '../../../domain/actions/action-item.ts';
import { literal } from '../../words/escape.ts';
import { MOVE } from '../../words/modals.ts';
import { section } from '../blocks.ts';
import { INPUTS, MODALS } from '../ids.ts';
import { dayInput, modal, textInput } from './inputs.ts';
import type { ModalRefs } from './modal-metadata.ts';
import { day, typed, type ViewValues } from './view-state.ts';

export interface MoveTyped {
  readonly due: string | undefined;
  readonly why: string | undefined;
}

export function moveDateModal(item: ActionItem, refs: ModalRefs): ModalView {
  return modal({
    callback: MODALS.moveDate,
    title: MOVE.heading,
    submit: MOVE.submit,
    refs: { ...refs, action: item.number },
    blocks: [
      section(`${item.key} · ${literal(item.title)}`),
      dayInput({ block: INPUTS.due, label: MOVE.due, initial: item.due }),
      textInput({ block: INPUTS.why, label: MOVE.why, example: MOVE.whyExample, max: 500 }),
    ],
  });
}

export function readMoveDateModal(values: ViewValues): MoveTyped {
  return { due: day(values, INPUTS.due), why: typed(values, INPUTS.why) };
}
