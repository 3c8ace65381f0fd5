import type { ActionsBlockElement, InputBlockElement, SectionBlockAccessory } from '@slack/types';
import { h } from '../dom.ts';
import { buttonView, overflowView } from './buttons.ts';
import { imageElementView } from './image.ts';
import { menuView } from './menus.ts';
import { checkboxesView, radioView } from './option-groups.ts';
import { dateTimeView, dateView, timeView } from './pickers.ts';
import type { Slot } from './surface.ts';
import { richTextInputView, textInputView } from './text-inputs.ts';

/** Any interactive element, and an image as accessory. */
export function elementView(
  slot: Slot,
  element: ActionsBlockElement | InputBlockElement | SectionBlockAccessory,
): HTMLElement {
  switch (element.type) {
    case 'button':
    case 'workflow_button':
      return buttonView(slot, element);
    case 'overflow':
      return overflowView(slot, element);
    case 'checkboxes':
      return checkboxesView(slot, element);
    case 'radio_buttons':
      return radioView(slot, element);
    case 'datepicker':
      return dateView(slot, element);
    case 'timepicker':
      return timeView(slot, element);
    case 'datetimepicker':
      return dateTimeView(slot, element);
    case 'plain_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
      return textInputView(slot, element);
    case 'rich_text_input':
      return richTextInputView(slot, element);
    case 'file_input':
      return h(
        'p',
        { class: 'quiet' },
        'Files cannot be chosen in a modal here; drop them on the conversation.',
      );
    case 'image':
      return imageElementView(element);
    default:
      return menuView(slot, element);
  }
}
