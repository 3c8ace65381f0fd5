import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { completion, completions, statement } from '../builders/completions.ts';
import { type Stage, setStage } from '../scribe.ts';
import { canvasText, readyDrafts, resolvedIncident } from './postmortem-stage.ts';
import { declare } from './trouble.ts';

describe('a draft with a language model configured', () => {
  const folder = mkdtempSync(join(tmpdir(), 'scribe-wording-'));
  let endpoint: Awaited<ReturnType<typeof completions>>;
  let stage: Stage;
  const asked: string[] = [];

  beforeAll(async () => {
    endpoint = await completions((body) => {
      asked.push(body);
      const lasted = statement(body, 'lasted');
      return completion(
        lasted
          ? [
              { text: lasted.text.replace('lasted', 'had lasted'), uses: [lasted.id] },
              { text: 'The incident lost 4,000 orders.', uses: [lasted.id] },
            ]
          : [],
      );
    });
    const file = join(folder, 'scribe.yaml');
    writeFileSync(file, `language: { url: ${endpoint.url}, model: test-model }\n`);
    stage = await setStage({ env: { SCRIBE_CONFIG: file } });
  }, 30_000);
  afterAll(async () => {
    await stage.strike();
    endpoint.stop();
    rmSync(folder, { recursive: true });
  });

  it('has its sentences where they rest on the record, marked, and not the invented one', async () => {
    const { channel } = await resolvedIncident(stage.slack, 'Search errors', [
      '-30m #detection first 5xx alarm',
    ]);
    await readyDrafts(stage.slack, channel, 1);
    const text = canvasText(stage.slack);
    expect(text).toContain('The incident had lasted 30 minutes');
    expect(text).toContain(
      'Put into words by test-model, from the statements noted; 1 sentence of it left out',
    );
    expect(text).not.toContain('4,000');
    expect(text).toContain('first 5xx alarm');
  }, 30_000);

  it('has its own words where the incident is private: the endpoint hears nothing of it', async () => {
    const { slack } = stage;
    const before = asked.length;
    const { channel } = await declare(slack, 'Salaries leak', '--private --sev 1');
    const bo = slack.as('bo');
    await bo.command(channel, '/incident', 'log -30m #detection a list of salaries was found');
    await bo.command(channel, '/incident', 'resolve list removed');
    await readyDrafts(slack, channel, 1);
    expect(canvasText(slack)).toContain('salaries');
    expect(asked).toHaveLength(before);
  }, 30_000);
});
