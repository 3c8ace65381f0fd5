import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

import type { GuardedProcess } from './guarded-process.ts';

/** A MongoDB or Redis that is ours, to use and to break. */
export type OwnService = {
  readonly url: string;
  /** Which one it is, for people: `FerretDB 1.24 on SQLite, embedded`. */
  readonly what: string;
  /** Kills it with signal 9; its data stay. */
  kill(): Promise<void>;
  /** Makes it hang: connections stay open and nothing answers. */
  pause(): void;
  resume(): void;
  /** Kills it if it runs and starts it again, on the same port and data. */
  restart(): Promise<void>;
  /** Ends it, and removes its data unless a folder was given for them. */
  stop(): Promise<void>;
};

export type ServicePlace = {
  /** The folder of the data. */
  readonly dir: string;
  /** Whether the folder goes with the service. */
  readonly temporary: boolean;
};

/** Starts the server on a port, and resolves when it answers. */
export type Launch = (port: number) => Promise<GuardedProcess>;

/** Launches a server on a free port and wraps it as a service. Throws what the launch throws. */
export async function ownService(
  described: { what: string; url: (port: number) => string } & ServicePlace,
  launch: Launch,
): Promise<OwnService> {
  const first = await tryThrice(async () => {
    const port = await freePort();
    return { port, server: await launch(port) };
  });
  const { port } = first;
  let server = first.server;

  return {
    url: described.url(port),
    what: described.what,
    kill: () => server.kill(),
    pause: () => server.signal('SIGSTOP'),
    resume: () => server.signal('SIGCONT'),
    async restart() {
      await server.kill();
      server = await tryThrice(() => launch(port));
    },
    async stop() {
      if (!described.temporary) return server.stop();
      await server.kill();
      rmSync(described.dir, { recursive: true, force: true });
    },
  };
}

/** Waits until `probe` is true. Throws with the server's last words when it ends first, or after `limitMs`. */
export async function untilReady(
  server: GuardedProcess,
  probe: () => Promise<boolean>,
  limitMs = 20_000,
): Promise<void> {
  let code: number | undefined;
  void server.ended.then((ended) => {
    code = ended;
  });
  const deadline = Date.now() + limitMs;
  while (!(await probe())) {
    if (code !== undefined)
      throw new Error(`it ended with code ${code}: ${server.lastWords() || 'it said nothing'}`);
    if (Date.now() > deadline) {
      await server.kill();
      throw new Error(`it did not answer within ${limitMs / 1_000} s`);
    }
    await sleep(20);
  }
}

/** A port that was free a moment ago; another process may take it first, hence the three tries. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

async function tryThrice<T>(attempt: () => Promise<T>): Promise<T> {
  for (let left = 2; ; left--) {
    try {
      return await attempt();
    } catch (error) {
      if (left === 0) throw error;
      await sleep(100);
    }
  }
}
