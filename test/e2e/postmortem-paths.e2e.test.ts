import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LocalSlack } from '../../packages/local-slack/server/local-slack.ts';
import { type Stage, setStage } from '../scribe.ts';
import {
  canvasText,
  dmOf,
  modalOf,
  openBy,
  overview,
  readyDrafts,
  resolvedIncident,
  sharedDocument,
  told,
} from './postmortem-stage.ts';
import { channelOf, receipt } from './seen.ts';
import { declare, privately } from './trouble.ts';

const DAY = 86_400_000;

let stage: Stage;
let slack: LocalSlack;
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scribe-policy-'));
  const file = join(folder, 'scribe.yaml');
  await writeFile(
    file,
    'publishChannel: incidents\ntemplates:\n  severity:\n    1: concise\nthresholds:\n  fastAcknowledgement: 1\n',
  );
  stage = await setStage({ env: { SCRIBE_CONFIG: file } });
  slack = stage.slack;
}, 30_000);
afterAll(async () => {
  await stage.strike();
  await rm(folder, { recursive: true });
});

const typed = async (channel: string, text: string, who = 'bo') =>
  receipt(await slack.as(who).command(channel, '/incident', text));

async function approved(channel: string) {
  const { id } = slack.as('ana');
  if (!slack.channel(channel)?.members.has(id)) slack.as('bo').invite(channel, 'ana');
  await typed(channel, `review <@${id}|ana>`);
  await slack.until(() => dmOf(slack, 'ana') || undefined, { what: 'the direct message' });
  await sharedDocument(slack, dmOf(slack, 'ana'));
  expect(await typed(channel, 'approve', 'ana')).toContain('is approved');
}

describe('what is published', () => {
  it('is told of in the configured channel, and says that it was a drill', async () => {
    const said = await typed('general', 'declare Failover --drill --sev 3');
    const key = /INC-\d{4}-\d{4}/.exec(said)?.[0] ?? '';
    const channel = await channelOf(slack, `${key.toLowerCase()}-failover`);
    await slack.until(() => slack.channel(channel)?.members.has(slack.as('bo').id), { what: 'the person' });
    await typed(channel, 'resolve it worked');
    await readyDrafts(slack, channel, 1);
    await overview(slack, channel, '[Drill]');
    await approved(channel);
    await typed(channel, 'publish it was an exercise');
    const post = await slack.until(
      () =>
        slack.messages('incidents').find(({ text }) => text.includes(`Postmortem of`) && text.includes(key)),
      { what: 'the publication' },
    );
    expect(post.text).toContain('It was a drill.');
  }, 40_000);

  it('stays in its own channel where the incident is private', async () => {
    const said = await typed('general', 'declare Vault leak --private --sev 2');
    const key = /INC-\d{4}-\d{4}/.exec(said)?.[0] ?? '';
    const channel = await channelOf(slack, `${key.toLowerCase()}-vault-leak`);
    await slack.until(() => slack.channel(channel)?.members.has(slack.as('bo').id), { what: 'the person' });
    await typed(channel, 'resolve keys rotated');
    await readyDrafts(slack, channel, 1);
    await approved(channel);
    await typed(channel, 'publish nothing more is known');
    await slack.until(() => slack.messages(channel).find(({ text }) => text.includes('is published.')), {
      what: 'the publication',
    });
    await sharedDocument(slack, channel);
    expect(slack.messages('incidents').some(({ text }) => text.includes(key))).toBe(false);
  }, 40_000);
});

describe('the way of a postmortem', () => {
  it('begins with a draft; one that is not needed says why, and is not reminded of', async () => {
    const { channel } = await declare(slack, 'Probe flaps');
    expect(await typed(channel, 'review @nobody')).toContain('is not a person');
    expect(await typed(channel, `review <@${slack.as('ana').id}|ana>`)).toContain('has no draft yet');
    expect(await typed(channel, 'publish')).toContain('has no draft yet');
    expect(await typed(channel, 'meeting 2099-01-01 10:00')).toContain('draft');
    await typed(channel, 'resolve the probe was wrong');
    await readyDrafts(slack, channel, 1);
    expect(await typed(channel, 'skip')).toContain('Say why');
    expect(await typed(channel, 'skip it was the probe alone')).toContain(
      'is not required: it was the probe alone',
    );
    await overview(slack, channel, 'Not required: it was the probe alone');
    const before = slack.dms('bo').length;
    await slack.clock.advance(10 * DAY);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(
      slack
        .dms('bo')
        .slice(before)
        .filter(({ text }) => text.includes('Probe flaps')),
    ).toEqual([]);
  });

  it('reminds who leads the incident once, on a working day, when it is due', async () => {
    const { channel, key } = await resolvedIncident(slack, 'Queue grows', ['#detection alert']);
    await overview(slack, channel, 'due');
    const hours = new Date(slack.clock.now() + 12 * DAY);
    hours.setUTCHours(16);
    do hours.setUTCDate(hours.getUTCDate() + 1);
    while ([0, 6].includes(hours.getUTCDay()));
    await slack.clock.advance(hours.getTime() - slack.clock.now());
    const reminder = await slack.until(
      () => slack.dms('bo').find(({ text }) => text.startsWith('Due ') && text.includes(key)),
      { what: 'the reminder', timeoutMs: 20_000 },
    );
    expect(reminder.text).toContain('open question');
    expect(slack.dms('bo').filter(({ text }) => text.startsWith('Due ') && text.includes(key))).toHaveLength(
      1,
    );
  });
});

describe('a draft', () => {
  it('has the layout of its severity, and thresholds from the configuration', async () => {
    const { channel } = await resolvedIncident(slack, 'Search is slow', [
      '-30m #detection alert',
      '-27m #response bo looks',
      '-20m #mitigation restarted',
      '-19m #recovery fine',
    ]);
    const modal = await openBy(
      slack,
      'bo',
      { channel, ts: (await overview(slack, channel)).ts },
      'candidates',
    );
    expect(JSON.stringify(modal.view)).not.toContain('Acknowledged within');
    await slack.as('bo').closeView(modal);
    await typed(channel, 'sev 1 all of them');
    await slack.clock.advance(11_000);
    await typed(channel, 'draft');
    await readyDrafts(slack, channel, 2);
    const list = await openBy(slack, 'bo', { channel, ts: (await overview(slack, channel)).ts }, 'revisions');
    expect(JSON.stringify(list.view)).toMatch(/drafted · Scribe · concise.*drafted · Scribe · standard/);
  });

  it('of a section too long for a form goes a part at a time, and the other parts stay', async () => {
    const { channel } = await resolvedIncident(
      slack,
      'Long night',
      Array.from({ length: 24 }, (_, index) => `-${60 - index}m ${'x'.repeat(2_600)} ${index}`),
    );
    await slack
      .as('bo')
      .click({ channel, ts: (await overview(slack, channel)).ts }, 'section-edit', { value: 'timeline' });
    const choice = await modalOf(slack, 'bo', 'longer than a form can hold');
    await slack.as('bo').submit(choice, { page: '1' });
    const form = await modalOf(slack, 'bo', 'part-0-');
    const [first] = form.view.blocks.filter((block) => block.block_id?.startsWith('part-0-'));
    await slack.as('bo').submit(form, { [first?.block_id ?? '']: `MINE ${'y'.repeat(50)}` });
    await told(slack, channel, 'bo', 'Saved');
    await slack.until(() => canvasText(slack).includes('MINE'), {
      what: 'the edited canvas',
      timeoutMs: 15_000,
    });
    expect(canvasText(slack)).toContain(`${'x'.repeat(2_600)} 0`);
    expect(canvasText(slack)).toContain(`${'x'.repeat(2_600)} 23`);
  }, 30_000);

  it('in many parts is edited without losing a character', async () => {
    const { channel } = await resolvedIncident(
      slack,
      'Medium night',
      Array.from({ length: 9 }, (_, index) => `-${60 - index}m ${'word '.repeat(150)}${index}`),
    );
    const at = { channel, ts: (await overview(slack, channel)).ts };
    await slack.as('bo').click(at, 'section-edit', { value: 'timeline' });
    const modal = await modalOf(slack, 'bo', 'part-1-');
    await slack.as('bo').submit(modal);
    await told(slack, channel, 'bo', 'nothing was changed');
  }, 30_000);
});

describe('a thought on wording', () => {
  it('comes once to a person in an incident, after the answer, and never for short entries', async () => {
    const { channel } = await declare(slack, 'Pager storm');
    const hints = () => privately(slack, channel, 'bo').filter((text) => text.startsWith('A thought on'));
    await typed(channel, 'log bo failed');
    const answer = await typed(channel, 'log Bo should have checked the dashboard before the deploy');
    expect(answer).toMatch(/^Logged/);
    const hint = await told(slack, channel, 'bo', 'A thought on');
    expect(hint).toContain('should have');
    expect(hint).toContain('The entry stands as you wrote it.');
    await typed(channel, 'log Ana could have told us about it much earlier');
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(hints()).toHaveLength(1);
  });
});

describe('a document that was drafted over', () => {
  it('is not replaced while its approver looks at it', async () => {
    const { channel } = await resolvedIncident(slack, 'Cache is cold', ['#detection alert']);
    slack.as('bo').invite(channel, 'ana');
    await typed(channel, `review <@${slack.as('ana').id}|ana>`);
    await typed(channel, 'well the cache warmed up by itself');
    await slack.clock.advance(11_000);
    await typed(channel, 'draft');
    const ready = await readyDrafts(slack, channel, 2);
    expect(ready.text).toContain('nothing is changed yet');
    expect(canvasText(slack)).not.toContain('warmed up');
  });
});
