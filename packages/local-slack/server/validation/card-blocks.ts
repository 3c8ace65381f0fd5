/** The blocks `alert` and `card` (docs.slack.dev/reference/block-kit/blocks). */
import { z } from 'zod';
import { buttonElement, imageElement } from './elements.ts';
import { anyText, id } from './text-objects.ts';

/** A `mrkdwn` object. */
function mrkdwn(max: number) {
  return z.strictObject({
    type: z.literal('mrkdwn'),
    text: z.string().min(1).max(max),
    verbatim: z.boolean().optional(),
  });
}

export const alertBlock = z.strictObject({
  type: z.literal('alert'),
  block_id: id.optional(),
  text: anyText(200),
  level: z.enum(['default', 'info', 'warning', 'error', 'success']).optional(),
});

export const cardBlock = z
  .strictObject({
    type: z.literal('card'),
    block_id: id.optional(),
    hero_image: imageElement.optional(),
    icon: imageElement.optional(),
    title: mrkdwn(150).optional(),
    subtitle: mrkdwn(150).optional(),
    body: mrkdwn(200).optional(),
    actions: z.array(buttonElement).min(1).optional(),
  })
  .refine(
    ({ hero_image: hero, title, body, actions }) => hero ?? title ?? body ?? actions,
    'must have hero_image, title, body or actions',
  );
