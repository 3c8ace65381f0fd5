import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Stage, setStage, type Way } from '../scribe.ts';
import { modalOf } from './postmortem-stage.ts';
import { cardIn, channelOf, echoes, receipt } from './seen.ts';

describe.each<Way>(['http', 'socket'])('an incident from declaration to reminder, over %s', (way) => {
  let stage: Stage;
  let channel = '';

  beforeAll(async () => {
    stage = await setStage({ way });
  });
  afterAll(async () => {
    await stage.strike();
  });

  it('is declared in one line: a channel with a pinned card, its person in it, an announcement', async () => {
    const { slack } = stage;
    const bo = slack.as('bo');
    const answer = await bo.command('general', '/incident', 'declare Checkout errors after deploy --sev 2');
    expect(receipt(answer)).toContain('Declared INC-2026-0001');
    channel = await channelOf(slack, 'inc-2026-0001-checkout-errors-after-deploy');
    await slack.until(() => slack.channel(channel)?.members.has(bo.id), { what: 'the person to be invited' });
    const card = await cardIn(slack, channel);
    expect(card.text).toContain('Sev-2');
    await slack.until(() => slack.pins(channel).some((pin) => pin.ts === card.ts), {
      what: 'the pinned card',
    });
    await slack.until(() => slack.messages('incidents').find((it) => it.text.includes('INC-2026-0001')), {
      what: 'the announcement',
    });
    await slack.until(() => slack.topic(channel).includes('INC-2026-0001'), { what: 'the topic' });
  });

  it('takes an entry in the person’s own zone, and shows one line to all in UTC', async () => {
    const { slack } = stage;
    const bo = slack.as('bo');
    const answer = await bo.command(channel, '/incident', 'log -10m #detection first 5xx alarm');
    expect(receipt(answer)).toMatch(
      /^Logged (?:yesterday )?\d\d:\d\d \((?:\w+ )?\d\d:\d\d UTC\) · detection · first 5xx alarm/,
    );
    const line = await slack.until(
      () => echoes(slack, channel).find((text) => text.includes('first 5xx alarm')),
      {
        what: 'the echo',
      },
    );
    expect(line).toMatch(/\d\d:\d\d(?::\d\d)? UTC · detection · first 5xx alarm — bo/);
  });

  it('edits the card as severity, status and roles change', async () => {
    const { slack } = stage;
    const bo = slack.as('bo');
    const ana = slack.as('ana');
    expect(receipt(await bo.command(channel, '/incident', 'sev 1 checkout is down'))).toContain(
      'Sev-2 → Sev-1',
    );
    expect(
      receipt(await bo.command(channel, '/incident', 'status mitigating rolling back to v2.4.4')),
    ).toContain('mitigating');
    await bo.command(channel, '/incident', `role operations <@${ana.id}|ana>`);
    const before = await cardIn(slack, channel);
    await slack.until(
      () => {
        const text = slack.messages(channel).find(({ ts }) => ts === before.ts)?.text ?? '';
        return text.includes('Sev-1') && text.includes('rolling back to v2.4.4') && text.includes(ana.id);
      },
      { what: 'the card to tell the new state' },
    );
    expect((await cardIn(slack, channel)).ts).toBe(before.ts);
    await slack.until(() => slack.channel(channel)?.members.has(ana.id), { what: 'Ana to be invited' });
    const told = await slack.until(
      () =>
        slack
          .dms('ana')
          .find(({ text }) => text.startsWith('*You are the operations lead for INC-2026-0001')),
      { what: 'Ana to be told of her role' },
    );
    expect(told.text).toContain(`in <#${channel}>. <@${bo.id}> gave you the role.`);
  });

  it('is updated, and its roles are given, in forms behind the card; the command alone shows the same buttons', async () => {
    const { slack } = stage;
    const bo = slack.as('bo');
    const home = await bo.command(channel, '/incident', '');
    expect(receipt(home)).toMatch(/^INC-2026-0001 · Checkout errors after deploy\n\*Sev-1\* · mitigating/);
    const ephemeral = home.ephemerals.at(-1);
    await bo.click({ channel, ts: ephemeral?.ts ?? '' }, 'card-update');
    const update = await modalOf(slack, 'bo', 'What can everybody be told?');
    const sent = { status: 'monitoring', text: 'error rate is back to normal' };
    expect(await bo.submit(update, sent)).toMatchObject({ ok: true });
    await slack.until(
      () =>
        slack.messages(channel).find((it) => it.text.startsWith('Status: monitoring, after mitigating · bo')),
      { what: 'the message about it' },
    );
    const card = await cardIn(slack, channel);
    await bo.click({ channel, ts: card.ts }, 'card-roles');
    const roles = await modalOf(slack, 'bo', 'Incident commander');
    const given = { 'role-commander': slack.as('chi').id, 'role-operations': [] };
    expect(await bo.submit(roles, given)).toMatchObject({ ok: true });
    await slack.until(
      () => {
        const { text = '' } = slack.messages(channel).find(({ ts }) => ts === card.ts) ?? {};
        return (
          text.includes(`Incident commander: <@${slack.as('chi').id}>`) && !text.includes('Operations lead')
        );
      },
      { what: 'the roles on the card' },
    );
    await slack.until(
      () => slack.dms('chi').some(({ text }) => text.startsWith('*You are the incident commander')),
      {
        what: 'Chi to be told',
      },
    );
    await slack.until(
      () =>
        slack
          .dms('ana')
          .some(({ text }) => text.startsWith('No action needed: Nobody is now the operations')),
      { what: 'the message of Ana to say that the role is gone' },
    );
    expect(slack.dms('bo')).toEqual([]);
    await bo.command(channel, '/incident', 'impact');
    const impact = await modalOf(slack, 'bo', 'answer-impact.functionality');
    await bo.submit(impact, { 'answer-impact.functionality': 'checkout fails' });
    await slack.until(
      () =>
        slack
          .messages(channel)
          .some(({ ts, text }) => ts === card.ts && text.includes('Impact: checkout fails')),
      { what: 'the impact on the card' },
    );
  });

  it('offers the active incidents, and a form for a new one, where the command is typed alone elsewhere', async () => {
    const { slack } = stage;
    const bo = slack.as('bo');
    const home = await bo.command('general', '/incident', '');
    expect(receipt(home)).toContain('Which incident? 1 is active.');
    const target = { channel: slack.channel('general')?.id ?? '', ts: home.ephemerals.at(-1)?.ts ?? '' };
    await bo.click(target, 'declare-open');
    await bo.closeView(await modalOf(slack, 'bo', 'What is happening?'));
    await bo.click(target, 'choose-0');
    await slack.until(
      () => slack.ephemerals('general', 'bo').some(({ text }) => text.startsWith('INC-2026-0001 · Checkout')),
      { what: 'its card' },
    );
  });

  it('keeps action items, and shows the timeline', async () => {
    const { slack } = stage;
    const bo = slack.as('bo');
    const ana = slack.as('ana');
    const added = await bo.command(
      channel,
      '/incident',
      `action add Add a memory alarm <@${ana.id}|ana> due tomorrow P1 detect`,
    );
    expect(receipt(added)).toContain('A-1');
    const given = await slack.until(
      () => slack.dms('ana').find(({ text }) => text.startsWith('*Yours now: Add a memory alarm*, due ')),
      { what: 'Ana to be told of her item' },
    );
    expect(given.text).toContain(`<@${bo.id}> gave it to you.`);
    await slack.until(() => slack.messages(channel).find((it) => it.text.includes('Add a memory alarm')), {
      what: 'the line of the item',
    });
    const timeline = receipt(await bo.command(channel, '/incident', 'timeline'));
    expect(timeline).toContain('first 5xx alarm');
    expect(timeline).toContain('Status investigating → mitigating: rolling back to v2.4.4');
  });

  it('is resolved in a modal that shows key times and what is missing; then the draft comes', async () => {
    const { slack } = stage;
    const bo = slack.as('bo');
    await bo.command(channel, '/incident', 'resolve');
    const [modal] = slack.views('bo');
    if (!modal) throw new Error('the resolve modal did not open');
    expect(JSON.stringify(modal.view)).toContain('Impact started');
    const submitted = await bo.submit(modal, { summary: 'Rolled back to v2.4.4' });
    expect(submitted).toMatchObject({ ok: true });
    const ready = await slack.until(
      () => slack.messages(channel).find((it) => it.text.startsWith('Draft ready')),
      { what: 'the draft', timeoutMs: 45_000 },
    );
    expect(ready.text).toMatch(
      /Draft ready: \d+ entries, \d+ open questions?, 100% of statements with evidence/,
    );
    expect(slack.messages(channel).filter((it) => it.text.startsWith('Draft ready'))).toHaveLength(1);
    expect(slack.messages(channel).filter((it) => it.text.startsWith('Drafting'))).toEqual([]);
    expect(slack.canvases()).toHaveLength(1);
    const [document, picture, ...others] = slack.files().map(({ file }) => file);
    expect(document?.name).toBe('inc-2026-0001-postmortem.md');
    expect(picture?.name).toBe('inc-2026-0001-timeline.png');
    expect(picture?.alt_txt).toMatch(/^Timeline of the incident\. \d+ entries, .*Key times: /);
    expect(slack.files()[1]?.bytes.subarray(1, 4).toString()).toBe('PNG');
    expect(others).toEqual([]);
    const thread = slack.messages(channel, { thread: ready.ts });
    expect(thread.map(({ files = [] }) => files.length)).toEqual([0, 1, 1]);
  });

  it('reminds the owner on the due date in working hours, and takes the answer back', async () => {
    const { slack } = stage;
    await slack.clock.advance(nextMorning(slack.clock.now()));
    const reminder = await slack.until(
      () => slack.dms('ana').find((it) => /^(?:Due|A-1 is).*Add a memory alarm/.test(it.text)),
      {
        what: 'the reminder',
      },
    );
    expect(reminder.text).toContain('A-1, INC-2026-0001, P1');
    await slack.as('ana').click({ channel: dmOf(slack), ts: reminder.ts }, 'action-done');
    await slack.until(() => slack.dms('ana').filter((it) => it.text.startsWith('Done:')).length === 2, {
      what: 'the answer, in the message that told of the item too',
    });
    expect(slack.dms('chi').map(({ text }) => text)).toEqual([
      expect.stringMatching(
        /^No action needed: INC-2026-0001 · .* is over\. You were the incident commander\./,
      ),
    ]);
  });

  /**
   * From now to 10:00 in Madrid on the third day from now or the Monday after it, when any due date of tomorrow is
   * past.
   */
  function nextMorning(now: number): number {
    const day = new Date(now);
    day.setUTCHours(9, 0, 0, 0);
    do day.setUTCDate(day.getUTCDate() + 1);
    while (day.getTime() - now < 48 * 3_600_000 || [0, 6].includes(day.getUTCDay()));
    return day.getTime() - now;
  }

  function dmOf(slack: Stage['slack']): string {
    const dm = slack.channels().find((it) => it.kind === 'im' && it.members.has(slack.as('ana').id));
    return dm?.id ?? '';
  }
});
