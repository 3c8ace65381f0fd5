import type { Button, Overflow, WorkflowButton } from '@slack/types';
import { h, safeUrl } from '../dom.ts';
import { textWithEmoji } from '../emoji-view.ts';
import { icon } from '../icon.ts';
import { openMenu } from '../menu.ts';
import { openAddress } from '../mrkdwn.ts';
import { click, type Slot } from './surface.ts';

/** A button; it shows as busy until the app has answered. */
export function buttonView(slot: Slot, button: Button | WorkflowButton): HTMLElement {
  const url = button.type === 'button' && button.url ? safeUrl(button.url) : undefined;
  const view = h(
    'button',
    {
      type: 'button',
      class: `button ${button.style ?? ''}`,
      'aria-label': button.accessibility_label,
      'data-key': `${slot.blockId}/${button.action_id}`,
      'data-action': button.action_id,
      onclick: async () => {
        if (url) openAddress(slot.surface.page, url);
        view.setAttribute('aria-busy', 'true');
        await click(slot, button);
        view.removeAttribute('aria-busy');
      },
    },
    ...textWithEmoji(button.text.text),
  );
  return view;
}

/** The three dots with a menu. */
export function overflowView(slot: Slot, overflow: Overflow): HTMLElement {
  const open = () => {
    const items = overflow.options.map((option) => ({
      label: option.text.text,
      ...(option.description ? { hint: option.description.text } : {}),
      choose: () => {
        const url = option.url ? safeUrl(option.url) : undefined;
        if (url) openAddress(slot.surface.page, url);
        void click(slot, overflow, { selected: [option.value ?? ''] });
      },
    }));
    openMenu(view, items, { label: 'More' });
  };
  const view = h(
    'button',
    {
      type: 'button',
      class: 'button overflow',
      'aria-label': 'More',
      'aria-haspopup': 'menu',
      'data-key': `${slot.blockId}/${overflow.action_id}`,
      'data-action': overflow.action_id,
      onclick: open,
    },
    icon('dots'),
  );
  return view;
}
