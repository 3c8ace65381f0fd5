import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LocalSlack } from '../../packages/local-slack/server/local-slack.ts';
import { type Stage, setStage } from '../scribe.ts';
import { modalOf } from './postmortem-stage.ts';
import { drafts, echoes } from './seen.ts';
import { declare, merge } from './trouble.ts';
import { typed } from './typed.ts';

let stage: Stage;
let slack: LocalSlack;

beforeAll(async () => {
  stage = await setStage();
  slack = stage.slack;
  // Everything here is told in a workspace that does not have Slack's tables.
  slack.refuseBlocks('table', 'data_table');
});
afterAll(async () => {
  await stage.strike();
});

/** What `bo` is answered to a command. */
function mention(who: string): string {
  return `<@${slack.as(who).id}|${who}>`;
}

/** The form that resolves, with all of its times and questions. */
async function wholeForm() {
  const few = await modalOf(slack, 'bo', 'resolve-all');
  await slack
    .as('bo')
    .click(few, 'resolve-all', { inputs: { summary: { input: { value: 'typed before' } } } });
  const view = await modalOf(slack, 'bo', 'milestone-mitigated');
  expect(JSON.stringify(view.state)).toContain('typed before');
  return view;
}

function cardText(channel: string): string {
  return slack.messages(channel).find((it) => it.blocks?.[0]?.type === 'header')?.text ?? '';
}

describe('an incident’s course', () => {
  let channel = '';
  let key = '';

  beforeAll(async () => {
    ({ channel, key } = await declare(slack, 'Search returns nothing'));
  });

  it('changes status, severity and title', async () => {
    expect(await typed({ slack, channel }, 'status identified a full disk')).toBe(
      'Status: investigating → identified: a full disk',
    );
    expect(await typed({ slack, channel }, 'sev 1 everybody sees it')).toBe(
      'Severity: Sev-2 → Sev-1: everybody sees it',
    );
    expect(await typed({ slack, channel }, 'title Search returns nothing in the EU')).toBe(
      'Title: Search returns nothing in the EU',
    );
    expect(await typed({ slack, channel }, 'title Search returns nothing in the EU')).toContain(
      'Nothing to change',
    );
    await slack.until(() => cardText(channel).includes('nothing in the EU'), { what: 'the card' });
    await slack.until(() => slack.topic(channel).includes('nothing in the EU'), { what: 'the topic' });
    expect(cardText(channel)).toMatch(/Sev-1[\s\S]*identified[\s\S]*a full disk/);
  });

  it('gives, takes and hands over roles', async () => {
    expect(await typed({ slack, channel }, `role operations ${mention('ana')}`)).toContain(
      'is operations lead',
    );
    slack.as('bo').invite(channel, 'chi');
    expect(await typed({ slack, channel, who: 'chi' }, 'join scribe')).toContain('is scribe');
    expect(await typed({ slack, channel, who: 'chi' }, 'leave scribe')).toContain('is no longer scribe');
    expect(await typed({ slack, channel, who: 'chi' }, 'leave scribe')).toContain('is not scribe');
    const said = await typed(
      { slack, channel },
      `handoff ${mention('dev')} disk of search-3 is being cleaned`,
    );
    expect(said).toContain(`<@${slack.as('dev').id}> is incident commander, after <@${slack.as('bo').id}>`);
    await slack.until(() => slack.channel(channel)?.members.has(slack.as('dev').id), {
      what: 'the invitation',
    });
    await slack.until(
      () => echoes(slack, channel).find((line) => line.includes('search-3 is being cleaned')),
      {
        what: 'the note of the handoff',
      },
    );
    expect(await typed({ slack, channel }, 'role dancer @ana')).toContain('is not a role here');
  });

  it('keeps action items through their life', async () => {
    slack.addPerson({ name: 'eve' });
    slack.as('eve').join(slack.channel('general')?.id ?? '');
    const added = await typed(
      { slack, channel },
      `action add Add a disk alarm ${mention('ana')} due tomorrow P1 detect`,
    );
    const number = /A-(\d+)/.exec(added)?.[1] ?? '';
    // What the line in the channel says is not said twice.
    expect(added).toMatch(/^Added A-\d+\./);
    expect(added).not.toContain('P1');
    await slack.until(() => slack.messages(channel).find((it) => it.text.includes('P1 · detect · open')), {
      what: 'the line in the channel',
    });
    expect(await typed({ slack, channel }, 'action list')).toContain(`A-${number} · Add a disk alarm`);
    expect(await typed({ slack, channel: 'general', who: 'ana' }, 'action mine')).toContain(
      'Add a disk alarm',
    );
    expect(await typed({ slack, channel: 'general', who: 'ana' }, 'mine')).toMatch(
      /Your 1 open incident[\s\S]*Add a disk alarm/,
    );
    expect(await typed({ slack, channel: 'general', who: 'eve' }, 'mine')).toBe(
      'You have no open incidents: none that you declared or have a role in.\nYou have no open action items.',
    );
    expect(await typed({ slack, channel: 'general', who: 'ana' }, `action start ${number}`)).toMatch(
      new RegExp(`in progress \\(${key} · Search returns nothing in the EU\\)$`),
    );
    expect(await typed({ slack, channel }, `action move ${number} in 3 days waiting for the disk`)).toContain(
      'due ',
    );
    expect(await typed({ slack, channel }, `action assign A-${number} ${mention('bo')}`)).toContain(
      slack.as('bo').id,
    );
    expect(await typed({ slack, channel: 'general' }, `action done ${number}`)).toContain('done');
    expect(await typed({ slack, channel: 'general' }, `action done ${number}`)).toContain(
      'is already done, since today',
    );
    expect(await typed({ slack, channel }, `action done ${number}`)).not.toContain(key);
    const lonely = await typed({ slack, channel }, 'action add Tell them @nobody due tomorrow');
    expect(lonely).toMatch(/^Added A-\d+\.[\s\S]*@nobody is no person here; the text stays/);
    const mistyped = await typed(
      { slack, channel },
      `action add Alarm on p99 ${mention('bo')} due 31 Feb P9 detect`,
    );
    await slack.until(
      () => slack.messages(channel).find((it) => /Alarm on p99 due 31 Feb P9 · <@\w+> · due /.test(it.text)),
      { what: 'the line of the item' },
    );
    expect(mistyped).toMatch(/“31 Feb” is not a day; it stays in the title\.[\s\S]*“P9” is not a priority/);
    const other = /A-(\d+)/.exec(await typed({ slack, channel }, 'action add Write it down'))?.[1] ?? '';
    expect(await typed({ slack, channel }, `action drop ${other} the wiki has it`)).toContain(
      'not doing: the wiki has it',
    );
    expect(await typed({ slack, channel }, 'action move 999 tomorrow why not')).toContain(
      'There is no action item A-999',
    );
    await slack.until(() => slack.messages(channel).find((it) => it.text.includes('the wiki has it')), {
      what: 'the line of the item',
    });
  });

  it('shows the latest entries, and all of them', async () => {
    for (let index = 0; index < 25; index += 1) await typed({ slack, channel }, `log #note step ${index}`);
    const latest = await typed({ slack, channel }, 'timeline');
    expect(latest).toMatch(/entries \d+–\d+ of \d+ · times in [\s\S]*step 24/);
    expect(latest).not.toContain('step 1 ');
    const all = await typed({ slack, channel }, 'timeline all');
    expect(all).toMatch(/step 0[\s\S]*step 12[\s\S]*step 24/);
    expect(all).toContain('Incident declared as SEV-2: Search returns nothing');
    const kinds = slack
      .ephemerals(channel, 'bo')
      .at(-1)
      ?.blocks?.map(({ type }) => type);
    expect(kinds?.at(-1)).toBe('actions');
    expect(kinds).not.toContain('table');
    expect(slack.notices('bo').filter(({ kind }) => kind !== 'operation_timeout')).toEqual([]);
  });

  it('is listed and shown', async () => {
    expect(await typed({ slack, channel: 'general' }, 'list')).toContain(
      `${key} · Search returns nothing in the EU · Sev-1`,
    );
    expect(await typed({ slack, channel: 'general' }, `show ${key.slice(-4)}`)).toMatch(
      /operations lead|Operations lead/,
    );
    expect(await typed({ slack, channel }, 'show')).toContain(key);
    expect(await typed({ slack, channel: 'general' }, 'show 9999')).toMatch(
      /There is no incident INC-\d{4}-9999 that you can see/,
    );
  });

  it('is resolved with corrected times; contradictory ones are said under their input', async () => {
    await typed({ slack, channel }, 'resolve');
    const view = await wholeForm();
    const now = Math.floor(slack.clock.now() / 60_000) * 60;
    const summary = 'Disks are larger now';
    const wrong = { summary, 'milestone-impactStarted': now - 600, 'milestone-mitigated': now - 1_200 };
    const refused = await slack.as('bo').submit(view, wrong);
    expect(refused.errors?.['milestone-mitigated']).toBe(
      '"Impact started" must not be after "Mitigated". Correct one of the two.',
    );
    const ahead = await slack
      .as('bo')
      .submit(view, { summary, 'milestone-impactStarted': now - 3_600, 'milestone-mitigated': now + 3_600 });
    expect(ahead.errors?.['milestone-mitigated']).toContain('cannot be in the future');
    const right = { summary, 'milestone-impactStarted': now - 3_600, 'milestone-mitigated': now - 1_200 };
    expect(await slack.as('bo').submit(view, right)).toMatchObject({ ok: true });
    await slack.until(() => slack.messages(channel).find((it) => it.text.startsWith('Draft ready')), {
      what: 'the draft',
      timeoutMs: 45_000,
    });
    const shown = await typed({ slack, channel }, 'show');
    expect(shown).toMatch(/Mitigated: .*, stated by <@U\w+>/);
    const lasted = /esolved after (\d+ \w+( \d+ \w+)?)/;
    const said = slack.messages(channel).flatMap(({ text }) => lasted.exec(text)?.[1] ?? []);
    expect(said).toEqual([lasted.exec(shown)?.[1]]);
    const late = await typed({ slack, channel }, 'status monitoring the queue is empty again');
    expect(late).toContain(`${key} is resolved`);
    expect(late).toContain('Your line:\n```\n/incident status monitoring the queue is empty again');
  });

  it('holds a corrected time against those that the record gives', async () => {
    const one = await declare(slack, 'Times of the record count');
    await typed({ slack, channel: one.channel }, 'resolve');
    const view = await wholeForm();
    const now = Math.floor(slack.clock.now() / 60_000) * 60;
    expect(
      await slack.as('bo').submit(view, { summary: 'x', 'milestone-impactStarted': now - 60 }),
    ).toMatchObject({ ok: true });
    await typed({ slack, channel: one.channel }, 'reopen it is back');
    await typed({ slack, channel: one.channel }, 'resolve');
    const again = await wholeForm();
    const refused = await slack.as('bo').submit(again, { summary: 'x', 'milestone-mitigated': now - 600 });
    expect(refused.errors?.['milestone-mitigated']).toContain('must not be after "Mitigated"');
  });

  it('is reopened, drafted again, and resolved in one line', async () => {
    expect(await typed({ slack, channel }, 'reopen the errors are back')).toContain(
      'is open again, status mitigating: the errors are back',
    );
    expect(await typed({ slack, channel }, 'draft nonsense')).toContain('There is no template "nonsense"');
    expect(await typed({ slack, channel }, 'draft standard')).toContain('is queued');
    expect(await typed({ slack, channel }, 'resolve cleaned up for good')).toContain(
      'is resolved. The draft follows',
    );
    // Slack takes 50 edits a minute; this file makes more, and what comes after them waits for the next minute.
    await slack.until(() => drafts(slack, channel).length === 3, {
      what: 'three drafts',
      timeoutMs: 100_000,
    });
    expect(slack.canvases().filter((it) => it.title.includes(key) || it.markdown.includes(key))).toHaveLength(
      1,
    );
  }, 120_000);

  it('is cancelled with a reason, and merged into another', async () => {
    const alarm = await declare(slack, 'Staging probe barks');
    expect(await typed({ slack, channel: alarm.channel }, 'cancel')).toContain(
      'Say why it was not an incident.',
    );
    expect(await typed({ slack, channel: alarm.channel }, 'cancel the probe was wrong')).toContain(
      'counts in no metric: the probe was wrong',
    );
    const first = await declare(slack, 'Logins fail in Asia');
    const second = await declare(slack, 'Tokens expire at once');
    await typed({ slack, channel: second.channel }, 'log token service restarted');
    expect(await merge(slack, second, first.key)).toContain(`is merged into ${first.key}`);
    expect(await typed({ slack, channel: first.channel }, `merge ${first.key}`)).toContain(
      'cannot be merged into itself',
    );
    expect(await typed({ slack, channel: first.channel }, 'merge INC-2020-0001')).toContain(
      'There is no incident INC-2020-0001',
    );
    await slack.until(() => cardText(second.channel).includes(`merged into ${first.key}`), {
      what: 'the card',
    });
    // The channel points on.
    expect(await typed({ slack, channel: second.channel }, 'log still the same outage')).toContain('Logged');
    await slack.until(
      () => echoes(slack, first.channel).some((line) => line.includes('still the same outage')),
      {
        what: 'the line in the other channel',
      },
    );
    expect(await typed({ slack, channel: first.channel }, 'timeline')).toContain('token service restarted');
  });
});
