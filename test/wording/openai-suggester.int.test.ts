import { afterEach, describe, expect, it } from '@jest/globals';
import { proposalsFor } from '../../src/app/postmortems/proposals-for.ts';
import { emptyRecord, type IncidentRecord } from '../../src/domain/postmortem/record/record.ts';
import { suggestionsFor } from '../../src/domain/postmortem/suggestions/suggestions-for.ts';
import { openAiSuggester } from '../../src/wording/openai-suggester.ts';
import { completions, type Reply } from '../builders/completions.ts';
import { logged } from '../builders/log-lines.ts';

const RECORD: IncidentRecord = {
  ...emptyRecord('Kasse gestört'),
  entries: logged(
    '10:00 detection @ana: Kunden können nicht bezahlen, das ist seit heute früh so',
    '10:05 mitigation @ana: Dienst neu gestartet, es hat nicht geholfen',
    '10:20 recovery @bo: alles läuft wieder',
  ),
};

const answer = (proposals: unknown): string =>
  JSON.stringify({ choices: [{ message: { content: JSON.stringify({ proposals }) } }] });

describe('a language model that proposes what entries mean', () => {
  let stop: () => void = () => undefined;
  afterEach(() => stop());

  async function suggested(reply: Reply, record = RECORD) {
    const started = await completions(reply);
    stop = started.stop;
    const noted: string[] = [];
    const journal = {
      info: (_what: object, message: string) => void noted.push(message),
      warn: (_what: object, message: string) => void noted.push(message),
    };
    const suggester = openAiSuggester({
      url: started.url,
      model: 'test-model',
      key: undefined,
      journal,
      timeoutMs: 500,
    });
    const all = suggestionsFor(record, await proposalsFor({ suggester, journal }, record));
    return { model: all.filter(({ from }) => from === 'model'), all, noted };
  }

  it('gets the entries, and its proposals are offered beside what the words suggest', async () => {
    const bodies: string[] = [];
    const { model } = await suggested((body) => {
      bodies.push(body);
      return answer([{ outcome: 'no effect', entry: 'e2', because: ['e2'], confidence: 0.8 }]);
    });
    expect(bodies).toHaveLength(1);
    expect(bodies[0]).toContain('Kunden können nicht bezahlen');
    expect(model).toMatchObject([{ kind: 'outcome', outcome: 'no effect', entry: 'e2' }]);
  });

  it('may propose a thousand marks, none, or those of another incident', async () => {
    const thousand = Array.from({ length: 1_000 }, (_, i) => ({ mark: 'cause', entry: `e${(i % 3) + 1}` }));
    expect((await suggested(() => answer(thousand))).model).toHaveLength(3);
    stop();
    expect((await suggested(() => answer([]))).model).toEqual([]);
    stop();
    const other = [{ mark: 'cause', entry: 'INC-7-e1', because: ['INC-7-e1'] }];
    const { model, noted } = await suggested(() => answer(other));
    expect(model).toEqual([]);
    expect(noted).toEqual(['proposals of the language model left out']);
  });

  it.each<[string, Reply]>([
    ['an error', () => 500],
    ['no answer in time', () => undefined],
    ['no JSON', () => '<html>'],
    ['other JSON', () => JSON.stringify({ choices: [{ message: { content: '{"marks":1}' } }] })],
    ['a broken content', () => JSON.stringify({ choices: [{ message: { content: '{"proposals":[' } }] })],
  ])('leaves what the words suggest after %s', async (_what, reply) => {
    const { model, all, noted } = await suggested(reply);
    expect(model).toEqual([]);
    expect(all.length).toBeGreaterThan(0);
    expect(noted).toEqual(['no proposals; what the words suggest stays']);
  });

  it('drops single proposals that are none, and keeps the others', async () => {
    const mixed = ['cause', null, 7, { mark: 5 }, { mark: 'loss', entry: 'e1', confidence: 'high' }];
    const { model } = await suggested(() => answer([...mixed, { mark: 'cause', entry: 'e1' }]));
    expect(model).toMatchObject([{ is: 'cause', entry: 'e1' }]);
  });

  it('learns nothing of a private incident', async () => {
    let asked = 0;
    const { model } = await suggested(
      () => {
        asked += 1;
        return answer([{ mark: 'cause', entry: 'e1' }]);
      },
      { ...RECORD, private: true },
    );
    expect(asked).toBe(0);
    expect(model).toEqual([]);
  });
});
