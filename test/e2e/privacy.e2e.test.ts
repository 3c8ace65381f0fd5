import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LocalSlack } from '../../packages/local-slack/server/local-slack.ts';
import { type Stage, setStage } from '../scribe.ts';
import { cardIn, drafts, receipt } from './seen.ts';
import { declare, entriesOf, eventually, nothingWanted, press } from './trouble.ts';
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
  });
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
    expect(await says('ana', 'general', 'mine')).toContain('You have no open incidents');
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

  it('is seen by who gets a role in it, who is invited then; both only when asked twice', async () => {
    const bo = slack.as('bo');
    const dev = slack.as('dev');
    await says('bo', channel, 'reopen not over');
    for (const words of [`role operations <@${dev.id}|dev>`, `handoff <@${dev.id}|dev> the disk is full`]) {
      const unanswered = await bo.command(channel, '/incident', words);
      expect(receipt(unanswered)).toContain(`${key} is private, and <@${dev.id}> cannot see it now.`);
    }
    await nothingWanted(stage.service);
    expect(slack.channel(channel)?.members.has(dev.id)).toBe(false);
    expect(await says('dev', 'general', `show ${key}`)).toContain(`There is no incident ${key}`);
    expect(await says('bo', channel, 'timeline')).not.toContain('the disk is full');
    const asked = await bo.command(channel, '/incident', `role operations <@${dev.id}|dev>`);
    await press({ person: bo, channel }, asked, 'share-outside');
    await slack.until(() => slack.channel(channel)?.members.has(dev.id), { what: 'Dev' });
    expect(await says('dev', 'general', 'list')).toContain(TITLE);
    // Who is in the channel gets a role without a question.
    expect(await says('bo', channel, `role scribe <@${dev.id}|dev>`)).not.toContain('cannot see it now');
    expect(await says('bo', channel, 'leave scribe')).not.toContain('cannot see it now');
  });

  it('is no longer seen by who declared and leads it, once removed', async () => {
    slack.as('dev').kick(channel, 'bo');
    await slack.settled();
    expect(await says('bo', 'general', `show ${key}`)).toContain(`There is no incident ${key}`);
    expect(await says('bo', 'general', 'list')).not.toContain(key);
    expect(await says('bo', 'general', 'action mine')).not.toContain('Rotate every key');
    slack.as('dev').invite(channel, 'bo');
    await slack.settled();
    expect(await says('bo', 'general', `show ${key}`)).toContain(TITLE);
  });

  it('takes no form and no click that was still open from somebody who has left', async () => {
    const card = await cardIn(slack, channel);
    for (const who of ['ana', 'chi']) slack.as('dev').invite(channel, who);
    await slack.settled();
    const formOf = (who: string) => {
      const view = slack.views(who).at(-1);
      if (!view) throw new Error(`${who} has no form`);
      return view;
    };
    await says('bo', channel, 'log keys are being rotated');
    await slack.as('bo').click({ channel, ts: card.ts }, 'card-add');
    await slack.as('ana').click({ channel, ts: card.ts }, 'card-resolve');
    await says('chi', channel, 'impact');
    const [entry, resolve, impact] = [formOf('bo'), formOf('ana'), formOf('chi')];
    for (const who of ['bo', 'ana', 'chi']) slack.as('dev').kick(channel, who);
    await slack.settled();
    const late = await slack.as('bo').submit(entry, { text: 'too late' });
    expect(late.errors?.['text']).toContain(`There is no incident ${key}`);
    const ended = await slack.as('ana').submit(resolve, { summary: 'too late' });
    expect(ended.errors?.['summary']).toContain(`There is no incident ${key}`);
    const filled = await slack.as('chi').submit(impact, { 'answer-impact.users': 'too late' });
    expect(JSON.stringify(filled.errors)).toContain(`There is no incident ${key}`);
    const record = () => entriesOf(stage.mongodbUri, slack.teamId, key);
    const mine = (await record()).find(({ text }) => text === 'keys are being rotated');
    // The client of somebody who has left may still show the receipt with its buttons.
    const clicked = slack.deliveries.findLast(
      ({ type, payload }) => type === 'block_actions' && JSON.stringify(payload).includes('card-add'),
    );
    const undo = { type: 'button', action_id: 'entry-undo', block_id: 'x', action_ts: '1.1' };
    const actions = [{ ...undo, value: JSON.stringify({ entry: mine?.id }) }];
    const payload = { ...clicked?.payload, trigger_id: '9.9', actions };
    await slack.deliver({ kind: 'interaction', type: 'block_actions', payload });
    const entries = await record();
    expect(entries.filter(({ text }) => text.includes('too late'))).toEqual([]);
    const last = entries.find(({ text }) => text === 'keys are being rotated');
    expect(last?.standing.state).toBe('standing');
    expect(await says('dev', channel, 'show')).toContain('mitigating');
  });

  it('is not seen by who left unheard, when Scribe looks again', async () => {
    slack.as('dev').invite(channel, 'ana');
    await slack.settled();
    expect(await says('ana', 'general', `show ${key}`)).toContain(TITLE);
    await nothingWanted(stage.service);
    slack.channel(channel)?.members.delete(slack.as('ana').id);
    await slack.clock.advance(6 * 60_000);
    await eventually(
      'Scribe to look again',
      async () => !(await says('ana', 'general', `show ${key}`)).includes(TITLE),
    );
  });

  it('is not seen by who left while Slack held events back', async () => {
    slack.as('dev').invite(channel, 'ana');
    await slack.settled();
    expect(await says('ana', 'general', `show ${key}`)).toContain(TITLE);
    await nothingWanted(stage.service);
    slack.channel(channel)?.members.delete(slack.as('ana').id);
    await slack.deliverRateLimited();
    await eventually(
      'Scribe to doubt',
      async () => !(await says('ana', 'general', `show ${key}`)).includes(TITLE),
      3_000,
    );
  });

  it('is not seen by who left while Scribe was not running', async () => {
    slack.as('dev').invite(channel, 'ana');
    await slack.settled();
    expect(await says('ana', 'general', `show ${key}`)).toContain(TITLE);
    await nothingWanted(stage.service);
    slack.channel(channel)?.members.delete(slack.as('ana').id);
    await stage.start();
    expect(await says('ana', 'general', `show ${key}`)).toContain(`There is no incident ${key}`);
    expect(await says('dev', 'general', `show ${key}`)).toContain(TITLE);
  });

  it('gives an item to somebody outside only when asked twice, and the record says so', async () => {
    const ana = slack.as('ana');
    const dev = slack.as('dev');
    const words = `action add Change the password of payroll <@${ana.id}|ana>`;
    const asked = await dev.command(channel, '/incident', words);
    expect(receipt(asked)).toContain(`${key} is private, and <@${ana.id}> is not in its channel`);
    expect(await says('ana', 'general', 'action mine')).not.toContain('password');
    await press({ person: dev, channel }, asked, 'share-outside');
    const line = await slack.until(
      () => slack.messages(channel).find(({ text }) => text.includes('Change the password')),
      { what: 'the line of the item' },
    );
    const item = /A-\d+/.exec(line.text)?.[0] ?? '';
    await eventually('the record to say so', async () =>
      (await entriesOf(stage.mongodbUri, slack.teamId, key)).some(
        ({ text }) => text === `Shared ${item} with <@${ana.id}>, outside the channel`,
      ),
    );
    expect(await says('ana', 'general', 'action mine')).toContain('Change the password');
    expect(await says('ana', 'general', `action start ${item}`)).toContain('in progress');
    const given = await dev.command(
      channel,
      '/incident',
      `action assign ${item} <@${slack.as('chi').id}|chi>`,
    );
    expect(receipt(given)).toContain('is not in its channel');
    expect(await says('ana', 'general', `show ${key}`)).toContain(`There is no incident ${key}`);
  });

  it('has its document reviewed outside only when asked twice, and the record says so', async () => {
    const [ana, dev] = [slack.as('ana'), slack.as('dev')];
    await says('dev', channel, 'resolve all keys are new');
    const before = drafts(slack, channel).length;
    await slack.until(() => drafts(slack, channel).length > before, { what: 'the draft', timeoutMs: 45_000 });
    const asked = await dev.command(channel, '/incident', `review <@${ana.id}|ana>`);
    expect(receipt(asked)).toContain('they would get the whole postmortem as a PDF');
    await nothingWanted(stage.service);
    const toReview = () => slack.dms('ana').filter(({ text }) => text.includes('approve the postmortem'));
    expect(toReview()).toEqual([]);
    await press({ person: dev, channel }, asked, 'share-outside');
    await slack.until(() => toReview().some(({ text }) => text.includes(key)), { what: 'the request' });
    await eventually('the record to say so', async () =>
      (await entriesOf(stage.mongodbUri, slack.teamId, key)).some(({ text }) =>
        text.startsWith(`Shared the postmortem with <@${ana.id}>`),
      ),
    );
    await says('dev', channel, 'reopen not over');
  });

  it('is nobody’s to read while Scribe is out of the channel, and says what to do', async () => {
    slack.as('dev').kick(channel, slack.botUserId);
    await slack.settled();
    // Until Slack has said who is in the channel, which may take longer than an answer, nobody is told that much.
    const said = await eventually('the way back', async () => {
      const answer = await says('dev', 'general', `show ${key}`);
      expect(answer).not.toContain(TITLE);
      return answer.includes('Try again in a moment') ? undefined : answer;
    });
    expect(said).toContain('Somebody in the channel can invite it again: `/invite @Scribe`');
    expect(await says('ana', 'general', `show ${key}`)).toContain(`There is no incident ${key}`);
    expect(await says('dev', 'general', 'list')).not.toContain(key);
    slack.as('dev').invite(channel, slack.botUserId);
    expect(await says('dev', 'general', `show ${key}`)).toContain(TITLE);
  });

  it('cannot live where everybody reads, or in a direct conversation; nothing is written', async () => {
    const { key: last } = await declare(slack, 'Right before');
    const before = await stage.slack.as('bo').command('general', '/incident', 'list');
    const refused = await says('bo', 'general', 'declare Salaries leak --private --here --sev 1');
    expect(refused).toContain('everyone in the workspace can read this channel');
    expect(refused).toContain('declare Salaries leak --private --here --sev 1');
    await says('bo', 'general', 'declare --private --here');
    const view = slack.views('bo').at(-1);
    if (!view) throw new Error('no form');
    const form = await slack.as('bo').submit(view, { title: 'Salaries leak' });
    expect(form.errors?.['options']).toContain('the incident gets a private channel of its own');
    const direct = slack.as('bo').openDm(slack.botUserId).id;
    expect(await says('bo', direct, 'declare Salaries leak --here')).toContain('direct conversation');
    const after = await stage.slack.as('bo').command('general', '/incident', 'list');
    expect(receipt(after)).toBe(receipt(before));
    expect(slack.messages('general').filter(({ text }) => text.includes('Salaries'))).toEqual([]);
    const { key: next } = await declare(slack, 'Right after');
    expect(Number(next.slice(-4))).toBe(Number(last.slice(-4)) + 1);
  });

  it('is every incident of a private channel, also where nobody says so', async () => {
    const { id } = slack.as('bo').createChannel('board-room', { private: true });
    slack.as('bo').invite(id, slack.botUserId);
    const said = await says('bo', id, 'declare Board papers are public --here --sev 2');
    expect(said).toContain('The channel is private, and so is the incident');
    await cardIn(slack, id);
    await nothingWanted(stage.service);
    expect(slack.messages('incidents').filter(({ text }) => text.includes('Board'))).toEqual([]);
    expect(await says('ana', 'general', 'list')).not.toContain('Board papers');
    expect(await says('bo', 'general', 'list')).toContain('Board papers');
  });

  it('is every incident of a channel of which Slack says nothing in time, until it does', async () => {
    const { id } = slack.as('bo').createChannel('slow-room');
    slack.faults.add('conversations.info', { kind: 'hang', ms: 1_500 }, 1);
    slack.faults.add('conversations.info', { kind: 'status', status: 503 }, 2);
    const said = await says('bo', id, 'declare Mail is slow --here --sev 3');
    expect(said).toContain('it is private until Slack does');
    expect(await says('ana', 'general', 'list')).not.toContain('Mail is slow');
    await slack.until(() => slack.messages('incidents').some(({ text }) => text.includes('Mail is slow')), {
      what: 'the announcement',
      timeoutMs: 30_000,
    });
    expect(await says('ana', 'general', 'list')).toContain('Mail is slow');
  });
});
