import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LocalSlack } from '../../packages/local-slack/server/local-slack.ts';
import {
  addDays,
  type CalendarDate,
  dateIn,
  fields,
  weekdayOf,
} from '../../src/domain/actions/calendar-date.ts';
import { momentsOf } from '../../src/domain/timeline/wall-clock.ts';
import { openStores, type Stores } from '../../src/mongo/open-stores.ts';
import { type Stage, setStage } from '../scribe.ts';
import { modalOf } from './postmortem-stage.ts';
import { receipt } from './seen.ts';
import { declare } from './trouble.ts';

type Message = ReturnType<LocalSlack['messages']>[number];
type Place = { readonly channel: string; readonly ts: string };

describe('the digest of an owner', () => {
  let stage: Stage;
  let slack: LocalSlack;
  let stores: Stores;
  let channel = '';
  let monday: CalendarDate;

  beforeAll(async () => {
    stage = await setStage();
    slack = stage.slack;
    stores = await openStores(stage.mongodbUri);
    ({ channel } = await declare(slack, 'Checkout errors'));
    monday = addDays(dateIn(new Date(slack.clock.now()), 'UTC'), 7);
    while (weekdayOf(monday) !== 1) monday = addDays(monday, 1);
  }, 120_000);
  afterAll(async () => {
    await stores.close();
    await stage.strike();
  });

  const bo = async (text: string) =>
    expect(receipt(await slack.as('bo').command(channel, '/incident', text))).toMatch(/A-\d/);
  const item = async (number: number) => (await stores.actions.byNumber(slack.teamId, number))?.item;
  const until = (where: () => readonly Message[], part: string | RegExp) =>
    slack.until(
      () => where().find(({ text }) => (typeof part === 'string' ? text.includes(part) : part.test(text))),
      {
        what: `"${part}"`,
        timeoutMs: 45_000,
      },
    );
  const direct = (person: string) =>
    slack.channels().find((one) => one.kind === 'im' && one.members.has(slack.as(person).id))?.id ?? '';
  const dms = (person: string) => () => slack.dms(person);

  async function nine(day: CalendarDate, zone: string): Promise<void> {
    const [year, month, date] = fields(day);
    const [moment] = momentsOf({ year, month, day: date, hour: 9, minute: 1, second: 0 }, zone);
    await slack.clock.advance(moment.getTime() - slack.clock.now());
  }

  /** Presses the button of one item in a message of several. */
  async function press(
    who: string,
    { channel: where, ts: posted }: Place,
    [button, number]: readonly [string, number],
  ) {
    const now = slack.messages(where).find(({ ts }) => ts === posted);
    const block = now?.blocks?.find((one) => {
      const said = JSON.stringify(one);
      return said.includes(`"${button}"`) && said.includes(`\\"action\\":${number},`);
    });
    const blockId = block?.block_id;
    if (blockId === undefined) throw new Error(`no ${button} of A-${number} in ${JSON.stringify(now)}`);
    await slack.as(who).click({ channel: where, ts: posted }, button, { blockId });
  }

  it('lets each item be done, started, put off, moved and given away in the message itself', async () => {
    for (const title of ['an alarm', 'a test', 'a limit'])
      await bo(`action add Add ${title} @ana due ${monday} P1`);
    await until(dms('ana'), 'Yours now: Add a limit');
    await nine(monday, 'Europe/Madrid');
    const digest = await until(dms('ana'), '3 action items need you: 3 due today');
    const shows = (part: string | RegExp) =>
      until(() => slack.dms('ana').filter(({ ts }) => ts === digest.ts), part);

    await press('ana', { channel: direct('ana'), ts: digest.ts }, ['action-done', 1]);
    await shows('Done: Add an alarm');
    await press('ana', { channel: direct('ana'), ts: digest.ts }, ['action-start', 2]);
    await shows(/Add a test.* · in progress/);

    await press('ana', { channel: direct('ana'), ts: digest.ts }, ['action-snooze', 3]);
    const snooze = await modalOf(slack, 'ana', 'A-3');
    await slack.as('ana').submit(snooze, { due: addDays(monday, 8), why: 'waits for the vendor' });
    await shows(/Add a limit.* · snoozed until/);
    expect(await item(3)).toMatchObject({ due: monday, snooze: { why: 'waits for the vendor' } });

    await press('ana', { channel: direct('ana'), ts: digest.ts }, ['action-move', 2]);
    const move = await modalOf(slack, 'ana', 'A-2');
    await slack.as('ana').submit(move, { due: addDays(monday, 14), why: 'waits for hardware' });
    await shows(/^Due .* now: Add a test.*waits for hardware/m);

    await press('ana', { channel: direct('ana'), ts: digest.ts }, ['action-reassign', 2]);
    const reassign = await modalOf(slack, 'ana', 'A-2');
    await slack.as('ana').submit(reassign, { owner: slack.as('dev').id });
    await shows(`<@${slack.as('dev').id}> has this now: Add a test`);
    expect((await item(2))?.owner).toBe(slack.as('dev').id);
    await until(dms('dev'), 'Add a test');
    expect(slack.dms('ana').filter(({ text }) => text.includes('need you'))).toHaveLength(1);
  }, 180_000);

  it('calls a group in the channel, where one of them takes it', async () => {
    const tuesday = addDays(monday, 1);
    slack.userGroup('S0DBA0001', ['chi'], 'dba');
    await bo(`action add Tune the heap @dba due ${tuesday}`);
    const before = slack.messages(channel).length;
    await nine(tuesday, 'America/New_York');
    const later = () => slack.messages(channel).slice(before);
    const asked = await until(later, '<!subteam^S0DBA0001>, who takes it?');
    await press('chi', { channel, ts: asked.ts }, ['action-take', 4]);
    await slack.until(async () => (await item(4))?.owner === slack.as('chi').id, { what: 'A-4 taken' });
    await press('chi', { channel, ts: asked.ts }, ['action-done', 4]);
    await until(later, 'Done: Tune the heap');
  }, 120_000);

  it('is followed by the channel after three late days and by whoever leads after seven', async () => {
    const due = addDays(monday, 2);
    await bo(`action add Add a fence @dev due ${due} P1`);
    await nine(due, 'Asia/Kolkata');
    await until(dms('dev'), 'Due today: Add a fence');
    await nine(addDays(monday, 7), 'Asia/Kolkata');
    await until(() => slack.messages(channel), /A-5 is 5 days late: Add a fence/);
    await nine(addDays(monday, 9), 'America/New_York');
    await until(dms('bo'), /A-5 is 7 days late: Add a fence/);
  }, 180_000);

  it('goes to whoever leads where its owner has left, who has the item from then on', async () => {
    const due = addDays(monday, 15);
    await bo(`action add Add a fuse @ana due ${due} P1`);
    slack.changePerson('ana', { deleted: true });
    await nine(due, 'America/New_York');
    const told = await until(dms('bo'), 'Add a fuse');
    expect(told.text).toContain(`It was <@${slack.as('ana').id}>'s, who is deactivated or an app`);
    await until(() => slack.dms('bo').filter(({ ts }) => ts === told.ts), /Add a fuse.*it is yours now/);
    expect((await item(6))?.owner).toBe(slack.as('bo').id);
    await press('bo', { channel: direct('bo'), ts: told.ts }, ['action-reassign', 6]);
    const form = await modalOf(slack, 'bo', 'A-6');
    await slack.as('bo').submit(form, { owner: slack.as('chi').id });
    await until(dms('chi'), 'Yours now: Add a fuse');
  }, 120_000);
});
