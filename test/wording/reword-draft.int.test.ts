import { afterEach, describe, expect, it } from '@jest/globals';
import { rewordDraft } from '../../src/app/reword-draft.ts';
import type { Postmortem } from '../../src/domain/postmortem/document/document.ts';
import { plainText } from '../../src/domain/postmortem/document/walk.ts';
import { draftPostmortem } from '../../src/domain/postmortem/draft/draft-postmortem.ts';
import { emptyRecord } from '../../src/domain/postmortem/record/record.ts';
import { wordingTasks } from '../../src/domain/postmortem/rewording/reword.ts';
import { standard } from '../../src/domain/postmortem/templates/standard.ts';
import { openAiWordsmith } from '../../src/wording/openai-wordsmith.ts';
import { completion, completions, type Reply } from '../builders/completions.ts';

const journal = { info: () => undefined, warn: () => undefined };

/** A draft whose summary rests on what people recorded. */
function plainDraft(): Postmortem {
  return draftPostmortem(
    {
      ...emptyRecord('Checkout errors after deploy'),
      severity: 2,
      status: 'resolved',
      impact: { users: '12% of users' },
      rootCause: 'A pool of connections ran dry.',
      entries: [
        { id: 'e1', at: at('10:00'), type: 'change', text: 'deploy of v2.4.5 finished', author: 'ana' },
        { id: 'e2', at: at('10:10'), type: 'detection', text: 'first 5xx alarm', author: 'ana' },
        { id: 'e3', at: at('10:30'), type: 'mitigation', text: 'rollback to v2.4.4', author: 'bo' },
        { id: 'e4', at: at('10:45'), type: 'resolution', text: 'error rate is normal', author: 'bo' },
      ],
    },
    standard,
  );
}

const at = (time: string) => new Date(`2026-03-02T${time}:00Z`);
const sectionOf = (document: Postmortem, id: string) => document.sections.find((it) => it.id === id);
const summaryOf = (document: Postmortem) => plainText(sectionOf(document, 'summary')?.blocks ?? []);

describe('a language model that rewords', () => {
  let stop: () => void = () => undefined;
  afterEach(() => stop());

  async function reworded(reply: Reply, timeoutMs = 2_000) {
    const started = await completions(reply);
    stop = started.stop;
    const wordsmith = openAiWordsmith({
      url: started.url,
      model: 'test-model',
      key: 'k',
      journal,
      timeoutMs,
    });
    return rewordDraft({ wordsmith, journal }, plainDraft());
  }

  const statementOf = (words: string) =>
    wordingTasks(plainDraft())
      .find(({ section }) => section === 'summary')
      ?.statements.find(({ text }) => text.includes(words))?.id ?? '';

  it('gets statements with evidence and nothing else: no question, and no words that a person wrote as prose', async () => {
    const bodies: string[] = [];
    await reworded((body) => {
      bodies.push(body);
      return completion([]);
    });
    expect(bodies.length).toBeGreaterThan(0);
    expect(bodies.join()).toContain('12% of users');
    expect(bodies.join()).not.toContain('Open question');
    expect(bodies.join()).not.toContain('ran dry');
  });

  it('has its sentences taken, with the evidence of what they use, and marked; what it leaves out stays', async () => {
    const id = statementOf('12% of users');
    const { document } = await reworded(() =>
      completion([{ text: 'It affected 12% of users.', uses: [id] }]),
    );
    const summary = sectionOf(document, 'summary');
    expect(summaryOf(document)).toContain('It affected 12% of users.');
    expect(summaryOf(document)).not.toContain('12% of users were affected.');
    expect(summaryOf(document)).toContain('What worked: “rollback to v2.4.4”');
    expect(summaryOf(document)).toContain('Put into words by test-model, from the statements noted.');
    expect(summary?.author).toMatchObject({ kind: 'scribe', rewording: { model: 'test-model', leftOut: 0 } });
    expect(summary?.entries).toEqual(sectionOf(plainDraft(), 'summary')?.entries);
    expect(JSON.stringify(summary?.blocks)).toContain('"fields":["impact.users"]');
  });

  it('cannot bring in a figure, an unknown source, a sentence without one, or blame', async () => {
    const id = statementOf('12% of users');
    const { document, refused } = await reworded(() =>
      completion([
        { text: 'The impact was on 87% of users.', uses: [id] },
        { text: 'The impact was on users.', uses: ['made-up'] },
        { text: 'The impact was on users.', uses: [] },
        { text: 'The impact on users should have been smaller.', uses: [id] },
      ]),
    );
    expect(document).toEqual(plainDraft());
    const reasons = refused.filter(({ section }) => section === 'summary').map(({ why }) => why);
    expect(reasons).toEqual(['figure-not-given', 'unknown-statement', 'names-no-statement', 'blame']);
  });

  it('says in the document how many of its sentences were left out', async () => {
    const id = statementOf('12% of users');
    const { document } = await reworded(() =>
      completion([
        { text: 'It affected 12% of users.', uses: [id] },
        { text: 'The impact was on 12 regions.', uses: [id] },
        { text: 'Everybody was happy.', uses: [] },
      ]),
    );
    expect(summaryOf(document)).toContain(
      'test-model, from the statements noted; 2 sentences of it left out',
    );
  });

  it.each([
    ['hangs', () => undefined],
    ['fails', () => 500],
    ['answers rubbish', () => 'not even JSON'],
    ['answers another shape', () => '{"choices":[]}'],
    ['answers prose', () => JSON.stringify({ choices: [{ message: { content: 'Sure! Here it is.' } }] })],
  ])('leaves the plain draft when it %s', async (_, reply) => {
    const { document, refused } = await reworded(reply, 300);
    expect(document).toEqual(plainDraft());
    expect(refused).toEqual([]);
  });

  it('changes nothing where none is configured', async () => {
    expect((await rewordDraft({ wordsmith: undefined, journal }, plainDraft())).document).toEqual(
      plainDraft(),
    );
  });
});
