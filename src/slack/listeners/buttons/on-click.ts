import type { BlockAction, BlockElementAction, App as BoltApp } from '@slack/bolt';
import type { ActTarget } from '../../../app/access/barred.ts';
import { readEntryBlock, readSectionsBlock } from '../../views/block-ids.ts';
import { readActionRef, readEntryRef, readIncidentRef, readTeam } from '../../views/button-values.ts';
import { type ModalRefs, readRefs } from '../../views/modals/modal-metadata.ts';
import type { ViewValues } from '../../views/modals/view-state.ts';
import { actOfButton } from '../acts.ts';
import { type Answer, inTeam, sayText } from '../answer.ts';
import { deliver } from '../command.ts';
import { guardClick } from '../guard-click.ts';
import { arrivedAt, inTime } from '../in-time.ts';
import { installedTeam } from '../installed-team.ts';
import type { ListenerContext } from '../listener-context.ts';
import { deliveryId, type UserRequest } from '../request.ts';
import { refusedBy } from '../who-may.ts';

/** A click on a button or a choice in a menu. */
export interface Click {
  readonly request: UserRequest;
  /** The button's value, or the chosen option's. */
  readonly value: string | undefined;
  readonly blockId: string;
  readonly menu: boolean;
  /** The metadata of the modal that holds the button; empty for a message. */
  readonly refs: ModalRefs;
  /** The modal's input values. */
  readonly values: ViewValues;
}

/** Listens to one button, or to those that a pattern matches, and answers whoever clicked. */
export function onClick(
  { bolt, context }: { readonly bolt: BoltApp; readonly context: ListenerContext },
  id: string | RegExp,
  act: (click: Click) => Promise<Answer>,
): void {
  bolt.action(
    { type: 'block_actions', action_id: id },
    async ({ ack, action, body, client, respond, context: from }) => {
      await ack();
      const refs = readRefs(body.view?.private_metadata);
      const team = installedTeam({ context: from, body });
      const request = askedBy(body, { team, at: action.action_ts, refs });
      const menu = 'selected_option' in action;
      const values = body.view?.state?.values ?? {};
      const blockId = action.block_id ?? '';
      const click: Click = { request, value: chosenValue(action), blockId, menu, refs, values };
      const answering = async () => {
        let caller = client;
        const answer = await guardClick(context, request, async () => {
          const filed = await teamOf(context, click, from.isEnterpriseInstall);
          if (filed !== team) caller = await context.clientFor(filed);
          const filedClick = { ...click, request: { ...request, team: filed } };
          const words = await refusedBy(context, filedClick.request, {
            act: actOfButton(action.action_id),
            target: targetOf(filedClick),
          });
          if (words !== undefined) return sayText(words, 'refused');
          return inTeam(await act(filedClick), filed);
        });
        await deliver(context, answer, {
          ...{ request, client: caller, respond, viewId: body.view?.id },
          inHome: body.view?.type === 'home',
        });
      };
      // Over HTTP Slack hears of the click when this is done; the answer has a way of its own.
      await inTime(context, { running: answering(), began: arrivedAt(body) }, undefined);
    },
  );
}

/** What a click is about: its button says it, the line that holds its menu, or the form that it is in. */
function targetOf({ value, blockId, refs, request }: Click): ActTarget {
  const { incident = readIncidentRef(value)?.incident, entry = readEntryBlock(blockId), action } = refs;
  return {
    incident: incident ?? readSectionsBlock(blockId),
    entry: entry ?? readEntryRef(value)?.entry,
    action: action ?? readActionRef(value)?.action,
    channel: request.channel,
  };
}

/**
 * The workspace that the button is about: the modal or the button says it, or it is the one that installed Scribe. Where
 * a whole organisation did, Slack names the workspace of the person, and the channel says whose incident it is.
 */
async function teamOf(
  context: ListenerContext,
  { request: { team, channel }, refs, value }: Click,
  orgWide: boolean,
): Promise<string> {
  const said = refs.team ?? readTeam(value);
  if (said !== undefined || !orgWide) return said ?? team;
  return (await context.channels.incidentOf(team, channel))?.team ?? team;
}

function chosenValue(action: BlockElementAction): string | undefined {
  if ('selected_option' in action && action.selected_option) return action.selected_option.value;
  return 'value' in action && typeof action.value === 'string' ? action.value : undefined;
}

/** The channel of the message, if its container names one. */
function channelOf({ container }: Pick<BlockAction, 'container'>): string | undefined {
  const channel: unknown = container?.['channel_id'];
  return typeof channel === 'string' ? channel : undefined;
}

function askedBy(
  body: BlockAction,
  { team, at, refs }: { readonly team: string; readonly at: string; readonly refs: ModalRefs },
): UserRequest {
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
