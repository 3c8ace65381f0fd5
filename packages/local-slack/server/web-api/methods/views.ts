import { z } from 'zod';
import { viewOutput } from '../../interactions/payload-parts.ts';
import { openView, publishHome, replaceView } from '../../interactions/view-stack.ts';
import { SlackError } from '../../slack-error.ts';
import type { ViewRecord } from '../../state/records.ts';
import { checkView } from '../../validation/views.ts';
import { type ApiMethod, arg, type Caller, method, userFor } from '../api-method.ts';

const view = arg.json(z.unknown());

const opening = (name: 'views.open' | 'views.push') =>
  method({
    name,
    tier: 100,
    args: { view, trigger_id: arg.text().optional(), interactivity_pointer: arg.text().optional() },
    run: (caller, args) => {
      const triggerId = args.trigger_id ?? args.interactivity_pointer;
      if (triggerId === undefined)
        throw SlackError.explained('invalid_arguments', ['[ERROR] missing required field: trigger_id']);
      const checked = checkView(args.view, 'modal');
      const trigger = caller.slack.triggers.exchange(triggerId);
      const stack = (caller.slack.homeOf(trigger.user) ?? caller.team).views;
      const fromModal = trigger.viewId !== undefined && stack.has(trigger.viewId);
      const push = name === 'views.push';
      if (push && !fromModal) throw new SlackError('no_open_view');
      if (checked.type !== 'modal') throw new SlackError('invalid_arguments');
      const record = openView(caller, { userId: trigger.user, view: checked, push });
      return { view: viewOutput(caller, record) };
    },
  });

const update = method({
  name: 'views.update',
  tier: 100,
  args: {
    view,
    view_id: arg.text().optional(),
    external_id: arg.text().optional(),
    hash: arg.text().optional(),
  },
  run: (caller, args) => {
    const record = find(caller, args.view_id, args.external_id);
    const checked = checkView(args.view, record.view.type === 'home' ? 'home' : 'modal');
    checkHash(record, args.hash);
    replaceView(caller, record, checked);
    return { view: viewOutput(caller, record) };
  },
});

const publish = method({
  name: 'views.publish',
  tier: 100,
  args: { view, user_id: arg.text(), hash: arg.text().optional() },
  run: (caller, args) => {
    if (caller.slack.manifest.features?.app_home?.home_tab_enabled !== true)
      throw new SlackError('not_enabled');
    const user = userFor(caller, args.user_id);
    const checked = checkView(args.view, 'home');
    const existing = caller.team.homes.get(user.id);
    if (existing !== undefined) checkHash(existing, args.hash);
    if (checked.type !== 'home') throw new SlackError('invalid_arguments');
    const record = publishHome(caller, user.id, checked);
    return { view: viewOutput(caller, record) };
  },
});

export const viewMethods: readonly ApiMethod[] = [
  opening('views.open'),
  opening('views.push'),
  update,
  publish,
];

function find({ slack, team }: Caller, id: string | undefined, externalId: string | undefined): ViewRecord {
  if (id === undefined && externalId === undefined) {
    throw SlackError.explained('invalid_arguments', [
      '[ERROR] missing required field: view_id or external_id',
    ]);
  }
  const modals = [...slack.teams.values()].flatMap((one) => [...one.views.values()]);
  const all = [...modals.filter(({ appTeam }) => appTeam === team.id), ...team.homes.values()];
  const found = all.find((it) => (id === undefined ? it.view.external_id === externalId : it.id === id));
  if (found === undefined) throw new SlackError('not_found');
  return found;
}

function checkHash(record: ViewRecord, hash: string | undefined): void {
  if (hash !== undefined && hash !== record.hash) throw new SlackError('hash_conflict');
}
