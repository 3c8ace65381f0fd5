/** Payloads that Slack sends and that look unlike the usual ones: a field is missing, empty, or somewhere else. */
import { ACTIONS, MODALS } from '../../src/slack/views/ids.ts';

/** What the payloads are about. */
export interface Ground {
  readonly team: string;
  readonly channel: string;
  readonly user: string;
  readonly app: string;
}

type Shape = Readonly<Record<string, unknown>>;
type Shapes = Readonly<Record<string, Shape>>;

const TS = '1795979400.000100';

/** Files of which Slack shows the beginning, with the fields that it leaves empty. */
const FILES: readonly Shape[] = [
  {
    ...{
      id: 'F0SNIPPET1',
      name: '-.txt',
      title: 'Untitled',
      mode: 'snippet',
      filetype: 'text',
      username: '',
    },
    ...{ preview: 'exit 137 <b>', preview_highlight: '<div><pre>exit 137 &lt;b&gt;</pre></div>' },
    ...{ lines: 9, lines_more: 4, preview_is_truncated: false, transcription: null, from: null },
  },
  {
    ...{ id: 'F0POST0001', name: 'Restore', title: 'Restore', mode: 'space', filetype: 'space' },
    preview: '<document><p>Copy from eu</p><p></p></document>',
  },
  {
    ...{ id: 'F0MAIL0001', name: 'Orders fail', title: 'Orders fail', mode: 'email', filetype: 'email' },
    ...{ subject: 'Orders fail', to: [], cc: [], attachments: [], headers: { in_reply_to: null } },
    from: [{ address: 'ana@a.example', name: 'Ana Ortiz', original: 'Ana Ortiz' }],
    ...{ plain_text: 'none since 11:02\r\n', preview_plain_text: 'none since', preview: '<div>none</div>' },
  },
  {
    ...{ id: 'F0VOICE001', name: 'audio_message.m4a', mode: 'hosted', subtype: 'slack_audio' },
    transcription: {
      status: 'complete',
      locale: 'en-US',
      preview: { content: 'cold cache', has_more: false },
    },
  },
  { id: 'F0VOICE002', name: 'audio_message.m4a', transcription: { status: 'processing', preview: null } },
];

const ALERT: Shape = {
  ...{ id: 2, fallback: 'FIRING: queue', title: 'FIRING: queue', title_link: 'https://a.example/a/3' },
  fields: [{ title: 'pods', value: 'web-1\nweb-2', short: false }, null, { title: null, value: 'eu' }],
};

/** Bodies of `events_api`, by what is unusual about them. */
export function eventShapes({ team, channel, user, app }: Ground): Shapes {
  const message = { type: 'message', channel, channel_type: 'channel', ts: TS, event_ts: TS };
  const attachments = [{ id: 1, fallback: 'FIRING: checkout', color: 'a30200' }];
  const item = { type: 'message', channel, ts: TS };
  const events: Shapes = {
    'a message with attachments only': { ...message, bot_id: 'B024BE7LH', attachments },
    'a message with an empty attachment': { ...message, user, attachments: [{}] },
    'a message with blocks only': {
      ...message,
      ...{ user, text: '', blocks: [{ type: 'divider' }, { type: 'a block of next year', elements: [] }] },
    },
    'a message with nothing in it': { ...message, user },
    'a message whose text is null': { ...message, user, text: null, blocks: null, attachments: null },
    'a message of nobody': { ...message, text: 'Deploy finished' },
    'a message with a file of which Slack says nothing': {
      ...message,
      ...{
        subtype: 'file_share',
        user,
        text: '',
        files: [{ id: 'F024BE7LH', file_access: 'check_file_info' }],
      },
    },
    'a message with a snippet, a post, an e-mail and a recording': {
      ...message,
      ...{ subtype: 'file_share', user, text: '', upload: true, files: FILES },
    },
    'an alert whose title leads to it, with fields of several lines': {
      ...message,
      ...{ subtype: 'bot_message', bot_id: 'B024BE7LH', text: '', attachments: [ALERT] },
    },
    'a message of a bot without an id': { ...message, subtype: 'bot_message', text: 'x', username: 'Pager' },
    'a change without what was before': {
      ...{ ...message, subtype: 'message_changed', hidden: true },
      message: { type: 'message', ts: TS, text: 'x' },
    },
    'a change into a tombstone': {
      ...{ ...message, subtype: 'message_changed', hidden: true },
      message: { subtype: 'tombstone', ts: TS, user: 'USLACKBOT' },
      previous_message: { ts: TS, user, text: 'x' },
    },
    'a deletion without what was before': { ...message, subtype: 'message_deleted', deleted_ts: TS },
    'a reply that Slack calls message_replied': {
      ...{ ...message, subtype: 'message_replied' },
      message: { type: 'message', ts: TS, thread_ts: TS, replies: [] },
    },
    'a reply shown in the channel': { ...message, subtype: 'thread_broadcast', user, text: 'x', root: {} },
    'a message of a subtype of next year': { ...message, subtype: 'hologram', user },
    'a message that was withheld': { ...message, subtype: 'ekm_access_denied', user: 'UREVOKEDU' },
    'a message in a direct conversation': { ...message, channel: 'D024BE7LH', channel_type: 'im', user },
    'a reaction to a file': {
      ...{ type: 'reaction_added', user, reaction: 'pushpin', event_ts: TS },
      item: { type: 'file', file: 'F024BE7LH' },
    },
    'a reaction to nobody’s message': {
      type: 'reaction_added',
      user,
      reaction: 'pushpin',
      item,
      event_ts: TS,
    },
    'a reaction that was taken back, with a skin tone': {
      ...{ type: 'reaction_removed', user, item_user: user, item, event_ts: TS },
      reaction: 'wave::skin-tone-3',
    },
    'a person who joins by herself': {
      type: 'member_joined_channel',
      user,
      channel,
      channel_type: 'C',
      team,
    },
    'a person who leaves a channel of another workspace': {
      ...{ type: 'member_left_channel', user: 'W024BE7LH', channel, channel_type: 'C' },
      team: 'T0ELSEWHERE',
    },
    'a person of whom only the id is said': { type: 'user_change', user: { id: 'U0NOBODY01' }, event_ts: TS },
    'a person with an empty profile': {
      ...{ type: 'user_change', event_ts: TS },
      user: { id: 'U0NOBODY02', profile: {}, tz: null, tz_offset: null },
    },
    'a channel that is renamed': { type: 'channel_rename', channel: { id: channel, name: 'x', created: 1 } },
    'an app home that is opened for the first time': { type: 'app_home_opened', user, channel, tab: 'home' },
    'an event of next year': { type: 'hologram_projected', user, event_ts: TS },
  };
  const wrap = (event: Shape, number: number): Shape => ({
    ...{ token: 'x', team_id: team, api_app_id: app, type: 'event_callback' },
    ...{ event_id: `Ev${number}SHAPE`, event_time: 1_795_979_400 },
    authorizations: [{ enterprise_id: null, team_id: team, user_id: 'UBOT', is_bot: true }],
    event: 'ts' in event ? { ...event, ts: `1795979400.${String(number).padStart(6, '0')}` } : event,
  });
  const wrapped = Object.fromEntries(
    Object.entries(events).map(([name, event], index) => [name, wrap(event, 200 + index)]),
  );
  const usual = wrap({ ...message, user, text: 'a usual message' }, 900);
  return {
    ...wrapped,
    'an event without authorizations': { ...usual, event_id: 'EvNOAUTH', authorizations: undefined },
    'an event of a channel that is shared': {
      ...{ ...usual, event_id: 'EvSHARED', team_id: 'T0PARTNER1', context_team_id: team },
      ...{ context_enterprise_id: null, is_ext_shared_channel: true, event_context: '4-x' },
      event: {
        ...message,
        ...{ user: 'U0PARTNER1', user_team: 'T0PARTNER1', source_team: 'T0PARTNER1' },
        ...{ ts: '1795979400.000901', text: 'from a shared channel' },
        user_profile: { name: 'lou', team: 'T0PARTNER1', is_restricted: false },
      },
    },
    'an event of an organisation': {
      ...{ ...usual, event_id: 'EvORG', enterprise_id: 'E0ORG00001', context_enterprise_id: 'E0ORG00001' },
      authorizations: [
        {
          enterprise_id: 'E0ORG00001',
          team_id: null,
          user_id: 'UBOT',
          is_bot: true,
          is_enterprise_install: true,
        },
      ],
    },
  };
}

/** Payloads of `interactive`, by what is unusual about them. */
export function interactionShapes({ team, channel, user, app }: Ground): Shapes {
  const from = { token: 'x', api_app_id: app, team: { id: team, domain: 'local' }, user: { id: user } };
  const trigger = { trigger_id: '1.2.x' };
  const home = {
    id: 'V024BE7LH',
    type: 'home',
    callback_id: '',
    private_metadata: '',
    state: { values: {} },
  };
  const modal = { ...home, type: 'modal', blocks: [], hash: 'x', title: { type: 'plain_text', text: 'x' } };
  const press = (action: object) => ({ ...from, ...trigger, type: 'block_actions', actions: [action] });
  const click = (id: string, value?: string) => ({
    ...{ type: 'button', action_id: id, block_id: 'b', action_ts: TS },
    ...(value === undefined ? {} : { value }),
  });
  const submitted = (callback: string, rest: object = {}) => ({
    ...{ ...from, ...trigger, type: 'view_submission', response_urls: [] },
    view: { ...modal, callback_id: callback, ...rest },
  });
  return {
    ...Object.fromEntries(
      Object.values(ACTIONS).flatMap((id) => [
        [`${id} without a channel, a message or a value`, press(click(id))],
        [
          `${id} on the home tab`,
          { ...press(click(id, 'x')), view: home, container: { type: 'view', view_id: home.id } },
        ],
      ]),
    ),
    ...Object.fromEntries(
      Object.values(MODALS).flatMap((callback) => [
        [`an empty form ${callback}`, submitted(callback)],
        [`a form ${callback} of which nothing fits`, submitted(callback, { private_metadata: '{"no' })],
      ]),
    ),
    'a press in a message that nobody else sees': {
      ...press(click('entry-undo', 'x')),
      channel: { id: channel, name: 'privategroup' },
      container: { type: 'message', message_ts: TS, channel_id: channel, is_ephemeral: true },
      response_url: 'http://127.0.0.1:9/x',
    },
    'a press with nulls': {
      ...press(click('entry-undo', 'x')),
      ...{ team: null, enterprise: null, message: null, is_enterprise_install: 'false' },
      user: { id: user, team_id: team },
    },
    'no action': { ...from, ...trigger, type: 'block_actions', actions: [] },
    'a link button of an app that is gone': press({ ...click('of-another-app'), url: 'https://example.com' }),
    'a form that another app’s home tab opened': submitted('', { type: 'home' }),
    'a form that was closed': { ...from, type: 'view_closed', view: modal, is_cleared: false },
    'a shortcut from the search bar': {
      ...from,
      ...trigger,
      type: 'shortcut',
      callback_id: 'x',
      action_ts: TS,
    },
    'a shortcut on a message with attachments only': {
      ...{
        ...from,
        ...trigger,
        type: 'message_action',
        callback_id: 'x',
        channel: { id: channel, name: 'x' },
      },
      ...{ message_ts: TS, message: { type: 'message', ts: TS, bot_id: 'B1', attachments: [{}] } },
      response_url: 'http://127.0.0.1:9/x',
    },
    'a button of the time before blocks': {
      ...{ ...from, ...trigger, type: 'interactive_message', callback_id: 'x', attachment_id: '1' },
      ...{ actions: [{ name: 'a', type: 'button', value: 'b' }], channel: { id: channel, name: 'x' } },
    },
    'a dialog of the time before forms': {
      ...{ ...from, type: 'dialog_submission', callback_id: 'x', submission: {}, state: '', action_ts: TS },
      channel: { id: channel, name: 'x' },
    },
    'a menu that asks for options': {
      ...{ ...from, type: 'block_suggestion', action_id: 'x', block_id: 'b', value: '', view: modal },
    },
    'an interaction of next year': { ...from, ...trigger, type: 'hologram_touched' },
  };
}
