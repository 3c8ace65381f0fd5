/** Block Kit's small parts, with Slack's limits (docs.slack.dev/reference/block-kit/composition-objects). */
import { z } from 'zod';

/** Characters in an id. */
export const id = z.string().min(1).max(255);

/** A `plain_text` object. */
export function plain(max: number) {
  return z.strictObject({
    type: z.literal('plain_text'),
    text: z.string().min(1).max(max),
    emoji: z.boolean().optional(),
  });
}

/** A `plain_text` or `mrkdwn` object. */
export function anyText(max: number) {
  return z.discriminatedUnion('type', [
    plain(max),
    z.strictObject({
      type: z.literal('mrkdwn'),
      text: z.string().min(1).max(max),
      verbatim: z.boolean().optional(),
    }),
  ]);
}

const optionFields = {
  value: z.string().min(1).max(150),
  description: plain(75).optional(),
};

/** An option of a menu. */
export const plainOption = z.strictObject({ text: plain(75), ...optionFields });

/** An option of checkboxes or radio buttons. */
export const markedOption = z.strictObject({
  text: anyText(75),
  value: optionFields.value,
  description: anyText(75).optional(),
});

/** An option of an overflow menu. */
export const overflowOption = z.strictObject({
  text: plain(75),
  ...optionFields,
  url: z.url().max(3000).optional(),
});

export const optionGroup = z.strictObject({
  label: plain(75),
  options: z.array(plainOption).min(1).max(100),
});

export const confirm = z.strictObject({
  title: plain(100),
  text: anyText(300),
  confirm: plain(30),
  deny: plain(30),
  style: z.enum(['primary', 'danger']).optional(),
});

export const dispatchConfig = z.strictObject({
  trigger_actions_on: z
    .array(z.enum(['on_enter_pressed', 'on_character_entered']))
    .min(1)
    .max(2),
});

export const conversationFilter = z.strictObject({
  include: z
    .array(z.enum(['im', 'mpim', 'private', 'public']))
    .min(1)
    .optional(),
  exclude_external_shared_channels: z.boolean().optional(),
  exclude_bot_users: z.boolean().optional(),
});
