import type { ModalView } from '@slack/types';
import type { ActionItem } from '../../../domain/actions/action-item.ts';
import type { CalendarDate } from '../../../domain/actions/calendar-date.ts';
import { literal } from '../../words/escape.ts';
import { REASSIGN, SNOOZE } from '../../words/modals.ts';
import { section } from '../blocks.ts';
import { INPUTS, MODALS } from '../ids.ts';
import { dayInput, modal, personInput, textInput } from './inputs.ts';
import type { ModalRefs } from './modal-metadata.ts';
import { day, person, typed, type ViewValues } from './view-state.ts';

/** Until when no reminder of an item comes, and why; its due date stays. */
export function snoozeModal(item: ActionItem, until: CalendarDate, refs: ModalRefs): ModalView {
  return modal({
    callback: MODALS.snooze,
    title: SNOOZE.heading,
    submit: SNOOZE.submit,
    refs: { ...refs, action: item.number },
    blocks: [
      section(`${item.key} · ${literal(item.title)}`),
      dayInput({ block: INPUTS.due, label: SNOOZE.until, initial: until, hint: SNOOZE.hint }),
      textInput({ block: INPUTS.why, label: SNOOZE.why, example: SNOOZE.whyExample, max: 500 }),
    ],
  });
}

export function readSnoozeModal(values: ViewValues) {
  return { until: day(values, INPUTS.due), why: typed(values, INPUTS.why) };
}

/** Who has an item from now on. */
export function reassignModal(item: ActionItem, refs: ModalRefs): ModalView {
  return modal({
    callback: MODALS.reassign,
    title: REASSIGN.heading,
    submit: REASSIGN.submit,
    refs: { ...refs, action: item.number },
    blocks: [
      section(`${item.key} · ${literal(item.title)}`),
      personInput({ block: INPUTS.owner, label: REASSIGN.to, example: REASSIGN.toExample }),
      textInput({
        ...{ block: INPUTS.why, label: REASSIGN.why, example: REASSIGN.whyExample },
        ...{ max: 500, optional: true },
      }),
    ],
  });
}

export function readReassignModal(values: ViewValues) {
  return { to: person(values, INPUTS.owner), why: typed(values, INPUTS.why) };
}
