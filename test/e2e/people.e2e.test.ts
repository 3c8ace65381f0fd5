import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LocalSlack } from '../../packages/local-slack/server/local-slack.ts';
import { openStores, type Stores } from '../../src/mongo/open-stores.ts';
import { type Stage, setStage } from '../scribe.ts';
import { echoes, receipt } from './seen.ts';
import { declare, eventually } from './trouble.ts';

describe('people, apps and groups', () => {
  let stage: Stage;
  let slack: LocalSlack;
  let stores: Stores;
  let channel = '';

  beforeAll(async () => {
    stage = await setStage({ overrides: { timings: { nudges: 300 } } });
    slack = stage.slack;
    stores = await openStores(stage.mongodbUri);
    ({ channel } = await declare(slack, 'Who is who'));
  });
  afterAll(async () => {
    await stores.close();
    await stage.strike();
  });

  const bo = async (text: string) => receipt(await slack.as('bo').command(channel, '/incident', text));
  const stored = (user: string) => stores.people.find(slack.teamId, user);
  const line = (part: string) =>
    slack.until(() => echoes(slack, channel).find((it) => it.includes(part)), { what: `the line "${part}"` });

  it('are learned from what is logged, by a job, and only if they are in a record', async () => {
    const { id: ana } = slack.as('ana');
    await bo('log @ana looks at it');
    expect(await eventually('the name', async () => (await stored(ana))?.name || undefined)).toBe('ana');
    const { id: chi } = slack.as('chi');
    slack.changePerson('chi', { realName: 'Chi Two' });
    await slack.settled();
    expect(await stored(chi)).toBeUndefined();
  });

  it('change by the time of the event, whenever it comes', async () => {
    const { id } = slack.as('ana');
    const change = (name: string, seconds: number) =>
      slack.deliverEvent({
        type: 'user_change',
        user: { id, name, profile: { display_name: name }, deleted: false },
        event_ts: `${Math.floor(slack.clock.now() / 1_000) + seconds}.000100`,
      } as { type: string });
    await change('ana two', 20);
    await slack.settled();
    await change('ana one', 10);
    await slack.settled();
    expect(await stored(id)).toMatchObject({ name: 'ana two' });
  });

  it('take no role and no item when they are deactivated or apps', async () => {
    const { id } = slack.as('ana');
    await slack.clock.advance(60_000);
    slack.changePerson('ana', { deleted: true });
    await eventually('the change', async () => (await stored(id))?.deactivated);
    expect(await bo('role scribe @ana')).toContain(`<@${id}> is deactivated and cannot take this`);
    const added = await bo('action add Add an alarm @ana');
    expect(added).toContain(`<@${id}> is deactivated, so nobody owns it yet`);
    expect(await bo('action assign 1 @ana')).toContain('is deactivated and cannot take this');
    expect(await bo(`role scribe <@${slack.botUserId}>`)).toContain('is an app and cannot take this');
    const [item] = await stores.actions.ofIncident(slack.teamId, (await line('looks at it')) && keyOf());
    expect(item?.item.owner).toBeUndefined();
  });

  it('shows a group by its name and calls nobody again', async () => {
    slack.userGroup('S0DBA0001', ['chi'], 'dba');
    await bo('log @dba paged');
    expect(await line('@dba paged')).not.toContain('subteam');
    await bo('action add Tune the heap alarm @dba due friday');
    const list = await bo('action list');
    expect(list).toContain('Tune the heap alarm');
    expect(list).toContain('@dba');
    expect(list).not.toContain('subteam');
  });

  it('are asked who leads, and the commander alone for what is missing', async () => {
    const { channel: place } = await declare(slack, 'Nobody leads');
    const dev = slack.as('dev');
    const { id } = dev;
    slack.as('bo').invite(place, 'dev');
    await slack.as('bo').command(place, '/incident', 'leave commander');
    await slack.settled();
    await slack.clock.advance(6 * 60_000);
    const find = (where: string, part: string) => () =>
      slack.messages(where).find(({ text }) => text.includes(part));
    const asked = await slack.until(find(place, 'Who takes command?'), { what: 'the question' });
    await dev.click({ channel: place, ts: asked.ts }, 'card-lead');
    await slack.until(() => find(place, `<@${id}> took command`)()?.ts === asked.ts, { what: 'the answer' });
    await slack.clock.advance(30 * 60_000);
    const direct = () => slack.channels().find((it) => it.kind === 'im' && it.members.has(id))?.id ?? '';
    const nudge = await slack.until(() => (direct() === '' ? undefined : find(direct(), 'No update of')()), {
      what: 'the nudge',
      timeoutMs: 20_000,
    });
    expect(nudge.text).toContain('Nobody leads for 36 min.');
    await dev.click({ channel: direct(), ts: nudge.ts }, 'nudge-snooze');
    await slack.until(find(direct(), `<@${id}> put this off until`), { what: 'the snooze' });
    expect(slack.messages(place).filter(({ text }) => text.includes('No update of'))).toEqual([]);
  });

  const keyOf = () => /INC-\d{4}-\d{4}/i.exec(slack.channel(channel)?.name ?? '')?.[0].toUpperCase() ?? '';
});
