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
import { declare, nothingDue, privately, toWorkingDay } from './trouble.ts';
import { typed } from './typed.ts';

/** By then any postmortem is due. */
const DUE_DAYS = 12;

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
});
afterAll(async () => {
  await stage.strike();
  await rm(folder, { recursive: true });
});

async function approved(channel: string) {
  const { id } = slack.as('ana');
  if (!slack.channel(channel)?.members.has(id)) slack.as('bo').invite(channel, 'ana');
  await typed({ slack, channel }, `review <@${id}|ana>`);
  await slack.until(() => dmOf(slack, 'ana') || undefined, { what: 'the direct message' });
  await sharedDocument(slack, dmOf(slack, 'ana'));
  expect(await typed({ slack, channel, who: 'ana' }, 'approve')).toContain('is approved');
}

describe('what is published', () => {
  it('is told of in the configured channel, and says that it was a drill', async () => {
    const { channel, key } = await declare(slack, 'Failover', '--drill --sev 3');
    await typed({ slack, channel }, 'resolve it worked');
    await readyDrafts(slack, channel, 1);
    await overview(slack, channel, '[Drill]');
    await approved(channel);
    await typed({ slack, channel }, 'publish it was an exercise');
    const post = await slack.until(
      () =>
        slack.messages('incidents').find(({ text }) => text.includes(`Postmortem of`) && text.includes(key)),
      { what: 'the publication' },
    );
    expect(post.text).toContain('It was a drill.');
    // So does all that it leaves in Slack.
    expect(await typed({ slack, channel }, 'export csv')).toContain(`[Drill] ${key} as CSV`);
    const names = () => slack.files().map(({ file }) => file.name);
    await slack.until(() => names().some((name) => name.endsWith('.csv')), { what: 'the export' });
    expect(names().length).toBeGreaterThanOrEqual(3);
    for (const { file } of slack.files()) {
      expect(file.name).toMatch(/^drill-inc-/);
      expect(file.title).toContain('[Drill]');
    }
    expect(slack.canvases().map(({ title }) => title)).toEqual([`Postmortem ${key}: [Drill] Failover`]);
    expect(slack.channel(channel)?.name).toBe(`drill-${key.toLowerCase()}-failover`);
  });

  it('stays in its own channel where the incident is private', async () => {
    const { channel, key } = await declare(slack, 'Vault leak', '--private --sev 2');
    await typed({ slack, channel }, 'resolve keys rotated');
    await readyDrafts(slack, channel, 1);
    await approved(channel);
    await typed({ slack, channel }, 'publish nothing more is known');
    await slack.until(() => slack.messages(channel).find(({ text }) => text.includes('is published.')), {
      what: 'the publication',
    });
    await sharedDocument(slack, channel);
    expect(slack.messages('incidents').some(({ text }) => text.includes(key))).toBe(false);
  });
});

describe('the way of a postmortem', () => {
  it('begins with a draft; one that is not needed says why, and is not reminded of', async () => {
    const { channel, key } = await declare(slack, 'Probe flaps');
    expect(await typed({ slack, channel }, 'review @nobody')).toContain('is not a person');
    expect(await typed({ slack, channel }, `review <@${slack.as('ana').id}|ana>`)).toContain(
      'has no draft yet',
    );
    expect(await typed({ slack, channel }, 'publish')).toContain('has no draft yet');
    expect(await typed({ slack, channel }, 'meeting 2099-01-01 10:00')).toContain('draft');
    await typed({ slack, channel }, 'resolve the probe was wrong');
    await readyDrafts(slack, channel, 1);
    expect(await typed({ slack, channel }, 'skip')).toContain('Say why');
    expect(await typed({ slack, channel }, 'skip it was the probe alone')).toContain(
      'is not required: it was the probe alone',
    );
    await overview(slack, channel, 'Not required: it was the probe alone');
    // One that was resolved after it is reminded of: then the sweep has seen both.
    const other = await resolvedIncident(slack, 'Probe is slow', ['#detection alert']);
    await overview(slack, other.channel, 'due');
    const before = slack.dms('bo').length;
    await toWorkingDay(slack, DUE_DAYS);
    await reminder(other.key);
    await nothingDue(stage.service);
    const about = slack.dms('bo').slice(before);
    expect(about.filter(({ text }) => text.includes(key) || text.includes('Probe flaps'))).toEqual([]);
  }, 120_000);

  it('reminds who leads the incident once, on a working day, when it is due', async () => {
    const { channel, key } = await resolvedIncident(slack, 'Queue grows', ['#detection alert']);
    await overview(slack, channel, 'due');
    await toWorkingDay(slack, DUE_DAYS);
    expect((await reminder(key)).text).toContain('open question');
    await nothingDue(stage.service);
    expect(reminders(key)).toHaveLength(1);
  }, 120_000);

  const reminders = (key: string) =>
    slack.dms('bo').filter(({ text }) => text.startsWith('Please finish') && text.includes(key));
  const reminder = (key: string) =>
    slack.until(() => reminders(key)[0], { what: `the reminder of ${key}`, timeoutMs: 45_000 });
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
      { slack, who: 'bo' },
      { channel, ts: (await overview(slack, channel)).ts },
      { action: 'candidates' },
    );
    expect(JSON.stringify(modal.view)).not.toContain('Acknowledged within');
    await slack.as('bo').closeView(modal);
    await typed({ slack, channel }, 'sev 1 all of them');
    await slack.clock.advance(11_000);
    await typed({ slack, channel }, 'draft');
    await readyDrafts(slack, channel, 2);
    const list = await openBy(
      { slack, who: 'bo' },
      { channel, ts: (await overview(slack, channel)).ts },
      { action: 'revisions' },
    );
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
    await told({ slack, channel, who: 'bo' }, 'Saved');
    await slack.until(() => canvasText(slack).includes('MINE'), {
      what: 'the edited canvas',
      timeoutMs: 45_000,
    });
    expect(canvasText(slack)).toContain(`${'x'.repeat(2_600)} 0`);
    expect(canvasText(slack)).toContain(`${'x'.repeat(2_600)} 23`);
  });

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
    await told({ slack, channel, who: 'bo' }, 'nothing was changed');
  });
});

describe('a document that was drafted over', () => {
  it('is not replaced while its approver looks at it', async () => {
    const { channel } = await resolvedIncident(slack, 'Cache is cold', ['#detection alert']);
    slack.as('bo').invite(channel, 'ana');
    await typed({ slack, channel }, `review <@${slack.as('ana').id}|ana>`);
    await typed({ slack, channel }, 'well the cache warmed up by itself');
    await slack.clock.advance(11_000);
    await typed({ slack, channel }, 'draft');
    const ready = await readyDrafts(slack, channel, 2);
    expect(ready.text).toContain('nothing is changed yet');
    expect(canvasText(slack)).not.toContain('warmed up');
  });
});

describe('a thought on wording', () => {
  it('comes once to a person, after the incident, after the answer, and never for short entries', async () => {
    const { channel } = await declare(slack, 'Pager storm');
    const hints = () => privately(slack, channel, 'bo').filter((text) => text.startsWith('A thought on'));
    await typed({ slack, channel }, 'log Bo should have silenced the pager before the deploy');
    await typed({ slack, channel }, 'resolve the pager is quiet');
    await typed({ slack, channel }, 'log bo failed');
    const answer = await typed(
      { slack, channel },
      'log Bo should have checked the dashboard before the deploy',
    );
    expect(answer).toMatch(/^Logged/);
    const hint = await told({ slack, channel, who: 'bo' }, 'A thought on');
    expect(hint).toContain('should have');
    expect(hint).toContain('The entry stays as you wrote it.');
    await typed({ slack, channel }, 'log Ana could have told us about it much earlier');
    // A stop waits for every answer that is on its way.
    await stage.service.stop();
    expect(hints()).toHaveLength(1);
  });
});
