import type { PageAnswer } from '../page-acts.ts';

/** What the most usual refusals mean to a person. */
const sentences: Readonly<Record<string, string>> = {
  operation_timeout: 'The app did not answer within 3 seconds.',
  dispatch_failed: 'The app could not be reached. Is it running?',
  not_in_channel: 'You are not in this channel. Join it first.',
  is_archived: 'This channel is archived.',
  name_taken: 'There is already a channel of that name.',
  invalid_name_specials: 'A channel name has lower-case letters, digits, - and _, for example plan-budget.',
  msg_too_long: 'This message is too long. Slack takes 40,000 characters.',
  already_reacted: 'You have reacted with this emoji already.',
  cant_update_message: 'You can only edit your own messages.',
  cant_delete_message: 'You can only delete your own messages.',
};

/** A refusal as a sentence for the person. */
export function refusalText(answer: PageAnswer): string {
  if (answer.ok) return '';
  return answer.message ?? sentences[answer.error] ?? `Slack refused this: ${answer.error}.`;
}
