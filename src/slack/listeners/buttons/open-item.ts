import { actionFor } from '../../../app/actions/change-action.ts';
import { type ActionItem, isPending } from '../../../domain/actions/action-item.ts';
import { readActionRef } from '../../views/button-values.ts';
import { actionUnknown, closedAlready } from '../../words/actions.ts';
import { type Answer, sayText } from '../answer.ts';
import type { ListenerContext } from '../listener-context.ts';
import { readerOf } from '../reader-of.ts';
import type { Click } from './on-click.ts';

/** The item of a click, while something is left to do about it; or what to answer. */
export async function openItem(
  context: ListenerContext,
  { request, value }: Click,
): Promise<{ readonly item: ActionItem } | { readonly instead: Answer }> {
  const number = readActionRef(value)?.action ?? 0;
  const known = await actionFor(context.app, { team: request.team, number, user: request.user });
  if (!known) return { instead: sayText(actionUnknown(number, context.command), 'refused') };
  if (isPending(known.item)) return known;
  return { instead: sayText(closedAlready(known.item, await readerOf(context, request)), 'refused') };
}
