import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseIncidentFile } from '../../src/cli/incident-file.ts';
import { type Stage, setStage } from '../scribe.ts';
import { channelOf, receipt } from './seen.ts';

describe('an incident as files', () => {
  let stage: Stage;
  let channel = '';

  beforeAll(async () => {
    stage = await setStage();
    const bo = stage.slack.as('bo');
    await bo.command('general', '/incident', 'declare Checkout errors --sev 2');
    channel = await channelOf(stage.slack, 'inc-2026-0001-checkout-errors');
    await stage.slack.until(() => stage.slack.channel(channel)?.members.has(bo.id), {
      what: 'the person in it',
    });
    await bo.command(channel, '/incident', 'log #detection first 5xx alarm');
    await bo.command(channel, '/incident', 'action add Add a memory alarm detect');
  });
  afterAll(async () => {
    await stage.strike();
  });

  /** The visible files of that name. */
  const shared = (name: string) =>
    stage.slack
      .files()
      .filter(
        ({ state, file }) => state === 'complete' && file.name === name && file.channels.includes(channel),
      );

  async function sent(command: string, name: string): Promise<Buffer> {
    const answer = receipt(await stage.slack.as('bo').command(channel, '/incident', command));
    expect(answer).toMatch(/^INC-2026-0001 as .+ follows in the channel\.$/);
    const file = await stage.slack.until(() => shared(name)[0], { what: name, timeoutMs: 45_000 });
    return file.bytes;
  }

  it('come into the channel while there is no draft, and none is stored', async () => {
    const text = (await sent('export md', 'inc-2026-0001-postmortem.md')).toString();
    expect(text).toContain('# Postmortem: Checkout errors');
    expect(text).toContain('first 5xx alarm');
    expect(stage.slack.canvases()).toHaveLength(0);
  });

  it('come as a page and as PDF', async () => {
    const page = await sent('export html', 'inc-2026-0001-postmortem.html');
    expect(page.toString().slice(0, 15)).toBe('<!doctype html>');
    expect(page.toString()).toContain('<figure id="figure-timeline">');
    const pdf = await sent('export PDF', 'inc-2026-0001-postmortem.pdf');
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('come as a file that can be drafted from again', async () => {
    const json = await sent('export json', 'inc-2026-0001-incident.json');
    const record = parseIncidentFile(json.toString());
    expect(record.title).toBe('Checkout errors');
    expect(record.entries.map(({ text }) => text)).toContain('first 5xx alarm');
  });

  it('come as two tables', async () => {
    const timeline = await sent('export csv', 'inc-2026-0001-timeline.csv');
    expect(timeline.toString()).toContain(',detection,first 5xx alarm,');
    const actions = await stage.slack.until(() => shared('inc-2026-0001-actions.csv')[0], {
      what: 'the items',
    });
    expect(actions.bytes.toString()).toContain('Add a memory alarm');
  });

  it('come once, though the answer of Slack was lost', async () => {
    const before = shared('inc-2026-0001-postmortem.md').length;
    stage.slack.faults.add('files.completeUploadExternal', { kind: 'reset', applied: true }, 1);
    const asked = () => stage.slack.calls.filter(({ method }) => method === 'files.info').length;
    const looked = asked();
    await stage.slack.as('bo').command(channel, '/incident', 'export md');
    await stage.slack.until(() => asked() > looked, {
      what: 'the look whether it is there',
      timeoutMs: 45_000,
    });
    expect(shared('inc-2026-0001-postmortem.md')).toHaveLength(before + 1);
  });

  it('are refused with what there is', async () => {
    const answer = receipt(await stage.slack.as('bo').command(channel, '/incident', 'export docx'));
    expect(answer).toContain('"docx" is not a kind of file here. There are md, html, pdf, json, csv.');
    expect(answer).toContain('/incident export docx');
  });
});
