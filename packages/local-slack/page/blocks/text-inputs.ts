import type { EmailInput, NumberInput, PlainTextInput, RichTextInput, URLInput } from '@slack/types';
import { h } from '../dom.ts';
import { choose, type Slot, startingChoice } from './surface.ts';

type TextInput = PlainTextInput | EmailInput | URLInput | NumberInput;

const types = {
  plain_text_input: 'text',
  email_text_input: 'email',
  url_text_input: 'url',
  number_input: 'text',
} as const;

/** A field for text, a number, an address. */
export function textInputView(slot: Slot, input: TextInput): HTMLElement {
  const initial = input.initial_value;
  const start = startingChoice(slot, input.action_id, initial === undefined ? {} : { value: initial });
  const multiline = input.type === 'plain_text_input' && input.multiline === true;
  const shared = {
    class: 'field',
    placeholder: input.placeholder?.text,
    'aria-label': slot.label,
    'data-key': `${slot.blockId}/${input.action_id ?? ''}`,
    'data-action': input.action_id,
    dir: 'auto',
  };
  const field = multiline
    ? h('textarea', { ...shared, rows: 4, maxlength: input.max_length })
    : h('input', {
        ...shared,
        type: types[input.type],
        inputmode: input.type === 'number_input' ? 'decimal' : undefined,
        maxlength: input.type === 'plain_text_input' ? input.max_length : undefined,
        autocomplete: 'off',
      });
  field.value = start.value ?? '';
  wire(slot, input, field);
  return field;
}

function wire(slot: Slot, input: TextInput, field: HTMLInputElement | HTMLTextAreaElement): void {
  const on = input.dispatch_action_config?.trigger_actions_on ?? ['on_enter_pressed'];
  const quiet = { ...slot, dispatch: false };
  const typed = () => (field.value === '' ? {} : { value: field.value });
  field.addEventListener('input', () => {
    void choose(on.includes('on_character_entered') ? slot : quiet, input, typed());
  });
  field.addEventListener('keydown', (event) => {
    if (!(event instanceof KeyboardEvent) || event.key !== 'Enter' || event.shiftKey || !slot.dispatch)
      return;
    if (!on.includes('on_enter_pressed')) return;
    event.preventDefault();
    void choose(slot, input, typed());
  });
}

/** Formatted text is typed as plain text here. */
export function richTextInputView(slot: Slot, input: RichTextInput): HTMLElement {
  const start = startingChoice(slot, input.action_id, {});
  const field = h('textarea', {
    class: 'field',
    rows: 4,
    'aria-label': slot.label,
    'data-action': input.action_id,
  });
  field.value = start.value ?? '';
  field.addEventListener('input', () => {
    void choose({ ...slot, dispatch: false }, input, { value: field.value });
  });
  return field;
}
