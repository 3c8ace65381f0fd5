import type { ContextBlock, InputBlock, SectionBlock, TextObject } from '@slack/types';
import { h } from '../dom.ts';
import { textWithEmoji } from '../emoji-view.ts';
import { mrkdwn } from '../mrkdwn.ts';
import type { Page } from '../page.ts';
import { elementView } from './element.ts';
import { imageElementView } from './image.ts';
import { type Surface, textView } from './surface.ts';

/** Text with fields in two columns and an element beside it. */
export function sectionView(surface: Surface, section: SectionBlock): HTMLElement {
  const { page } = surface;
  const slot = {
    surface,
    blockId: section.block_id ?? '',
    dispatch: true,
    label: section.text?.text.replace(/[*_~`<>]/g, '') ?? 'Options',
  };
  return h(
    'div',
    { class: 'section' },
    h(
      'div',
      { class: 'section-text' },
      section.text && blockText(page, section.text),
      section.fields &&
        h('div', { class: 'fields' }, ...section.fields.map((field) => blockText(page, field))),
    ),
    section.accessory && h('div', { class: 'accessory' }, elementView(slot, section.accessory)),
  );
}

function blockText(page: Page, text: TextObject): HTMLElement {
  if (text.type === 'mrkdwn') return mrkdwn(page, text.text);
  return h('div', { class: 'mrkdwn plain', dir: 'auto' }, ...textWithEmoji(text.text));
}

/** A line of small grey text and pictures. */
export function contextView(page: Page, context: ContextBlock): HTMLElement {
  const parts = context.elements.map((element) =>
    element.type === 'image'
      ? imageElementView(element)
      : element.type === 'mrkdwn'
        ? mrkdwn(page, element.text)
        : textView(page, element),
  );
  return h('div', { class: 'context' }, ...parts);
}

let fields = 0;

/** A labelled field of a modal with its hint and the app's error message. */
export function inputView(surface: Surface, input: InputBlock, error: string | undefined): HTMLElement {
  const slot = {
    surface,
    blockId: input.block_id ?? '',
    dispatch: input.dispatch_action === true,
    label: input.label.text,
  };
  const element = elementView(slot, input.element);
  const errorId = `field-error-${++fields}`;
  if (error) {
    const field = element.matches('input, textarea, button')
      ? element
      : (element.querySelector('input') ?? element);
    field.setAttribute('aria-invalid', 'true');
    field.setAttribute('aria-describedby', errorId);
  }
  const optional = input.optional && h('span', { class: 'quiet' }, ' (optional)');
  return h(
    'div',
    { class: error ? 'input-block invalid' : 'input-block', 'data-block': slot.blockId },
    h('div', { class: 'label' }, ...textWithEmoji(input.label.text), optional),
    element,
    error && h('p', { class: 'field-error', id: errorId, role: 'alert' }, error),
    input.hint && h('p', { class: 'hint' }, ...textWithEmoji(input.hint.text)),
  );
}
