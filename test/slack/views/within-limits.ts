import { expect } from '@jest/globals';
import type { ModalView } from '@slack/types';
import { checkBlocks } from '../../../packages/local-slack/server/validation/blocks.ts';
import { checkView } from '../../../packages/local-slack/server/validation/views.ts';
import type { Message } from '../../../src/slack/views/blocks.ts';

/** Passes the message on if Slack would take it: the local Slack's own checks decide. */
export function withinLimits(message: Message): Message {
  checkBlocks(structuredClone(message.blocks), 'message');
  expect(message.text.length).toBeGreaterThan(0);
  expect(message.text.length).toBeLessThanOrEqual(4_000);
  return message;
}

/** The same for a modal. */
export function modalWithinLimits(view: ModalView): ModalView {
  checkView(structuredClone(view), 'modal');
  return view;
}

/** Labels of all buttons, in order. */
export function labels(message: Message): readonly string[] {
  return buttonsOf(message).map(({ label }) => label);
}

/** Every button of a message. */
export function buttonsOf(
  message: Message,
): readonly { id: string; label: string; value: string | undefined; asks: boolean }[] {
  return message.blocks.flatMap((block) => {
    const elements =
      block.type === 'actions'
        ? block.elements
        : block.type === 'section' && block.accessory
          ? [block.accessory]
          : [];
    return elements.flatMap((element) =>
      element.type === 'button'
        ? [
            {
              id: element.action_id ?? '',
              label: element.text.text,
              value: element.value,
              asks: element.confirm !== undefined,
            },
          ]
        : [],
    );
  });
}
