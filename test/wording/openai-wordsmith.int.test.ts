import { afterEach, describe, expect, it } from '@jest/globals';
import { draftWithModel } from '../../src/app/postmortems/draft-with-model.ts';
import type { Verdicts } from '../../src/domain/postmortem/analysis/verdict.ts';
import type { Postmortem } from '../../src/domain/postmortem/document/document.ts';
import { plainText, survey } from '../../src/domain/postmortem/document/walk.ts';
import { draftPostmortem } from '../../src/domain/postmortem/draft/draft-postmortem.ts';
import { emptyRecord, type IncidentRecord } from '../../src/domain/postmortem/record/record.ts';
import { wordingTasks } from '../../src/domain/postmortem/rewording/reword.ts';
import { standard } from '../../src/domain/postmortem/templates/standard.ts';
import { openAiWordsmith } from '../../src/wording/openai-wordsmith.ts';
import { completion, completions, type Reply } from '../builders/completions.ts';

const at = (time: string) => new Date(`2026-03-02T${time}:00Z`);

const RECORD: IncidentRecord = {
  ...emptyRecord('Checkout errors after deploy'),
  severity: 2,
  status: 'resolved',
  impact: { users: '12% of users' },
  rootCause: 'A pool of connections ran dry.',
  entries: [
    {
      id: 'e1',
      at: at('10:00'),
      type: 'change',
      text: 'deploy of v2.4.5 finished',
      author: 'ana',
      marks: [{ is: 'cause' }],
    },
    { id: 'e2', at: at('10:10'), type: 'detection', text: 'first 5xx alarm', author: 'ana' },
    { id: 'e3', at: at('10:20'), type: 'mitigation', text: 'restart of the pods', author: 'bo' },
    {
      id: 'e4',
      at: at('10:30'),
      type: 'mitigation',
      text: 'rollback to v2.4.4',
      author: 'bo',
      outcome: { was: 'worked' },
    },
    { id: 'e5', at: at('10:45'), type: 'resolution', text: 'error rate is normal', author: 'bo' },
  ],
};

const plain = draftPostmortem(RECORD, standard);
const sectionOf = (document: Postmortem, id: string) => document.sections.find((it) => it.id === id);
const summaryOf = (document: Postmortem) => plainText(sectionOf(document, 'summary')?.blocks ?? []);
const statements = wordingTasks(plain, RECORD).find(({ section }) => section === 'summary')?.statements ?? [];
const statementOf = (words: string) => statements.find(({ text }) => text.includes(words))?.id ?? '';

describe('a language model that writes prose', () => {
  let stop: () => void = () => undefined;
  afterEach(() => stop());

  async function drafted(
    reply: Reply,
    { timeoutMs = 2_000, verdicts = {}, record = RECORD } = {} as {
      readonly timeoutMs?: number;
      readonly verdicts?: Verdicts;
      readonly record?: IncidentRecord;
    },
  ) {
    const started = await completions(reply);
    stop = started.stop;
    const noted: unknown[] = [];
    const journal = { info: (what: object) => void noted.push(what), warn: () => undefined };
    const given = { url: started.url, model: 'test-model', key: 'k', journal, timeoutMs };
    const app = { wordsmith: openAiWordsmith(given), suggester: undefined, journal };
    const document = await draftWithModel(app, record, {
      draft: async () => draftPostmortem(record, standard),
      verdicts,
    });
    const wording = document.wordings?.find(({ section }) => section === 'summary');
    return { document, wording, words: plainText(wording?.worded ?? []), noted };
  }

  it('gets what people confirmed and what follows from times, and nothing else', async () => {
    const bodies: string[] = [];
    await drafted((body) => {
      bodies.push(body);
      return completion([]);
    });
    const said = bodies.join();
    expect(bodies.length).toBeGreaterThan(0);
    expect(said).toContain('12% of users');
    expect(said).toContain('35 minutes');
    expect(said).toContain('rollback to v2.4.4');
    // Not confirmed: what was detected, and an attempt of which nobody said what became of it.
    expect(summaryOf(plain)).toContain('first 5xx alarm');
    expect(said).not.toContain('first 5xx alarm');
    expect(summaryOf(plain)).toContain('restart of the pods');
    expect(said).not.toContain('restart of the pods');
    // What a person wrote as prose stays theirs.
    expect(said).not.toContain('ran dry');
    expect(said).not.toContain('Open question');
  });

  it('has its sentences offered beside the plain text, with the evidence of what they use', async () => {
    const uses = [statementOf('12% of users')];
    const { document, wording, words } = await drafted(() =>
      completion([{ text: 'It affected 12% of users.', uses }]),
    );
    expect(document.sections).toEqual(plain.sections);
    expect(words).toContain('It affected 12% of users.');
    expect(words).not.toContain('12% of users were affected.');
    expect(words).toContain('first 5xx alarm');
    expect(words).toContain('Put into words by test-model, from the statements noted.');
    expect(wording).toMatchObject({ model: 'test-model', leftOut: 0 });
    expect(wording?.plain).toEqual(sectionOf(plain, 'summary')?.blocks);
    expect([...survey(wording?.worded ?? []).entries].sort()).toEqual(
      [...(sectionOf(plain, 'summary')?.entries ?? [])].sort(),
    );
    expect(JSON.stringify(wording?.worded)).toContain('"fields":["impact.users"]');
  });

  it('cannot bring in a figure, an unknown source, a sentence without one, or blame', async () => {
    const id = statementOf('12% of users');
    const { document, noted } = await drafted((body) =>
      completion(
        body.includes('12% of users')
          ? [
              { text: 'The impact was on 87% of users.', uses: [id] },
              { text: 'The impact was on users.', uses: ['made-up'] },
              { text: 'The impact was on users.', uses: [] },
              { text: 'The impact on users should have been smaller.', uses: [id] },
            ]
          : [],
      ),
    );
    expect(document).toEqual(plain);
    const refused = ['figure-not-given', 'unknown-statement', 'names-no-statement', 'blame'];
    expect(noted).toContainEqual({ section: 'summary', refused });
  });

  it('says how many of its sentences were left out', async () => {
    const id = statementOf('12% of users');
    const { words } = await drafted(() =>
      completion([
        { text: 'It affected 12% of users.', uses: [id] },
        { text: 'The impact was on 12 regions.', uses: [id] },
        { text: 'Everybody was happy.', uses: [] },
      ]),
    );
    expect(words).toContain('test-model, from the statements noted; 2 sentences of it left out');
  });

  it('is not asked again for a section whose plain text somebody kept', async () => {
    const bodies: string[] = [];
    const dropped = { kind: 'dropped', by: 'UANA', at: at('12:00') } as const;
    const reply = (body: string) => {
      bodies.push(body);
      return completion([]);
    };
    await drafted(reply, { verdicts: { 'wording.summary': dropped } });
    expect(bodies.join()).not.toContain('12% of users');
  });

  it('hears nothing of a private incident', async () => {
    const bodies: string[] = [];
    const reply = (body: string) => {
      bodies.push(body);
      return completion([]);
    };
    await drafted(reply, { record: { ...RECORD, private: true } });
    expect(bodies).toEqual([]);
  });

  it.each<[string, Reply]>([
    ['hangs', () => undefined],
    ['fails', () => 500],
    ['answers rubbish', () => 'not even JSON'],
    ['answers another shape', () => '{"choices":[]}'],
    ['answers prose', () => JSON.stringify({ choices: [{ message: { content: 'Sure! Here it is.' } }] })],
  ])('leaves the plain draft when it %s', async (_, reply) => {
    expect((await drafted(reply, { timeoutMs: 300 })).document).toEqual(plain);
  });
});
