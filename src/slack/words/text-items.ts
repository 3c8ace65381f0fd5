import type { ActionItem } from '../../domain/actions/action-item.ts';
import { counted } from './entries.ts';

/** The form that makes action items of a postmortem's list items. */
export const TEXT_ITEMS = {
  heading: 'Items from the text',
  submit: 'Add',
  open: 'Items from the text',
  addOne: 'Add it',
  addMany: 'Add them',
  intro:
    'Choose which list items become action items. Each gets the due date of its incident’s severity, and nobody has it until somebody takes it.',
  none: 'No list item of this text is missing among the action items.',
  nothing: 'Nothing was chosen, and nothing was added.',
} as const;

/** `3 list items are no action items yet.` */
export function textItemsOffered(count: number): string {
  return count === 1 ? '1 list item is no action item yet.' : `${count} list items are no action items yet.`;
}

/** `Added. Nobody has them yet: /incident action assign 4 @person`. */
export function textItemsAdded(items: readonly ActionItem[], command: string): string {
  const keys = items.map(({ key }) => key);
  const last = keys.at(-1) ?? '';
  const all = keys.length > 1 ? `${keys.slice(0, -1).join(', ')} and ${last}` : last;
  const whose = keys.length > 1 ? 'Nobody has them yet' : 'Nobody has it yet';
  return `Added ${all}. ${whose}: \`${command} action assign ${items[0]?.number ?? 1} @person\``;
}

export function textItemsLeftOut(count: number): string {
  return `${counted(count, 'more list item', 'more list items')} can be chosen once these are added.`;
}
