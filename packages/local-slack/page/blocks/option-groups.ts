import type { Checkboxes, Option, RadioButtons } from '@slack/types';
import { h } from '../dom.ts';
import { choose, type Slot, startingChoice, textView } from './surface.ts';

let groups = 0;

/** A group of radio buttons. */
export function radioView(slot: Slot, radio: RadioButtons): HTMLElement {
  const start = startingChoice(slot, radio.action_id, {
    selected: radio.initial_option ? [radio.initial_option.value ?? ''] : [],
  });
  const name = `choice-${++groups}`;
  const options = radio.options.map((option) => {
    const checked = start.selected?.includes(option.value ?? '') ?? false;
    const pick = () => void choose(slot, radio, { selected: [option.value ?? ''] });
    return optionView(slot, option, h('input', { type: 'radio', name, checked, onchange: pick }));
  });
  return group(slot, { role: 'radiogroup', actionId: radio.action_id }, options);
}

/** A group of check boxes. */
export function checkboxesView(slot: Slot, boxes: Checkboxes): HTMLElement {
  const start = startingChoice(slot, boxes.action_id, {
    selected: (boxes.initial_options ?? []).map((option) => option.value ?? ''),
  });
  const inputs: [string, HTMLInputElement][] = boxes.options.map((option) => [
    option.value ?? '',
    h('input', { type: 'checkbox', checked: start.selected?.includes(option.value ?? '') ?? false }),
  ]);
  const pick = () => {
    const selected = inputs.filter(([, input]) => input.checked).map(([value]) => value);
    void choose(slot, boxes, { selected });
  };
  const options = boxes.options.map((option, index) => {
    const input = inputs[index]?.[1] ?? h('input', { type: 'checkbox' });
    input.addEventListener('change', pick);
    return optionView(slot, option, input);
  });
  return group(slot, { role: 'group', actionId: boxes.action_id }, options);
}

function optionView(slot: Slot, option: Option, input: HTMLInputElement): HTMLElement {
  const page = slot.surface.page;
  return h(
    'label',
    { class: 'option' },
    input,
    h(
      'span',
      {},
      textView(page, option.text),
      option.description && h('small', { class: 'description' }, textView(page, option.description)),
    ),
  );
}

function group(
  slot: Slot,
  { role, actionId }: { role: string; actionId: string | undefined },
  options: HTMLElement[],
): HTMLElement {
  return h('div', { class: 'options', role, 'aria-label': slot.label, 'data-action': actionId }, ...options);
}
