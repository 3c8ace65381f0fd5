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
  /** Calls that Slack carried out get their answers now; the others are cut off, and nothing came of them. */
  goOn(): void;
  close(): Promise<void>;
}

/** Opens a gateway to a local Slack. A halted call is not answered before `goOn`: its caller is meant to be killed, or paused. */
export async function openGateway(slack: LocalSlack): Promise<Gateway> {
  const halts: Halt[] = [];
  const halted = new Set<string>();
  const waiting: (() => void)[] = [];
  const standsAt = (call: Passing, when: Halt['when']) => {
    const found = halts.find((halt) => halt.when === when && !halted.has(halt.name) && halt.fits(call));
    if (found) halted.add(found.name);
    return found !== undefined;
  };
  const server = createServer((request, response) => {
    pass({ slack, standsAt, waiting }, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    apiUrl: `http://127.0.0.1:${port}/api/`,
    halted,
    halt: (...more) => void halts.push(...more),
    goOn() {
      for (const one of waiting.splice(0)) one();
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface PassingParts {
  readonly slack: LocalSlack;
  readonly standsAt: (call: Passing, when: Halt['when']) => boolean;
  /** What happens to halted calls in the end. */
  readonly waiting: (() => void)[];
}

async function pass(
  { slack, standsAt, waiting }: PassingParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const body = Buffer.concat(chunks);
  const method = (request.url ?? '').replace(/^\/api\//, '');
  const call = { method, body: decodeURIComponent(body.toString('utf8').replaceAll('+', ' ')) };
  if (standsAt(call, 'before')) return void waiting.push(() => response.destroy());
  const { authorization = '', 'content-type': type = '' } = request.headers;
  const answer = await fetch(`${slack.apiUrl}${method}`, {
    method: 'POST',
    headers: { authorization, 'content-type': type },
    body,
  });
  const text = await answer.text();
  const tell = () => {
    response.writeHead(answer.status, { 'content-type': 'application/json' });
    response.end(text);
  };
  if (standsAt(call, 'after')) waiting.push(tell);
  else tell();
}
