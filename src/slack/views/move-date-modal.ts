import type { ModalView } from '@slack/types';
import { mrkdwn } from '../words/escape.ts';
import { MOVE } from '../words/modals.ts';
import { section } from './blocks.ts';
import { INPUTS, MODALS } from './ids.ts';
import { dayInput, modal, textInput } from './inputs.ts';
import type { ModalRefs } from './metadata.ts';
import { day, typed, type ViewValues } from './state.ts';

/** The item whose due date moves. */
export interface MoveKnown {
  /** Store id. */
  readonly id: string;
  /** `A-3`. */
  readonly key: string;
  readonly title: string;
  /** `2026-11-20`, if it has one. */
  readonly due: string | undefined;
}

export interface MoveTyped {
  readonly due: string | undefined;
  readonly why: string | undefined;
}

export function moveDateModal(known: MoveKnown, refs: ModalRefs): ModalView {
  return modal({
    callback: MODALS.moveDate,
    title: MOVE.heading,
    submit: MOVE.submit,
    refs: { ...refs, action: known.id },
    blocks: [
      section(`${known.key} · ${mrkdwn(known.title)}`),
      dayInput({ block: INPUTS.due, label: MOVE.due, initial: known.due }),
      textInput({ block: INPUTS.why, label: MOVE.why, example: MOVE.whyExample, max: 500 }),
    ],
  });
}

export function readMoveDateModal(values: ViewValues): MoveTyped {
  return { due: day(values, INPUTS.due), why: typed(values, INPUTS.why) };
}
