import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LocalSlack } from '../../packages/local-slack/server/local-slack.ts';
import { openStores, type Stores } from '../../src/mongo/open-stores.ts';
import { type Stage, setStage } from '../scribe.ts';
import { echoes } from './seen.ts';
import { declare, entriesOf } from './trouble.ts';

const PARTNER = { team: 'T0PARTNERX', user: 'U0PARTNER9' };

describe('a partner in a shared incident channel', () => {
  let stage: Stage;
  let slack: LocalSlack;
  let stores: Stores;
  let channel = '';
  let key = '';
  let events = 0;

  beforeAll(async () => {
    stage = await setStage();
    slack = stage.slack;
    stores = await openStores(stage.mongodbUri);
    ({ channel, key } = await declare(slack, 'Gateway is down'));
  }, 30_000);
  afterAll(async () => {
    await stores.close();
    await stage.strike();
  });

  function nextTs(): string {
    events += 1;
    return `${Math.floor(slack.clock.now() / 1_000)}.${String(events).padStart(6, '0')}`;
  }

  /** An event of a shared channel: the outer team is where it happened, `authorizations` whose installation it is for. */
  function deliver(event: Readonly<Record<string, unknown>>) {
    events += 1;
    const payload = {
      type: 'event_callback',
      team_id: PARTNER.team,
      context_team_id: PARTNER.team,
      context_enterprise_id: null,
      api_app_id: slack.appId,
      event_id: `Ev0SHARED${events}`,
      event_time: Math.floor(slack.clock.now() / 1_000),
      is_ext_shared_channel: true,
      authorizations: [
        {
          enterprise_id: null,
          team_id: slack.teamId,
          user_id: slack.botUserId,
          is_bot: true,
          is_enterprise_install: false,
        },
      ],
      event: { channel, event_ts: nextTs(), ...event },
    };
    return slack.deliver({ kind: 'event', payload });
  }
  const said = (text: string, ts: string) => ({
    type: 'message',
    channel_type: 'channel',
    user: PARTNER.user,
    user_team: PARTNER.team,
    source_team: PARTNER.team,
    text,
    ts,
  });
  const kept = (ts: string) => stores.messages.find({ team: slack.teamId, channel, ts });

  it('is heard: their message is kept, their pushpin counts, and their edit changes the entry', async () => {
    const ts = nextTs();
    await deliver(said('our side rolled the gateway back', ts));
    expect(await kept(ts)).toMatchObject({ text: 'our side rolled the gateway back', user: PARTNER.user });
    await deliver({
      type: 'reaction_added',
      user: PARTNER.user,
      reaction: 'pushpin',
      item: { type: 'message', channel, ts },
    });
    const after = {
      ...said('our side rolled gateway 2 back', ts),
      edited: { user: PARTNER.user, ts: `${ts}9` },
    };
    await deliver({
      type: 'message',
      subtype: 'message_changed',
      message: after,
      previous_message: said('our side rolled the gateway back', ts),
      ts: nextTs(),
    });
    const record = await entriesOf(stage.mongodbUri, slack.teamId, key);
    const entry = record.find(({ source }) => source === 'reaction');
    expect(entry).toMatchObject({ text: 'our side rolled gateway 2 back', author: PARTNER.user });
  });

  it('adds an entry through the form, and sending it twice is once', async () => {
    const bo = slack.as('bo');
    const card = slack.pins(channel)[0]?.ts ?? '';
    await bo.click({ channel, ts: card }, 'card-add');
    const open = slack.views('bo').at(-1);
    const values = Object.fromEntries(
      Object.entries(open?.state ?? {}).map(([block, state]) => [
        block,
        block.startsWith('text')
          ? Object.fromEntries(
              Object.keys(state).map((id) => [id, { type: 'plain_text_input', value: 'their DNS is back' }]),
            )
          : state,
      ]),
    );
    const payload = {
      type: 'view_submission',
      team: { id: PARTNER.team, domain: 'partner' },
      user: { id: PARTNER.user, username: 'kim', name: 'kim', team_id: PARTNER.team },
      enterprise: null,
      is_enterprise_install: false,
      api_app_id: slack.appId,
      view: {
        ...open?.view,
        id: 'V0SHARED1',
        app_id: slack.appId,
        app_installed_team_id: slack.teamId,
        state: { values },
      },
    };
    const first = await slack.deliver({ kind: 'interaction', type: 'view_submission', payload });
    expect(first.acknowledged).toBe(true);
    await slack.deliver({ kind: 'interaction', type: 'view_submission', payload });
    const record = await entriesOf(stage.mongodbUri, slack.teamId, key);
    const added = record.filter(({ text }) => text === 'their DNS is back');
    expect(added).toHaveLength(1);
    expect(added[0]).toMatchObject({ author: PARTNER.user });
    await slack.until(() => echoes(slack, channel).find((line) => line.includes('their DNS is back')), {
      what: 'the echo',
    });
  });
});
