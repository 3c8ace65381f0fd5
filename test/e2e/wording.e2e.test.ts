import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { completion, completions, statement } from '../builders/completions.ts';
import { type Stage, setStage } from '../scribe.ts';
import { canvasText, openBy, overview, readyDrafts, resolvedIncident } from './postmortem-stage.ts';
import { declare } from './trouble.ts';

/** Of the first report it says that it began there; of other incidents nothing. */
function proposal(body: string): string {
  const { messages } = JSON.parse(body) as { messages: { content: string }[] };
  const { entries } = JSON.parse(messages[1]?.content ?? '{}') as { entries: { id: string; text: string }[] };
  const report = entries.find(({ text }) => text.includes('nicht bezahlen'));
  const proposals = report ? [{ mark: 'impact-started', entry: report.id, because: [report.id] }] : [];
  return JSON.stringify({ choices: [{ message: { content: JSON.stringify({ proposals }) } }] });
}

describe('a draft with a language model configured', () => {
  const folder = mkdtempSync(join(tmpdir(), 'scribe-wording-'));
  let endpoint: Awaited<ReturnType<typeof completions>>;
  let stage: Stage;
  const asked: string[] = [];

  beforeAll(async () => {
    endpoint = await completions((body) => {
      asked.push(body);
      if (body.includes('propose what single entries mean')) return proposal(body);
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
  });
  afterAll(async () => {
    await stage.strike();
    endpoint.stop();
    rmSync(folder, { recursive: true });
  });

  it('keeps its plain text, and offers the sentences that rest on the record until a person takes them', async () => {
    const { slack } = stage;
    const { channel } = await resolvedIncident(slack, 'Search errors', ['-30m #detection first 5xx alarm']);
    const ready = await readyDrafts(slack, channel, 1);
    expect(ready.text).toContain('1 section offered in other words');
    expect(canvasText(slack)).toContain('The incident lasted 30 minutes');
    expect(canvasText(slack)).not.toContain('had lasted');
    const card = await overview(slack, channel, '1 section offered in other words');
    const words = 'The incident had lasted 30 minutes';
    const modal = await openBy(
      { slack, who: 'bo' },
      { channel, ts: card.ts },
      { action: 'candidates', words },
    );
    expect(JSON.stringify(modal.view)).not.toContain('4,000');
    await slack.as('bo').click(modal, 'wording-take', { blockId: 'wording summary' });
    await slack.until(() => canvasText(slack).includes(words), { what: 'the words in the canvas' });
    const text = canvasText(slack);
    expect(text).toContain(
      'Put into words by test-model, from the statements noted; 1 sentence of it left out',
    );
    expect(text).toContain('first 5xx alarm');
    await overview(slack, channel, 'edited by 1 person');
  }, 60_000);

  it('offers what the model proposes under its questions, as the model’s', async () => {
    const { slack } = stage;
    const { channel } = await resolvedIncident(slack, 'Kasse defekt', [
      '-30m #detection Kunden können nicht bezahlen',
    ]);
    const ready = await readyDrafts(slack, channel, 1);
    const form = await openBy(
      { slack, who: 'bo' },
      { channel, ts: ready.ts },
      { action: 'draft-questions', words: 'nicht bezahlen' },
    );
    expect(JSON.stringify(form.view)).toMatch(/the language model reads [\d:]+ as: it began/);
  }, 60_000);

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
  });
});
