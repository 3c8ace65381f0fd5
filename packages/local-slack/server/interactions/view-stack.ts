/** Opening, pushing, replacing and closing modals. */

import type { HomeView, ModalView } from '@slack/types';
import { SlackError } from '../slack-error.ts';
import type { TeamContext } from '../state/context.ts';
import { newId, randomHex } from '../state/ids.ts';
import type { ViewRecord } from '../state/records.ts';
import type { Slack } from '../state/slack.ts';
import type { Team } from '../state/team.ts';
import { stateOf } from './find-elements.ts';

/** Slack keeps three modals on top of each other. */
const MOST_VIEWS = 3;

/** Opens a modal; `push` puts it on top of the person's stack, else it replaces whatever is open. */
export function openView(
  { slack, team: caller }: TeamContext,
  {
    userId,
    view,
    push,
    appTeam = caller.id,
  }: { userId: string; view: ModalView; push: boolean; appTeam?: string },
): ViewRecord {
  const team = slack.homeOf(userId) ?? caller;
  checkExternalId(team, view);
  const stack = team.viewStack(userId);
  if (push && stack.length >= MOST_VIEWS) throw new SlackError('push_limit_reached');
  if (!push) for (const open of stack) team.views.delete(open.id);
  const id = newId('V');
  const below = push ? stack.at(-1) : undefined;
  const record: ViewRecord = {
    id,
    appTeam,
    user: userId,
    view,
    hash: newHash(slack),
    rootId: below?.rootId ?? id,
    previousId: below?.id ?? null,
    state: stateOf(view.blocks),
    errors: {},
  };
  team.views.set(id, record);
  slack.changes.notify();
  return record;
}

/** Replaces the content of an open view or home tab; entries in blocks that remain are kept. */
export function replaceView(
  { slack, team }: TeamContext,
  record: ViewRecord,
  view: ModalView | HomeView,
): void {
  checkExternalId(team, view, record);
  record.view = view;
  record.hash = newHash(slack);
  record.state = stateOf(view.blocks, record.state);
  record.errors = {};
  slack.changes.notify();
}

/** Publishes the home tab of a person. */
export function publishHome(context: TeamContext, userId: string, view: HomeView): ViewRecord {
  const { slack, team } = context;
  const existing = team.homes.get(userId);
  if (existing !== undefined) {
    replaceView(context, existing, view);
    return existing;
  }
  const id = newId('V');
  const state = stateOf(view.blocks);
  const record: ViewRecord = {
    id,
    appTeam: team.id,
    user: userId,
    view,
    hash: newHash(slack),
    rootId: id,
    previousId: null,
    state,
    errors: {},
  };
  team.homes.set(userId, record);
  slack.changes.notify();
  return record;
}

/** Removes the view and those above it, or with `all` the whole stack. */
export function dropViews({ slack, team }: TeamContext, record: ViewRecord, { all = false } = {}): void {
  const stack = team.viewStack(record.user);
  const from = all ? 0 : stack.findIndex((it) => it.id === record.id);
  for (const gone of stack.slice(from)) team.views.delete(gone.id);
  slack.changes.notify();
}

function newHash(slack: Slack): string {
  return `${slack.clock.seconds()}.${randomHex(4)}`;
}

function checkExternalId(team: Team, view: ModalView | HomeView, except?: ViewRecord): void {
  const taken = [...team.views.values()].some(
    (it) => it !== except && view.external_id !== undefined && it.view.external_id === view.external_id,
  );
  if (taken) throw new SlackError('duplicate_external_id');
}
