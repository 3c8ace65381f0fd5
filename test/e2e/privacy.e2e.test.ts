import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LocalSlack } from '../../packages/local-slack/server/local-slack.ts';
import { type Stage, setStage } from '../scribe.ts';
import { receipt } from './seen.ts';
import { declare, eventually, nothingWanted, press } from './trouble.ts';
import { typed } from './typed.ts';

describe('a private incident', () => {
  let stage: Stage;
  let slack: LocalSlack;
  let channel = '';
  let key = '';
  const TITLE = 'Payroll data is exposed';

  beforeAll(async () => {
    stage = await setStage();
    slack = stage.slack;
    ({ channel, key } = await declare(slack, TITLE, '--private --sev 1'));
  }, 30_000);
  afterAll(async () => {
    await stage.strike();
  });

  const says = (who: string, where: string, text: string) => typed({ slack, channel: where, who }, text);

  it('has a private channel, with only who declared it in it', () => {
    expect(slack.channel(channel)?.kind).toBe('private');
    const { id } = slack.as('bo');
    expect([...(slack.channel(channel)?.members ?? [])].toSorted()).toEqual([slack.botUserId, id].toSorted());
  });

  it('is known to its people in lists and choices, and to nobody else', async () => {
    expect(await says('bo', 'general', 'list')).toContain(TITLE);
    expect(await says('ana', 'general', 'list')).not.toContain('Payroll');
    expect(await says('bo', 'general', `show ${key}`)).toContain(TITLE);
    expect(await says('ana', 'general', `show ${key}`)).toBe(
      `There is no incident ${key} that you can see. The latest ones: \`/incident list\``,
    );
    expect(await says('bo', 'general', 'log #note for whom')).toContain(TITLE);
    expect(await says('ana', 'general', 'log #note for whom')).toContain('No incident is active.');
    expect(await says('ana', 'general', `show <#${channel}|${slack.channel(channel)?.name}>`)).not.toContain(
      key,
    );
    expect(await says('ana', 'general', 'mine')).toContain('You have no role in an active incident.');
  });

  it('is not offered to others as one that looks the same', async () => {
    expect(await says('ana', 'general', `declare ${TITLE}`)).toMatch(/^Declared INC-/);
    expect(await says('bo', 'general', `declare ${TITLE} --sev 4`)).toContain('looks the same');
  });

  it('is no place that others can merge into, and its items are unknown to them', async () => {
    await says('bo', channel, 'action add Rotate every key');
    const line = await slack.until(
      () => slack.messages(channel).find(({ text }) => text.includes('Rotate every key')),
      { what: 'the line of the item' },
    );
    const number = /A-(\d+)/.exec(line.text)?.[1];
    expect(number).toBeDefined();
    expect(await says('ana', 'general', `action done ${number}`)).toContain(
      `There is no action item A-${number}`,
    );
    const { channel: open } = await declare(slack, 'Something else');
    slack.as('bo').invite(open, 'ana');
    expect(await says('ana', open, `merge ${key} the same`)).toContain(`There is no incident ${key}`);
    expect(await says('ana', open, 'show')).toContain('investigating');
  });

  it('merges with another private one only, and with a public one into itself, named to nobody else', async () => {
    const bo = slack.as('bo');
    const open = await declare(slack, 'Exports fail');
    bo.invite(open.channel, 'ana');
    const refused = await says('bo', channel, `merge ${open.key}`);
    expect(refused).toContain(`${key} is private and ${open.key} is not`);
    expect(refused).toContain(`\`/incident merge ${key}\` in the channel of ${open.key}`);
    const wide = await declare(slack, 'Payslips are exposed', '--private');
    bo.invite(wide.channel, 'chi');
    await eventually('Chi to be named', async () =>
      (await says('bo', channel, `merge ${wide.key}`)).includes(
        `1 person of ${wide.key} will see the record of ${key}, and cannot now: <@${slack.as('chi').id}>`,
      ),
    );
    expect(await says('bo', wide.channel, `merge ${key}`)).not.toContain('cannot now');

    const secret = new RegExp(`${key}|${channel}`);
    const asked = await bo.command(open.channel, '/incident', `merge ${key} the same leak`);
    expect(receipt(asked)).toContain(`${key} is private: from then on its members alone see the record.`);
    await press({ person: bo, channel: open.channel }, asked, 'confirm');
    await slack.until(() => slack.topic(open.channel).includes('merged'), { what: 'the merge' });
    await slack.clock.advance(31_000);
    await nothingWanted(stage.service);
    for (const text of ['sev 1', 'show', 'unmerge', `log the export of ${open.key}`])
      expect(await says('ana', open.channel, text)).not.toMatch(secret);
    expect(await says('ana', open.channel, 'sev 1')).toContain(
      `${open.key} was merged into another incident, which you cannot see.`,
    );
    for (const text of ['list', `show ${open.key}`])
      expect(await says('ana', 'general', text)).not.toMatch(secret);
    expect(await says('bo', open.channel, 'sev 1')).toContain(
      `was merged into ${key} · ${TITLE} (<#${channel}>)`,
    );
    const shown = (where: string) =>
      slack.messages(where).map(({ text, blocks }) => text + JSON.stringify(blocks));
    for (const text of [...shown(open.channel), ...shown('incidents')]) expect(text).not.toMatch(secret);
    expect(shown(open.channel).join()).toContain(
      'was merged into another incident, which not everybody here may see',
    );

    const back = await bo.command(open.channel, '/incident', 'unmerge');
    expect(receipt(back)).toContain(`${open.key} is public: everybody can read its entries again`);
    await press({ person: bo, channel: open.channel }, back, 'confirm');
    await eventually('it to go on', async () =>
      (await says('ana', open.channel, 'show')).includes('investigating'),
    );
    for (const text of shown(open.channel)) expect(text).not.toMatch(secret);
  }, 60_000);

  it('is never announced, and appears in no metric', async () => {
    await says('bo', channel, 'sev 2 contained');
    await slack.until(() => slack.topic(channel).includes('Sev-2'), { what: 'the topic' });
    await says('bo', channel, 'resolve contained and told');
    await slack.until(() => slack.messages(channel).find((it) => it.text.startsWith('Draft ready')), {
      what: 'the draft',
      timeoutMs: 45_000,
    });
    await nothingWanted(stage.service);
    expect(slack.messages('incidents').filter((it) => it.text.includes(key))).toEqual([]);
    const metrics = await (await fetch(`http://127.0.0.1:${stage.service.port}/metrics`)).text();
    expect(metrics).toContain('scribe_commands_total');
    expect(metrics).not.toMatch(/INC-|Payroll/);
    for (const other of ['ana', 'chi', 'dev']) expect(slack.dms(other)).toEqual([]);
    expect(slack.messages('general').filter((it) => it.user === slack.botUserId)).toEqual([]);
  });

  it('is seen by who is invited, and no longer by who leaves', async () => {
    slack.as('bo').invite(channel, 'ana');
    await eventually('Ana to see it', async () => (await says('ana', 'general', 'list')).includes('Sev-2'));
    expect(await says('ana', 'general', `show ${key}`)).toContain(TITLE);
    slack.as('ana').leave(channel);
    await eventually(
      'Ana not to see it',
      async () => !(await says('ana', 'general', `show ${key}`)).includes(TITLE),
    );
  });

  it('is seen by who gets a role in it, who is invited then', async () => {
    await says('bo', channel, 'reopen not over');
    await says('bo', channel, `role operations <@${slack.as('dev').id}|dev>`);
    await slack.until(() => slack.channel(channel)?.members.has(slack.as('dev').id), { what: 'Dev' });
    expect(await says('dev', 'general', 'list')).toContain(TITLE);
  });
});
