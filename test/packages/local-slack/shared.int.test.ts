import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { WebClient } from '@slack/web-api';
import type { PageState } from '../../../packages/local-slack/page-protocol.ts';
import { type LocalSlack, startLocalSlack } from '../../../packages/local-slack/server/local-slack.ts';
import { QUIET } from './quiet-logger.ts';

const ENTRY = {
  type: 'modal' as const,
  callback_id: 'entry',
  title: { type: 'plain_text' as const, text: 'Entry' },
  blocks: [],
};

const EVENTS = [
  'message.channels',
  'message.groups',
  'channel_id_changed',
  'member_joined_channel',
  'team_access_granted',
  'team_access_revoked',
  'app_uninstalled',
];

const MANIFEST = {
  display_information: { name: 'Probe' },
  features: {
    bot_user: { display_name: 'probe' },
    slash_commands: [{ command: '/probe', description: 'probes' }],
  },
  oauth_config: {
    scopes: {
      bot: [
        'commands',
        'chat:write',
        'channels:history',
        'channels:manage',
        'channels:read',
        'groups:history',
        'groups:read',
        'groups:write',
        'users:read',
      ],
    },
  },
  settings: { event_subscriptions: { bot_events: EVENTS }, interactivity: { is_enabled: true } },
};

let slack: LocalSlack;
beforeAll(async () => {
  slack = await startLocalSlack({ rateLimits: false, manifest: MANIFEST });
});
afterAll(async () => await slack.stop());

const clientOf = (token: string) =>
  new WebClient(token, { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 }, logger: QUIET });
const page = async (user: string) =>
  (await (await fetch(`${slack.url}/page/state?user=${user}`)).json()) as PageState;

/** The last payload of this kind that was sent to the app, or was to be sent. */
function last(type: string): Record<string, unknown> {
  const found = slack.deliveries.filter((delivery) => delivery.type === type).at(-1);
  return (found?.payload ?? {}) as Record<string, unknown>;
}

describe('a channel shared with another company', () => {
  it('gets a new id where it is private, and its events come once, for one installation', async () => {
    const partner = slack.addTeam({ teamDomain: 'partner', people: [{ name: 'kim', realName: 'Kim Vos' }] });
    const [ana, kim] = [slack.as('ana'), partner.as('kim')];
    const room = ana.createChannel('joint', { private: true });
    ana.invite(room.id, slack.botUserId);
    const before = room.id;
    slack.shareChannel(room.id, partner);
    expect(room.id).not.toBe(before);
    expect(last('channel_id_changed')['event']).toMatchObject({
      old_channel_id: before,
      new_channel_id: room.id,
    });
    const bot = clientOf(slack.botToken);
    await expect(bot.chat.postMessage({ channel: before, text: 'late' })).rejects.toMatchObject({
      data: { error: 'channel_not_found' },
    });
    ana.invite(room.id, kim.id);

    kim.say(room.id, 'hello from the other side');
    expect(last('message')).toMatchObject({
      team_id: partner.teamId,
      context_team_id: slack.teamId,
      is_ext_shared_channel: true,
      authorizations: [{ team_id: slack.teamId, enterprise_id: null, is_enterprise_install: false }],
      event: { user: kim.id, user_team: partner.teamId, source_team: partner.teamId },
    });
    const { channel } = await bot.conversations.info({ channel: room.id });
    expect(channel).toMatchObject({ is_ext_shared: true, is_org_shared: false });
    const { user } = await bot.users.info({ user: kim.id });
    expect(user).toMatchObject({ team_id: partner.teamId, is_stranger: true });

    const button = { type: 'button', action_id: 'add', text: { type: 'plain_text', text: 'Add' } } as const;
    const blocks = [{ type: 'actions' as const, elements: [button] }];
    const { ts = '' } = await bot.chat.postMessage({ channel: room.id, text: 'card', blocks });
    await kim.click({ channel: room.id, ts }, 'add');
    const click = last('block_actions');
    expect(click).toMatchObject({
      team: { id: slack.teamId },
      user: { id: kim.id, team_id: partner.teamId },
    });
    await bot.views.open({ trigger_id: String(click['trigger_id']), view: ENTRY });
    await kim.submit(partner.views('kim').at(-1) ?? { id: '' });
    expect(last('view_submission')).toMatchObject({
      team: { id: partner.teamId },
      view: { app_installed_team_id: slack.teamId, team_id: partner.teamId },
    });
    await expect(kim.command(room.id, '/probe')).rejects.toMatchObject({ code: 'unknown_command' });

    const seen = await page(kim.id);
    expect(seen.team.name).toBe('Partner');
    expect(seen.channels.find(({ id }) => id === room.id)?.sharedWith).toEqual(['Local']);
    expect(seen.users.find(({ id }) => id === ana.id)?.workspace).toBe('Local');
    expect(seen.workspaces.map(({ name, people }) => [name, people.length])).toEqual([
      ['Local', 4],
      ['Partner', 1],
    ]);
    const act = { user: kim.id, kind: 'send', channel: room.id, text: 'from the page' };
    await fetch(`${slack.url}/page/act`, { method: 'POST', body: JSON.stringify(act) });
    expect(slack.messages(room.id).at(-1)).toMatchObject({ text: 'from the page', user: kim.id });
  });
});

describe('an organisation', () => {
  it('has one token for the workspaces that it adds the app to, which must be named', async () => {
    const harbour = slack.addOrganisation('harbour');
    const { organisation } = harbour;
    const north = slack.addTeam({ teamDomain: 'north', organisation, people: [{ name: 'ines' }] });
    const south = slack.addTeam({ teamDomain: 'south', organisation, people: [{ name: 'juno' }] });
    organisation.installed = true;
    harbour.grant(north.teamId);
    expect(last('team_access_granted')).toMatchObject({
      enterprise_id: harbour.id,
      event: { team_ids: [north.teamId] },
      authorizations: [{ enterprise_id: harbour.id, is_enterprise_install: false }],
    });
    const bot = clientOf(harbour.botToken);
    expect(await bot.auth.test()).toMatchObject({ team_id: harbour.id, is_enterprise_install: true });
    await expect(bot.conversations.create({ name: 'crane' })).rejects.toMatchObject({
      data: { error: 'missing_argument' },
    });
    await expect(bot.conversations.create({ name: 'crane', team_id: south.teamId })).rejects.toMatchObject({
      data: { error: 'team_access_not_granted' },
    });
    const made = await bot.conversations.create({ name: 'crane', team_id: north.teamId });
    const id = made.channel?.id ?? '';
    expect(north.channel(id)?.name).toBe('crane');

    north.shareChannel(id, south);
    const juno = south.as('juno');
    expect(juno.id).toMatch(/^W/);
    juno.join(id);
    juno.say(id, 'we see it too');
    expect(last('message')).toMatchObject({
      team_id: south.teamId,
      enterprise_id: harbour.id,
      is_ext_shared_channel: false,
      authorizations: [{ team_id: harbour.id, enterprise_id: harbour.id, is_enterprise_install: true }],
    });
    await expect(juno.command(id, '/probe')).rejects.toMatchObject({ code: 'unknown_command' });
    harbour.grant(south.teamId);
    await juno.command(id, '/probe');
    expect(last('/probe')).toMatchObject({
      team_id: south.teamId,
      enterprise_id: harbour.id,
      is_enterprise_install: 'true',
    });
    harbour.revoke(south.teamId);
    await expect(juno.command(id, '/probe')).rejects.toMatchObject({ code: 'unknown_command' });
    harbour.uninstall();
    await expect(bot.auth.test()).rejects.toMatchObject({ data: { error: 'account_inactive' } });
  });
});
