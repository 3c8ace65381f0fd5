import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { LocalSlack } from '../../packages/local-slack/server/local-slack.ts';

/** A call of Slack's Web API on its way through. */
export interface Passing {
  readonly method: string;
  /** As it was sent: form fields, decoded. */
  readonly body: string;
}

/** Stops the first call that fits: before Slack gets it, or after Slack has carried it out but not yet answered. */
export interface Halt {
  readonly name: string;
  readonly when: 'before' | 'after';
  readonly fits: (call: Passing) => boolean;
}

/** A proxy between Scribe and Slack. */
export interface Gateway {
  /** Replaces Slack's API URL; ends with `/api/`. */
  readonly apiUrl: string;
  /** The names of the halts that are holding a call. */
  readonly halted: ReadonlySet<string>;
  halt(...halts: readonly Halt[]): void;
  close(): Promise<void>;
}

/** Opens a gateway to a local Slack. A halted call is never answered: its caller is meant to be killed. */
export async function openGateway(slack: LocalSlack): Promise<Gateway> {
  const halts: Halt[] = [];
  const halted = new Set<string>();
  const standsAt = (call: Passing, when: Halt['when']) => {
    const found = halts.find((halt) => halt.when === when && !halted.has(halt.name) && halt.fits(call));
    if (found) halted.add(found.name);
    return found !== undefined;
  };
  const server = createServer((request, response) => {
    pass({ slack, standsAt }, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    apiUrl: `http://127.0.0.1:${port}/api/`,
    halted,
    halt: (...more) => void halts.push(...more),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function pass(
  {
    slack,
    standsAt,
  }: { readonly slack: LocalSlack; readonly standsAt: (call: Passing, when: Halt['when']) => boolean },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const body = Buffer.concat(chunks);
  const method = (request.url ?? '').replace(/^\/api\//, '');
  const call = { method, body: decodeURIComponent(body.toString('utf8').replaceAll('+', ' ')) };
  if (standsAt(call, 'before')) return;
  const { authorization = '', 'content-type': type = '' } = request.headers;
  const answer = await fetch(`${slack.apiUrl}${method}`, {
    method: 'POST',
    headers: { authorization, 'content-type': type },
    body,
  });
  const text = await answer.text();
  if (standsAt(call, 'after')) return;
  response.writeHead(answer.status, { 'content-type': 'application/json' });
  response.end(text);
}
