import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LocalSlack } from '../../packages/local-slack/server/local-slack.ts';
import { named, templateFolder } from '../builders/template-files.ts';
import { type Stage, setStage } from '../scribe.ts';
import { canvasText, openBy, overview, readyDrafts, resolvedIncident } from './postmortem-stage.ts';
import { declare } from './trouble.ts';
import { typed } from './typed.ts';

const SHORT = `
# Outage: {{title}}

## In short

Severity {{severity}}, noticed {{milestone.detected}}.

## How it went

{{timeline}}

## What went well

{{went-well}}
`;

const folder = templateFolder();
let stage: Stage;
let slack: LocalSlack;

beforeAll(async () => {
  folder.write('templates/short.md', named('short', SHORT));
  const config = folder.write(
    'scribe.yaml',
    'templates:\n  files: [templates/short.md]\n  severity: { 1: short }\n',
  );
  stage = await setStage({ env: { SCRIBE_CONFIG: config } });
  slack = stage.slack;
});
afterAll(async () => {
  await stage.strike();
  folder.remove();
});

describe('an operator’s own template', () => {
  it('lays out the drafts of its severity, and takes in remarks', async () => {
    const { channel } = await declare(slack, 'Payments are down', '--sev 1');
    for (const line of [
      '-30m #detection alert',
      '-27m #response looking',
      '-9m #note {{timeline}} {{title}}',
    ])
      await typed({ slack, channel }, `log ${line}`);
    await typed({ slack, channel }, 'resolve rolled back');
    await readyDrafts(slack, channel, 1);
    const text = canvasText(slack);
    expect(text).toMatch(/^# Outage: Payments are down/);
    expect(text).toContain('Severity SEV-1, noticed ');
    expect(text).toContain('{{timeline}} {{title}}');
    expect(text).toMatch(/What went well[\s\S]*Candidate .*Acknowledged within 3 minutes/);
    expect(text).not.toContain('Executive Summary');
  });

  it('is taken by name, is in the help, and is told of with the others', async () => {
    const { channel } = await resolvedIncident(slack, 'Search is slow', ['-30m #detection alert']);
    expect(canvasText(slack)).toContain('Executive Summary');
    expect(await typed({ slack, channel }, 'help draft')).toContain('narrative, short');
    expect(await typed({ slack, channel }, 'draft shrot')).toContain(
      'There is no template "shrot". There are: standard, comprehensive, numbered, concise, narrative, short.',
    );
    await slack.clock.advance(11_000);
    await typed({ slack, channel }, 'draft short');
    await readyDrafts(slack, channel, 2);
    expect(canvasText(slack)).toMatch(/^# Outage: Search is slow/);
  });

  it('that is gone from the configuration leaves its documents as they are; the next draft says so once', async () => {
    const { channel } = await resolvedIncident(slack, 'Mail is late', ['-30m #detection alert']);
    await slack.clock.advance(11_000);
    await typed({ slack, channel }, 'draft short');
    await readyDrafts(slack, channel, 2);
    await stage.service.stop();
    await stage.start({ SCRIBE_CONFIG: '' });
    const at = { channel, ts: (await overview(slack, channel)).ts };
    const list = await openBy({ slack, who: 'bo' }, at, { action: 'revisions' });
    expect(JSON.stringify(list.view)).toContain('drafted · Scribe · short');
    await slack.as('bo').closeView(list);
    await typed({ slack, channel }, 'export html');
    const page = await slack.until(
      () => slack.files().find(({ state, file }) => state === 'complete' && file.name.endsWith('.html')),
      { what: 'the page' },
    );
    expect(page.bytes.toString()).toContain('Outage: Mail is late');
    await slack.clock.advance(11_000);
    await slack.as('bo').click(at, 'draft-again');
    const ready = await readyDrafts(slack, channel, 3);
    expect(ready.text).toContain(
      'The template "short" is no longer in the configuration; this draft is laid out by "standard".',
    );
    expect(canvasText(slack)).toContain('Executive Summary');
    await slack.clock.advance(11_000);
    await typed({ slack, channel }, 'draft');
    expect((await readyDrafts(slack, channel, 4)).text).not.toContain('any more');
  }, 120_000);
});
