import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './free-port.ts';

import type { ManagedProcess } from './managed-process.ts';

/** A MongoDB or Redis that this process started, to use and to break. */
export type ManagedService = {
  readonly url: string;
  /** A description for people: `FerretDB 1.24 on SQLite, embedded`. */
  readonly what: string;
  /** Kills it with signal 9; its data stay. */
  kill(): Promise<void>;
  /** Makes it hang: connections stay open and nothing answers. Resolves when that is so. */
  pause(): Promise<void>;
  resume(): void;
  /** Kills it if it is running and starts it again with the same port and data. */
  restart(): Promise<void>;
  /** Stops it, and removes its data unless the caller chose their folder. */
  stop(): Promise<void>;
};

/** Where a service keeps its data. */
export type DataFolder = {
  readonly dir: string;
  /** Whether the folder is removed with the service. */
  readonly temporary: boolean;
};

/** Starts the server on a port; resolves when it answers. */
export type Launch = (port: number) => Promise<ManagedProcess>;

/** Launches a server on a free port and manages it from then on. Throws what `launch` throws. */
export async function manageService(
  described: { what: string; url: (port: number) => string } & DataFolder,
  launch: Launch,
): Promise<ManagedService> {
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
    pause: () => server.pause(),
    resume: () => server.resume(),
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

/** Waits until `probe` is true. Throws when the server ends first (with its standard error) or after `limitMs`. */
export async function untilReady(
  server: ManagedProcess,
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
      throw new Error(`it ended with code ${code}: ${server.stderrTail() || 'it said nothing'}`);
    if (Date.now() > deadline) {
      await server.kill();
      throw new Error(`it did not answer within ${limitMs / 1_000} s`);
    }
    await sleep(20);
  }
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
