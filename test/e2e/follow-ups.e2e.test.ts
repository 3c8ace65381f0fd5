import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, dateIn, weekdayOf } from '../../src/domain/actions/calendar-date.ts';
import { type Stage, setStage } from '../scribe.ts';
import { dmOf } from './postmortem-stage.ts';
import { channelOf, receipt } from './seen.ts';
import { declare } from './trouble.ts';

describe('what follows from an incident, with two workers', () => {
  let stage: Stage;
  let folder = '';
  let channel = '';

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'scribe-'));
    const config = join(folder, 'scribe.yaml');
    await writeFile(config, 'weekly: { day: monday, hour: 9, zone: UTC, workspace: incidents }\n');
    stage = await setStage({ env: { SCRIBE_CONFIG: config } });
    await stage.start({ SCRIBE_RUN: 'worker', SCRIBE_CONFIG: config });
    stage.slack.requestUrl(`http://127.0.0.1:${stage.service.port}/slack/events`);
    ({ channel } = await declare(stage.slack, 'Checkout errors'));
  }, 120_000);
  afterAll(async () => {
    await stage.strike();
    await rm(folder, { recursive: true });
  });

  const today = () => dateIn(new Date(stage.slack.clock.now()), 'UTC');
  const command = async (text: string, person = 'bo') =>
    receipt(await stage.slack.as(person).command(channel, '/incident', text));

  it('asks who leads about the third move, whose answer sets the date back', async () => {
    const { slack } = stage;
    await command('lead @chi');
    await command(`action add Add a memory alarm @ana due ${addDays(today(), 5)} P1`);
    for (const days of [6, 7, 8]) await command(`action move 1 ${addDays(today(), days)} no hardware`);
    const hour = new Date(`${addDays(today(), (8 - weekdayOf(today())) % 7 || 7)}T03:00:00Z`);
    // Noon of a Monday where Chi is.
    await slack.clock.advance(hour.getTime() - slack.clock.now());
    const asked = await slack.until(
      () => slack.dms('chi').find(({ text }) => text.includes('Do you agree to a later date?')),
      { what: 'the question about the third move', timeoutMs: 45_000 },
    );
    expect(asked.text).toContain('It has moved 3 times now.');
    await slack.as('chi').click({ channel: dmOf(slack, 'chi'), ts: asked.ts }, 'move-back');
    await slack.until(() => slack.dms('bo').some(({ text }) => text.includes('did not agree')), {
      what: 'word of the answer',
      timeoutMs: 45_000,
    });
    const shown = await command('action show 1');
    expect(shown).toContain('Moved twice');
    expect(shown).toContain('did not agree');
    expect(await command('saved A-1 it fired in staging')).toContain('Recorded: A-1');
    expect(await command('action show 1')).toContain('it prevented something');
  }, 120_000);

  it('sums the week up once in the channel that is configured', async () => {
    const { slack } = stage;
    const incidents = await channelOf(slack, 'incidents');
    const weeks = () =>
      slack.messages(incidents).filter(({ text }) => text.startsWith('Action items this week'));
    await slack.clock.advance(6 * 3_600_000 + 60_000);
    await slack.until(() => weeks().length > 0, { what: 'the weekly digest', timeoutMs: 45_000 });
    await slack.clock.advance(7 * 24 * 3_600_000);
    await slack.until(() => weeks().length > 1, { what: 'the next weekly digest', timeoutMs: 45_000 });
    expect(weeks()).toHaveLength(2);
    expect(weeks().at(-1)?.text).toContain('1 overdue');
  }, 120_000);

  it('says when an item comes up again, and holds that back while its owner is away', async () => {
    const due = addDays(today(), 10);
    await command(`action add Add a relay @ana due ${due} P1`);
    const before = await command('action preview 2');
    expect(before).toContain('Reminders of A-2');
    const ana = async (text: string) =>
      receipt(await stage.slack.as('ana').command('general', '/incident', text));
    const away = await ana(`away until ${addDays(due, 20)} at sea`);
    expect(away).toContain('You are away until');
    await stage.slack.until(async () => (await command('action preview 2')).includes('away before that'), {
      what: 'the absence in the preview',
    });
    expect(await ana('back')).toContain('You are back');
    await stage.slack.until(async () => (await command('action preview 2')) === before, {
      what: 'the preview as it was',
    });
  }, 120_000);
});
