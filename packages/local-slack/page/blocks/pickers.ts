import type { Datepicker, DateTimepicker, Timepicker } from '@slack/types';
import { isoDay, isoTime, momentOf, zoneOffset } from '../dates.ts';
import { h } from '../dom.ts';
import { choose, type Slot, startingChoice } from './surface.ts';

/** Milliseconds of quiet after which a date that is being typed counts as chosen. */
const settled = 500;

/** A day. */
export function dateView(slot: Slot, picker: Datepicker): HTMLElement {
  const start = startingChoice(slot, picker.action_id, value(picker.initial_date));
  const input = field(slot, { type: 'date', start: start.value, actionId: picker.action_id });
  whenSettled(input, () => void choose(slot, picker, { value: input.value }));
  return input;
}

/** A time of day. */
export function timeView(slot: Slot, picker: Timepicker): HTMLElement {
  const start = startingChoice(slot, picker.action_id, value(picker.initial_time));
  const input = field(slot, { type: 'time', start: start.value, actionId: picker.action_id });
  whenSettled(input, () => void choose(slot, picker, { value: input.value }));
  return input;
}

/** A moment, read in the zone of the person and sent as seconds since 1970. */
export function dateTimeView(slot: Slot, picker: DateTimepicker): HTMLElement {
  const { tz } = slot.surface.page.state.me;
  const initial = picker.initial_date_time;
  const start = startingChoice(slot, picker.action_id, initial === undefined ? {} : { dateTime: initial });
  const at = start.dateTime;
  const shown = at === undefined ? undefined : `${isoDay(at, tz)}T${isoTime(at, tz)}`;
  const input = field(slot, { type: 'datetime-local', start: shown, actionId: picker.action_id });
  whenSettled(input, () => {
    const moment = momentOf(input.value, tz);
    void choose(slot, picker, moment === undefined ? {} : { dateTime: moment });
  });
  const zone = zoneOffset(at ?? slot.surface.page.now(), tz);
  return h('span', { class: 'with-zone' }, input, h('small', { class: 'quiet' }, `${zone}, your time`));
}

function value(text: string | undefined): { value?: string } {
  return text === undefined ? {} : { value: text };
}

function field(
  slot: Slot,
  { type, start, actionId }: { type: string; start: string | undefined; actionId: string | undefined },
): HTMLInputElement {
  return h('input', {
    class: 'field picker',
    type,
    value: start,
    'aria-label': slot.label,
    'data-key': `${slot.blockId}/${actionId ?? ''}`,
    'data-action': actionId,
  });
}

/** Runs when the field has a whole date and the person has stopped changing it, or has left it. */
function whenSettled(input: HTMLInputElement, run: () => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let known = input.value;
  const flush = () => {
    clearTimeout(timer);
    if (input.value === known) return;
    known = input.value;
    run();
  };
  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(flush, settled);
  });
  input.addEventListener('blur', flush);
}
