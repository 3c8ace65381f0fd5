import { request as ask, createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** What people's requests go through: each bot in turn, but not one that does not listen. */
export interface Balancer {
  readonly url: string;
  close(): Promise<void>;
}

/** How often each bot is asked whether it is there, and how soon it must answer (ms). */
const LOOK_MS = 500;

/** Opens a balancer before bots; `ports` gives those that run now. */
export async function openBalancer(ports: () => readonly number[]): Promise<Balancer> {
  let turn = 0;
  const well = new Map<number, boolean>();
  const looking = setInterval(() => {
    for (const port of ports()) void isThere(port).then((there) => well.set(port, there));
  }, LOOK_MS);
  const server = createServer((request, response) => {
    turn += 1;
    const there = ports();
    const inTurn = there.map((_, index) => there[(index + turn) % there.length] ?? 0);
    // Where none looks well, one of them is tried nevertheless.
    const best = inTurn.toSorted((a, b) => Number(well.get(a) === false) - Number(well.get(b) === false));
    pass(request, response, best).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    async close() {
      clearInterval(looking);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function isThere(port: number): Promise<boolean> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(LOOK_MS) });
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    // Killed, paused or not up yet.
    return false;
  }
}

/** Another one is asked only where the first was not even reached: a request is never sent twice. */
async function pass(
  request: IncomingMessage,
  response: ServerResponse,
  ports: readonly number[],
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const body = Buffer.concat(chunks);
  for (const port of ports) {
    const answer = await forward(request, body, port);
    if (answer === 'not reached') continue;
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
    return;
  }
  response.writeHead(503).end();
}

function forward(
  { method, url, headers }: IncomingMessage,
  body: Buffer,
  port: number,
): Promise<IncomingMessage | 'not reached'> {
  return new Promise((resolve, reject) => {
    const asked = ask({ host: '127.0.0.1', port, method, path: url, headers, agent: false }, resolve);
    asked.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ECONNREFUSED' ? resolve('not reached') : reject(error),
    );
    asked.end(body);
  });
}
