import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LocalSlack } from '../../packages/local-slack/server/local-slack.ts';
import { openStores, type Stores } from '../../src/mongo/open-stores.ts';
import { type Stage, setStage } from '../scribe.ts';
import { modalOf } from './postmortem-stage.ts';
import { chooseOf, receipt } from './seen.ts';
import { declare } from './trouble.ts';

describe('who has an action item', () => {
  let stage: Stage;
  let slack: LocalSlack;
  let stores: Stores;
  let channel = '';
  let key = '';

  beforeAll(async () => {
    stage = await setStage();
    slack = stage.slack;
    stores = await openStores(stage.mongodbUri);
    slack.userGroup('S0DBA0001', ['chi'], 'dba');
    ({ channel, key } = await declare(slack, 'Who does it'));
  });
  afterAll(async () => {
    await stores.close();
    await stage.strike();
  });

  const bo = async (text: string) => receipt(await slack.as('bo').command(channel, '/incident', text));
  const item = async (number: number) => (await stores.actions.byNumber(slack.teamId, number))?.item;
  const direct = (user: string) =>
    slack.channels().find((it) => it.kind === 'im' && it.members.has(user))?.id ?? '';
  const message = (where: () => string, part: string) =>
    slack.until(
      () => (where() === '' ? undefined : slack.messages(where()).find(({ text }) => text.includes(part))),
      { what: `"${part}"`, timeoutMs: 20_000 },
    );

  it('is told at once, and takes it with one tap', async () => {
    const { id } = slack.as('ana');
    await bo(`action add Add a memory alarm <@${id}> due 2026-12-18`);
    const told = await message(() => direct(id), 'Yours now: Add a memory alarm');
    expect(JSON.stringify(told.blocks)).toMatch(/Take it.*Not me.*Move date/);
    await slack.as('ana').click({ channel: direct(id), ts: told.ts }, 'action-take');
    await slack.settled();
    expect((await item(1))?.history?.map(({ did }) => did)).toEqual(['take']);
    const after = slack.messages(direct(id)).find(({ ts }) => ts === told.ts);
    expect(JSON.stringify(after?.blocks)).not.toContain('Not me');
  });

  it('is called as a group, until a person takes it; the next tap is answered politely', async () => {
    await bo('action add Tune the heap @dba due 2026-12-18');
    const line = await message(() => channel, 'A-2 ·');
    expect(JSON.stringify(line.blocks)).toContain('<!subteam^S0DBA0001>');
    const dba = { kind: 'group', group: 'S0DBA0001', name: '@dba' };
    expect((await item(2))?.heldBy).toEqual(dba);
    expect(await bo('action list')).toContain('@dba');
    await slack.as('chi').click({ channel, ts: line.ts }, 'action-take');
    await slack.until(
      () =>
        slack.messages(channel).find(({ ts, text }) => ts === line.ts && text.includes(slack.as('chi').id)),
      {
        what: 'the line with its owner',
      },
    );
    expect(await item(2)).toMatchObject({ owner: slack.as('chi').id });
    expect((await item(2))?.heldBy).toBeUndefined();
    expect(await bo('action take 2')).toContain('already has A-2');
  });

  it('is a group that was chosen in the form, by its name, or one that it is assigned to', async () => {
    const note = 'the pager rang at nobody';
    await bo(`log #note ${note}`);
    const [timeline] = (await slack.as('bo').command(channel, '/incident', 'timeline')).ephemerals;
    if (!timeline) throw new Error('there is no timeline');
    const entries = await stores.entries.ofIncident(slack.teamId, key);
    await chooseOf({ slack, channel, who: 'bo', ts: timeline.ts }, { entries, text: note, value: 'item' });
    const form = await modalOf(slack, 'bo', '@dba');
    await slack.as('bo').submit(form, { holder: 'group S0DBA0001 @dba' });
    const line = await message(() => channel, `${note} · <!subteam`);
    const made = Number(/A-(\d+)/.exec(line.text)?.[1]);
    const dba = { kind: 'group', group: 'S0DBA0001', name: '@dba' };
    expect((await item(made))?.heldBy).toEqual(dba);
    await bo(`action assign ${made} commander`);
    expect(await bo(`action assign ${made} @dba`)).toContain('@dba');
    expect((await item(made))?.heldBy).toEqual(dba);
  });

  it('is the role that was chosen where an item is made of an entry, which shows it then', async () => {
    const note = 'the queue has no alarm';
    await bo(`log #note ${note}`);
    const [timeline] = (await slack.as('bo').command(channel, '/incident', 'timeline')).ephemerals;
    if (!timeline) throw new Error('there is no timeline');
    const entries = await stores.entries.ofIncident(slack.teamId, key);
    await chooseOf({ slack, channel, who: 'bo', ts: timeline.ts }, { entries, text: note, value: 'item' });
    const form = await modalOf(slack, 'bo', 'holder');
    await slack.as('bo').submit(form, { holder: 'role commander' });
    const made = await message(() => channel, `${note} · whoever is`);
    expect(made.text).toContain('A-');
    const items = await stores.actions.ofIncident(slack.teamId, key);
    const entry = entries.find(({ text }) => text === note);
    expect(items.map(({ item }) => item).find(({ title }) => title === note)).toMatchObject({
      sourceEntry: entry?.id,
      heldBy: { kind: 'role', role: 'commander' },
    });
    await slack.as('bo').click({ channel, ts: timeline.ts }, 'entry-choose', { value: entry?.id ?? '' });
    await slack.until(
      () => slack.ephemerals(channel, 'bo').find(({ text }) => text.includes(note) && /A-\d+ ·/.test(text)),
      {
        what: 'the entry with its item',
      },
    );
  });

  it('is whoever is commander, and everything of it is shown', async () => {
    expect(await bo('action assign 1 commander')).toContain('whoever is incident commander');
    await bo('action link 1 https://tracker.example/OPS-7');
    await bo('action done-when 1 the alarm fires in staging');
    await bo('action kind 1 detect');
    const shown = await bo('action show 1');
    for (const part of [
      'tracker.example',
      'the alarm fires in staging',
      'detect',
      'took it',
      'gave it to whoever is',
    ])
      expect(shown).toContain(part);
    expect(await bo('action assign 1 nobodys-team')).toContain('is no person, user group, role or team here');
  });
});
