import { type ActionItem, LONGEST_DONE_WHEN } from '../../domain/actions/action-item.ts';
import type { ActionDecision, ActionNoOp, ActionRefusal } from '../../domain/actions/decide.ts';
import { actionUnknown, closedAlready, titleTooLong } from './actions.ts';
import { ownerWords } from './holders.ts';
import { dueDay, type Reader } from './times.ts';

/** What came of a command on an item that was not carried out. */
export type NotChanged =
  | Exclude<ActionDecision, { kind: 'changed' }>
  | { readonly kind: 'unknown'; readonly number: number };

/** Why an item is as it was: it was so already, it cannot be done, or there is no such item. */
export function notChanged(
  result: NotChanged,
  to: { readonly reader: Reader; readonly command: string },
): string {
  switch (result.kind) {
    case 'unchanged':
      return itemUnchanged(result.item, result.why, to.reader);
    case 'refused':
      return actionRefused(result.item, result.why, to);
    case 'unknown':
      return actionUnknown(result.number, to.command);
    default:
      return result satisfies never;
  }
}

/** Nothing changed because it was so already; an old button gets this too. */
function itemUnchanged(item: ActionItem, why: ActionNoOp, reader: Reader): string {
  switch (why) {
    case 'already-done':
      return closedAlready(item, reader);
    case 'already-dropped':
      return closedAlready(item, reader);
    case 'already-started':
      return `${item.key} is already in progress.`;
    case 'same-date':
      return `${item.key} already ${item.due ? `is due ${dueDay(item.due)}` : 'has no due date'}.`;
    case 'already-open':
      return `${item.key} is already open.`;
    case 'same-title':
      return `${item.key} already has that title.`;
    case 'same-priority':
      return `${item.key} already has priority ${item.priority}.`;
    case 'same-kind':
      return `${item.key} is already of that kind.`;
    case 'same-done-when':
      return `${item.key} already says so.`;
    case 'same-link':
      return `${item.key} already has ${item.link === undefined ? 'no link' : 'that link'}.`;
    case 'judged-already':
    case 'moved-since':
      return `This was already answered, or ${item.key} moved again; it ${item.due ? `is due ${dueDay(item.due)}` : 'has no due date'}.`;
    case 'saved-already':
      return `${item.key} already says that.`;
    case 'same-owner':
      return `${item.key} already belongs to ${item.owner === undefined && !item.heldBy ? 'nobody' : ownerWords(item)}.`;
    default:
      return why satisfies never;
  }
}

export function actionRefused(
  item: ActionItem,
  why: ActionRefusal,
  { reader, command }: { readonly reader: Reader; readonly command: string },
): string {
  switch (why) {
    case 'is-done':
    case 'is-dropped':
      return closedAlready(item, reader);
    case 'has-owner':
      return `${ownerWords(item)} already has ${item.key}. \`${command} action assign ${item.number} @me\` takes it over.`;
    case 'missing-reason':
      return `Say why, for example \`${command} action drop ${item.number} replaced by A-12\``;
    case 'title-too-long':
      return titleTooLong();
    case 'done-when-too-long':
      return `“Done when” has at most ${LONGEST_DONE_WHEN} characters. Details belong on the timeline.`;
    case 'no-date':
      return `${item.key} has no due date, so there is nothing to put off. Set one: \`${command} action move ${item.number} 2026-12-15 agreed with the team\``;
    default:
      return why satisfies never;
  }
}
