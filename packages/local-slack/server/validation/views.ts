/** Modals and home tabs with Slack's limits (docs.slack.dev/reference/views). */
import type { HomeView, ModalView } from '@slack/types';
import { z } from 'zod';
import { SlackError } from '../slack-error.ts';
import { checkBlocks, explain } from './blocks.ts';
import { plain } from './text-objects.ts';

const MOST_BYTES = 250_000;

const base = {
  blocks: z.unknown(),
  private_metadata: z.string().max(3000).optional(),
  callback_id: z.string().max(255).optional(),
  external_id: z.string().max(255).optional(),
};

const modal = z.strictObject({
  ...base,
  type: z.literal('modal'),
  title: plain(24),
  submit: plain(24).optional(),
  close: plain(24).optional(),
  clear_on_close: z.boolean().optional(),
  notify_on_close: z.boolean().optional(),
  submit_disabled: z.boolean().optional(),
});

const home = z.strictObject({ ...base, type: z.literal('home') });

const view = z.discriminatedUnion('type', [modal, home]);

/** Throws `view_too_large`, `invalid_arguments` (with messages) or `invalid_blocks`. */
export function checkView(raw: unknown, surface: 'modal' | 'home'): ModalView | HomeView {
  if (Buffer.byteLength(JSON.stringify(raw) ?? '') > MOST_BYTES) throw new SlackError('view_too_large');
  const parsed = view.safeParse(raw);
  if (!parsed.success) {
    const messages = parsed.error.issues.map(
      (issue) => `[ERROR] ${explain(issue).replace(':/blocks/', ':/view/')}`,
    );
    throw SlackError.explained('invalid_arguments', messages);
  }
  if (parsed.data.type !== surface) {
    throw SlackError.explained('invalid_arguments', [
      `[ERROR] view type must be ${surface} [json-pointer:/view/type]`,
    ]);
  }
  const blocks = checkBlocks(parsed.data.blocks, surface);
  if (
    parsed.data.type === 'modal' &&
    parsed.data.submit === undefined &&
    blocks.some((it) => it.type === 'input')
  ) {
    throw SlackError.explained('invalid_arguments', [
      '[ERROR] `submit` is required when an input block is in view [json-pointer:/view/submit]',
    ]);
  }
  return { ...parsed.data, blocks } as ModalView | HomeView;
}
