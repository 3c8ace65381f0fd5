import type { BlockAction, BlockElementAction, App as BoltApp } from '@slack/bolt';
import { type ModalRefs, readRefs } from '../../views/metadata.ts';
import type { ViewValues } from '../../views/state.ts';
import type { Answer } from '../answer.ts';
import { type Asked, deliveryId } from '../asked.ts';
import { deliver } from '../command.ts';
import { guardedChange } from '../guarded-change.ts';
import type { Parts } from '../parts.ts';

/** A click on a button or a choice in a menu. */
export interface Click {
  readonly asked: Asked;
  /** The button's value, or the chosen option's. */
  readonly value: string | undefined;
  readonly blockId: string;
  readonly menu: boolean;
  /** What the modal in which was clicked remembers; nothing for a message. */
  readonly refs: ModalRefs;
  /** What stands in its inputs. */
  readonly values: ViewValues;
}

/** Listens to one button (or to those that a pattern names), and answers whoever clicked it. */
export function onClick(
  bolt: BoltApp,
  parts: Parts,
  id: string | RegExp,
  act: (click: Click) => Promise<Answer>,
): void {
  bolt.action({ type: 'block_actions', action_id: id }, async ({ ack, action, body, client, respond }) => {
    await ack();
    const refs = readRefs(body.view?.private_metadata);
    const asked = askedBy(body, action.action_ts, refs);
    const menu = 'selected_option' in action;
    const values = body.view?.state?.values ?? {};
    const blockId = action.block_id ?? '';
    const click: Click = { asked, value: chosenValue(action), blockId, menu, refs, values };
    const answer = await guardedChange(parts, asked, () => act(click));
    await deliver(parts, answer, { asked, client, respond, viewId: body.view?.id });
  });
}

function chosenValue(action: BlockElementAction): string | undefined {
  if ('selected_option' in action && action.selected_option) return action.selected_option.value;
  return 'value' in action && typeof action.value === 'string' ? action.value : undefined;
}

/** Where the message stands, as far as its container says. */
function channelOf({ container }: Pick<BlockAction, 'container'>): string | undefined {
  const channel: unknown = container?.['channel_id'];
  return typeof channel === 'string' ? channel : undefined;
}

function askedBy(body: BlockAction, at: string, refs: ModalRefs): Asked {
  const team = body.team?.id ?? body.user.team_id ?? '';
  return {
    team,
    user: body.user.id,
    channel: body.channel?.id ?? channelOf(body) ?? refs.channel ?? body.user.id,
    id: deliveryId('act', team, body.trigger_id || at),
    text: '',
    triggerId: body.trigger_id,
    responseUrl: body.response_url,
  };
}
