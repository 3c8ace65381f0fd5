/** Buttons, menus and pickers in messages, modals and the home tab. */

import type { PageChoice, PageInputs } from '../../page-acts.ts';
import { SlackError } from '../slack-error.ts';
import type { TeamContext } from '../state/context.ts';
import type {
  ChannelRecord,
  EphemeralRecord,
  SlackMessage,
  UserRecord,
  ViewRecord,
} from '../state/records.ts';
import type { Slack } from '../state/slack.ts';
import type { Team } from '../state/team.ts';
import { chosenState, type Element } from './element-state.ts';
import { findElement, type Placed, stateOf, withInputs } from './find-elements.ts';
import { notice, type Outcome, outcomeOf } from './outcome.ts';
import { channelName, identity, viewOutput } from './payload-parts.ts';

/** Where the element is. */
export type Place =
  | { readonly in: 'message'; readonly channel: ChannelRecord; readonly message: SlackMessage }
  | { readonly in: 'ephemeral'; readonly channel: ChannelRecord; readonly message: EphemeralRecord }
  | { readonly in: 'view'; readonly record: ViewRecord };

export interface Click {
  readonly user: UserRecord;
  readonly place: Place;
  readonly actionId: string;
  readonly blockId?: string | undefined;
  readonly choice?: PageChoice | undefined;
  /** The other inputs as they are now. */
  readonly inputs?: PageInputs | undefined;
}

/** Sends `block_actions`. Throws `no_such_element`, `interactivity_disabled`. */
export async function click(context: TeamContext, done: Click): Promise<Outcome> {
  const { slack } = context;
  requireInteractivity(slack);
  const { user, place, choice = {} } = done;
  const blocks = place.in === 'view' ? place.record.view.blocks : place.message.blocks;
  const placed = findElement(blocks, done.actionId, done.blockId);
  const { blockId, element } = placed;
  const inputs = {
    ...done.inputs,
    ...(isPress(element) ? {} : { [blockId]: { ...done.inputs?.[blockId], [element.action_id]: choice } }),
  };
  const state = withInputs(blocks, stateOf(blocks, place.in === 'view' ? place.record.state : {}), inputs);
  if (place.in === 'view') place.record.state = state;
  if (placed.input !== undefined && !placed.input.dispatches) {
    return { ok: true, status: 0, latencyMs: 0 };
  }
  const owner = ownerOf(context, place);
  const attempt = await slack.deliveries.once('interaction', 'block_actions', {
    type: 'block_actions',
    ...identity({ slack, team: owner }, user),
    ...placeFields({ slack, team: owner }, user, place),
    trigger_id: slack.triggers.create(user.id, place.in === 'view' ? place.record.id : undefined),
    ...(place.in === 'view' ? {} : { state: { values: state } }),
    actions: [action(slack, placed, choice)],
  });
  const outcome = outcomeOf(attempt);
  if (outcome.error !== undefined) {
    const text = 'This app is not responding. Try again later.';
    const channel = place.in === 'view' ? {} : { channel: place.channel.id };
    notice(context, { user: user.id, code: outcome.error, text, ...channel });
  }
  return outcome;
}

/** Asks the app for the options of an external select. */
export async function suggest(
  context: TeamContext,
  asked: Click & { readonly text: string },
): Promise<Outcome> {
  const { slack } = context;
  requireInteractivity(slack);
  const { user, place } = asked;
  const blocks = place.in === 'view' ? place.record.view.blocks : place.message.blocks;
  const { blockId, element } = findElement(blocks, asked.actionId, asked.blockId);
  const owner = { slack, team: ownerOf(context, place) };
  const fields = placeFields(owner, user, place);
  const attempt = await slack.deliveries.once('interaction', 'block_suggestion', {
    type: 'block_suggestion',
    ...identity(owner, user),
    ...fields,
    action_id: element.action_id,
    block_id: blockId,
    value: asked.text,
  });
  return outcomeOf(attempt);
}

/** The workspace whose app posted the message or opened the view. */
function ownerOf({ slack, team }: TeamContext, place: Place): Team {
  const id = place.in === 'view' ? place.record.appTeam : place.message.team;
  return slack.teams.get(id ?? '') ?? team;
}

/** Throws when the manifest has interactivity off. */
export function requireInteractivity(slack: Slack): void {
  if (slack.manifest.settings?.interactivity?.is_enabled === true) return;
  throw new SlackError('interactivity_disabled', {
    message: 'The manifest has settings.interactivity.is_enabled off.',
  });
}

function isPress(element: Element): boolean {
  return element.type === 'button' || element.type === 'overflow';
}

function action(slack: Slack, { blockId, element }: Placed, choice: PageChoice): Record<string, unknown> {
  const base = { action_id: element.action_id, block_id: blockId, action_ts: slack.clock.nextTs() };
  if (element.type !== 'button') return { ...chosenState(element, choice), ...base };
  const { text, value } = element;
  return { type: 'button', text, ...(value !== undefined && { value }), ...base };
}

function placeFields(context: TeamContext, user: UserRecord, place: Place): Record<string, unknown> {
  const { slack, team } = context;
  if (place.in === 'view') {
    const view = viewOutput(context, place.record);
    return { container: { type: 'view', view_id: place.record.id }, view };
  }
  const { channel, message } = place;
  const ephemeral = place.in === 'ephemeral';
  const use = {
    teamId: team.id,
    channel: channel.id,
    user: user.id,
    original: { ts: message.ts, ephemeral },
    ...(message.thread_ts !== undefined && { threadTs: message.thread_ts }),
  };
  return {
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: channel.id,
      is_ephemeral: ephemeral,
      ...(message.thread_ts !== undefined && { thread_ts: message.thread_ts }),
    },
    channel: { id: channel.id, name: channelName(channel) },
    ...(ephemeral ? {} : { message: structuredClone(message) }),
    response_url: slack.url + slack.responseUrls.create('actions', use),
  };
}
