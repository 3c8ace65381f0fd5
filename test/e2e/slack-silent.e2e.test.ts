import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { clock } from '../../src/domain/timeline/zoned-time.ts';
import { type Stage, setStage } from '../scribe.ts';
import { keyIn, receipt } from './seen.ts';
import { entriesOf } from './trouble.ts';
import { wholeIncident } from './whole-incident.ts';

describe('Slack does not answer at all', () => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await setStage();
  });
  afterAll(async () => {
    await stage.strike();
  });

  it('delivers later what a call was left hanging for', async () => {
    const { slack } = stage;
    slack.faults.add('chat.postMessage', { kind: 'hang' }, 1);
    slack.faults.add('files.completeUploadExternal', { kind: 'hang' }, 1);
    await wholeIncident(stage, 'Silence');
  }, 120_000);

  it('answers within three seconds where a form does not open, and says how it works without', async () => {
    const { slack } = stage;
    slack.faults.add('views.open', { kind: 'hang', ms: 5_000 }, 1);
    const late = await slack.as('bo').command('general', '/incident', 'declare --sev 2');
    expect(late).toMatchObject({ ok: true });
    expect(late.latencyMs).toBeLessThan(3_000);
    expect(receipt(late)).toContain('Slack is slow to open the form; it may still appear.');
    expect(receipt(late)).toContain('`/incident declare Checkout errors after deploy --sev 2`');
    slack.faults.add('views.open', { kind: 'error', error: 'expired_trigger_id' }, 1);
    const refused = await slack.as('bo').command('general', '/incident', 'declare');
    expect(receipt(refused)).toContain('Slack did not open the form (`expired_trigger_id`).');
    slack.faults.clear();
  });

  it('answers doctor within three seconds, and says what it found a moment later', async () => {
    const { slack } = stage;
    slack.faults.add('auth.test', { kind: 'hang', ms: 3_000 });
    const answer = await slack.as('bo').command('general', '/incident', 'doctor');
    expect(answer.latencyMs).toBeLessThan(3_000);
    expect(receipt(answer)).toContain('What was found follows here in a moment.');
    await slack.until(() => slack.ephemerals('general', 'bo').find((it) => it.text.includes('1 fault')), {
      what: 'what was found',
    });
    slack.faults.clear();
  });

  it('takes an entry of somebody whose zone Slack does not tell, in UTC, until Slack tells', async () => {
    const { slack } = stage;
    slack.faults.add('users.info', { kind: 'hang', ms: 4_000 });
    const dev = slack.as('dev');
    const { id } = dev.createChannel('quiet');
    const declared = await dev.command(id, '/incident', 'declare Nobody knows where --here');
    expect(declared.latencyMs).toBeLessThan(3_000);
    expect(receipt(declared)).toContain('Declared');
    await slack.until(() => slack.ephemerals(id, 'dev').some(({ text }) => text.includes('lives in')), {
      what: 'what is said of itself, which is no answer',
      timeoutMs: 45_000,
    });
    const time = new Date(slack.clock.now() - 3_600_000).toISOString().slice(11, 16);
    const logged = await dev.command(id, '/incident', `log ${time} an hour ago`);
    const [byToday, byDate] = [
      await dev.command(id, '/incident', 'action add Add an alarm due tomorrow'),
      await dev.command(id, '/incident', `action add Add another due ${daysAhead(slack.clock.now(), 9)}`),
    ];
    const number = /A-(\d+)/.exec(receipt(byToday))?.[1] ?? '';
    const moved = await dev.command(id, '/incident', `action move ${number} in 2 days the parts are late`);
    slack.faults.clear();
    expect(logged.latencyMs).toBeLessThan(3_000);
    expect(dev.tz).not.toBe('UTC');
    const key = await keyIn(slack, id);
    const [entry] = (await entriesOf(stage.mongodbUri, slack.teamId, key)).filter(
      ({ text }) => text === 'an hour ago',
    );
    expect(entry?.occurredAt.toISOString().slice(11, 16)).toBe(time);
    expect(receipt(logged)).toContain(`${time} UTC`);
    expect(receipt(logged)).toContain('Read as UTC: your time zone is not known yet.');
    const counted = 'The date was counted from today in UTC: your time zone is not known yet.';
    expect(receipt(byToday)).toContain(counted);
    expect(receipt(moved)).toContain(counted);
    expect(receipt(byDate)).toMatch(/^Added (?!.*counted)/s);
    // Slack answers again: the time is read in Kolkata, and its author hears of it.
    const told = await slack.until(
      () => slack.dms('dev').find((it) => it.text.includes('while your time zone was not known')),
      { what: 'the message', timeoutMs: 20_000 },
    );
    expect(told.text).toContain(
      `“${time}” was read as UTC while your time zone was not known. It is Asia/Kolkata`,
    );
    const again = (await entriesOf(stage.mongodbUri, slack.teamId, key)).find(({ id }) => id === entry?.id);
    expect(clock(again?.occurredAt ?? new Date(0), dev.tz)).toBe(time);
    expect(again?.versions).toHaveLength(1);
  });
});

/** `2026-12-08`. */
function daysAhead(now: number, days: number): string {
  return new Date(now + days * 86_400_000).toISOString().slice(0, 10);
}
