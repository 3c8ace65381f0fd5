import { createServer, type Server } from 'node:http';
import { afterEach, describe, expect, it } from '@jest/globals';
import { rewordDraft } from '../../src/app/reword-draft.ts';
import { draftPostmortem, type Postmortem } from '../../src/domain/postmortem/document.ts';
import { emptyRecord } from '../../src/domain/postmortem/record.ts';
import { wordingTasks } from '../../src/domain/postmortem/reword.ts';
import { standard } from '../../src/domain/postmortem/templates/standard.ts';
import { plainText } from '../../src/domain/postmortem/walk.ts';
import { openAiWordsmith } from '../../src/wording/openai-wordsmith.ts';

type Sentences = readonly { readonly text: string; readonly uses: readonly string[] }[];

const journal = { info: () => undefined, warn: () => undefined };

/** An endpoint that answers as a test wants; `undefined` hangs. */
async function endpoint(
  reply: (body: string) => string | number | undefined,
): Promise<{ url: string; server: Server }> {
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on('end', () => {
      const answer = reply(body);
      if (answer === undefined) return;
      if (typeof answer === 'number') response.writeHead(answer).end();
      else response.writeHead(200, { 'content-type': 'application/json' }).end(answer);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { url: `http://127.0.0.1:${port}/v1`, server };
}

const completion = (sentences: Sentences) =>
  JSON.stringify({ choices: [{ message: { content: JSON.stringify({ sentences }) } }] });

/** A draft whose summary rests on what people recorded. */
function plainDraft(): Postmortem {
  return draftPostmortem(
    {
      ...emptyRecord('Checkout errors after deploy'),
      severity: 2,
      status: 'resolved',
      summary: 'Checkout failed for 12% of users after v2.4.5.',
      entries: [
        {
          id: 'e1',
          at: new Date('2026-03-02T10:00:00Z'),
          type: 'change',
          text: 'deploy of v2.4.5 finished',
          author: 'ana',
        },
        {
          id: 'e2',
          at: new Date('2026-03-02T10:10:00Z'),
          type: 'detection',
          text: 'first 5xx alarm',
          author: 'ana',
        },
        {
          id: 'e3',
          at: new Date('2026-03-02T10:45:00Z'),
          type: 'resolution',
          text: 'error rate is normal',
          author: 'bo',
        },
      ],
    },
    standard,
  );
}

const summaryOf = (document: Postmortem) =>
  plainText(document.sections.find(({ id }) => id === 'summary')?.blocks ?? []);

describe('a language model that rewords', () => {
  let server: Server | undefined;
  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
  });

  async function reworded(reply: (body: string) => string | number | undefined, timeoutMs = 2_000) {
    const started = await endpoint(reply);
    server = started.server;
    const wordsmith = openAiWordsmith({
      url: started.url,
      model: 'test-model',
      key: 'k',
      journal,
      timeoutMs,
    });
    return rewordDraft({ wordsmith, journal }, plainDraft());
  }

  const uses = () =>
    wordingTasks(plainDraft()).find(({ section }) => section === 'summary')?.statements ?? [];

  it('gets statements with evidence and nothing else', async () => {
    const bodies: string[] = [];
    await reworded((body) => {
      bodies.push(body);
      return completion([]);
    });
    expect(bodies.length).toBeGreaterThan(0);
    expect(bodies.join()).toContain('12% of users');
    expect(bodies.join()).not.toContain('openQuestion');
  });

  it('has its sentences taken, with the evidence of what they use, and marked', async () => {
    const [first] = uses();
    if (!first) throw new Error('the summary has no statement');
    const { document } = await reworded(() =>
      completion([{ text: 'Checkout failed for some users.', uses: [first.id] }]),
    );
    expect(summaryOf(document)).toContain('Checkout failed for some users.');
    const section = document.sections.find(({ id }) => id === 'summary');
    expect(section?.author).toMatchObject({ kind: 'scribe', rewordedBy: 'test-model' });
    expect(JSON.stringify(section?.blocks)).toContain('"type":"cite"');
  });

  it('cannot bring in a figure, an unknown source, a sentence without one, or blame', async () => {
    const [first] = uses();
    const id = first?.id ?? '';
    const { document, refused } = await reworded(() =>
      completion([
        { text: 'Checkout failed for 87% of users.', uses: [id] },
        { text: 'The database was at fault.', uses: ['made-up'] },
        { text: 'Everybody was happy.', uses: [] },
        { text: 'The engineer should have tested the deploy.', uses: [id] },
      ]),
    );
    expect(summaryOf(document)).toBe(summaryOf(plainDraft()));
    const reasons = refused.filter(({ section }) => section === 'summary').map(({ why }) => why);
    expect(reasons).toEqual(['figure-not-given', 'unknown-statement', 'names-no-statement', 'blame']);
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
