import { createServer, type Server } from 'node:http';

/** A fake language model's answer to a request's body: text, an HTTP status, or no answer at all. */
export type Reply = (body: string) => string | number | undefined;

/** An OpenAI-compatible endpoint that answers as a test wants. `url` is what a configuration names. */
export async function completions(reply: Reply): Promise<{ url: string; stop: () => void }> {
  const server: Server = createServer((request, response) => {
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
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${port}/v1`, stop };
}

/** The answer of an endpoint that offers these sentences. */
export function completion(
  sentences: readonly { readonly text: string; readonly uses: readonly string[] }[],
): string {
  return JSON.stringify({ choices: [{ message: { content: JSON.stringify({ sentences }) } }] });
}

/** The statements in a request's body, by their words: `statement(body, 'rollback')?.id`. */
export function statement(body: string, words: string): { id: string; text: string } | undefined {
  const { messages } = JSON.parse(body) as { messages: { content: string }[] };
  const given = JSON.parse(messages[1]?.content ?? '{}') as { statements: { id: string; text: string }[] };
  return given.statements.find(({ text }) => text.includes(words));
}
