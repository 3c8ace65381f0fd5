import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LocalSlack } from '../../packages/local-slack/server/local-slack.ts';
import { type Stage, setStage } from '../scribe.ts';
import { cardIn, channelOf, receipt } from './seen.ts';
import { declare, eventually } from './trouble.ts';

describe('a private incident', () => {
  let stage: Stage;
  let slack: LocalSlack;
  let channel = '';
  let key = '';
  const TITLE = 'Payroll data is exposed';

  beforeAll(async () => {
    stage = await setStage();
    slack = stage.slack;
    const said = await typed('bo', 'general', `declare ${TITLE} --private --sev 1`);
    key = /INC-\d{4}-\d{4}/.exec(said)?.[0] ?? '';
    channel = await channelOf(slack, `${key.toLowerCase()}-payroll-data-is-exposed`);
    await cardIn(slack, channel);
    await slack.until(() => slack.channel(channel)?.members.has(slack.as('bo').id), { what: 'Bo' });
  }, 30_000);
  afterAll(async () => {
    await stage.strike();
  });

  async function typed(who: string, where: string, text: string): Promise<string> {
    return receipt(await slack.as(who).command(where, '/incident', text));
  }

  it('has a private channel, with only who declared it in it', () => {
    expect(slack.channel(channel)?.kind).toBe('private');
    const { id } = slack.as('bo');
    expect([...(slack.channel(channel)?.members ?? [])].toSorted()).toEqual([slack.botUserId, id].toSorted());
  });

  it('is known to its people in lists and choices, and to nobody else', async () => {
    expect(await typed('bo', 'general', 'list')).toContain(TITLE);
    expect(await typed('ana', 'general', 'list')).not.toContain('Payroll');
    expect(await typed('bo', 'general', `show ${key}`)).toContain(TITLE);
    expect(await typed('ana', 'general', `show ${key}`)).toBe(
      `There is no incident ${key} that you can see. The latest ones: \`/incident list\``,
    );
    expect(await typed('bo', 'general', 'log #note for whom')).toContain(TITLE);
    expect(await typed('ana', 'general', 'log #note for whom')).toContain('No incident is active.');
    expect(await typed('ana', 'general', `show <#${channel}|${slack.channel(channel)?.name}>`)).not.toContain(
      key,
    );
    expect(await typed('ana', 'general', 'mine')).toContain('You have no role in an active incident.');
  });

  it('is not offered to others as one that looks the same', async () => {
    expect(await typed('ana', 'general', `declare ${TITLE}`)).toMatch(/^Declared INC-/);
    expect(await typed('bo', 'general', `declare ${TITLE} --sev 4`)).toContain('looks the same');
  });

  it('is no place that others can merge into, and its items are unknown to them', async () => {
    const added = await typed('bo', channel, 'action add Rotate every key');
    const number = /A-(\d+)/.exec(added)?.[1];
    expect(await typed('ana', 'general', `action done ${number}`)).toContain(
      `There is no action item A-${number}`,
    );
    const { channel: open } = await declare(slack, 'Something else');
    slack.as('bo').invite(open, 'ana');
    expect(await typed('ana', open, `merge ${key} the same`)).toContain(`There is no incident ${key}`);
    expect(await typed('ana', open, 'show')).toContain('investigating');
  });

  it('is never announced, and stands in no metric', async () => {
    await typed('bo', channel, 'sev 2 contained');
    await slack.until(() => slack.topic(channel).includes('Sev-2'), { what: 'the topic' });
    await typed('bo', channel, 'resolve contained and told');
    await slack.until(() => slack.messages(channel).find((it) => it.text.startsWith('Draft ready')), {
      what: 'the draft',
      timeoutMs: 15_000,
    });
    expect(slack.messages('incidents').filter((it) => it.text.includes(key))).toEqual([]);
    const metrics = await (await fetch(`http://127.0.0.1:${stage.service.port}/metrics`)).text();
    expect(metrics).toContain('scribe_commands_total');
    expect(metrics).not.toMatch(/INC-|Payroll/);
    for (const other of ['ana', 'chi', 'dev']) expect(slack.dms(other)).toEqual([]);
    expect(slack.messages('general').filter((it) => it.user === slack.botUserId)).toEqual([]);
  });

  it('is seen by who is invited, and no longer by who leaves', async () => {
    slack.as('bo').invite(channel, 'ana');
    await eventually('Ana to see it', async () => (await typed('ana', 'general', 'list')).includes('Sev-2'));
    expect(await typed('ana', 'general', `show ${key}`)).toContain(TITLE);
    slack.as('ana').leave(channel);
    await eventually(
      'Ana not to see it',
      async () => !(await typed('ana', 'general', `show ${key}`)).includes(TITLE),
    );
  });

  it('is seen by who gets a role in it, who is invited then', async () => {
    await typed('bo', channel, 'reopen not over');
    await typed('bo', channel, `role operations <@${slack.as('dev').id}|dev>`);
    await slack.until(() => slack.channel(channel)?.members.has(slack.as('dev').id), { what: 'Dev' });
    expect(await typed('dev', 'general', 'list')).toContain(TITLE);
  });
});
