import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import {
  type ManagedProcess,
  runManaged,
  startManaged,
} from '../packages/dev-services/services/managed-process.ts';
import type { LoadOptions, LoadReport } from './load-report.ts';

const READY_MS = 20_000;

/** A server in its own process. */
export interface Server {
  readonly port: number;
  readonly pid: number;
  stop(): Promise<void>;
}

/** The compiled program beside this one: `program('../src/cli/scribe.js')`. */
export function program(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}

/** Starts a bench program that prints its port once it listens. */
export async function startServer(path: string, ...args: readonly string[]): Promise<Server> {
  const child = await startManaged({
    command: process.execPath,
    args: [program(path), ...args],
    env: { ...process.env, NODE_ENV: 'production' },
    output: 'keep',
  });
  for await (const line of child.lines) return serverOf(child, Number(line));
  throw new Error(`${path} ended before it listened: ${child.stderrTail()}`);
}

/** Types `/incident log` at a server. Throws when an answer is not the expected one. */
export async function runLoad(options: LoadOptions): Promise<LoadReport> {
  const line = await runManaged({
    command: process.execPath,
    args: [program('./load.js'), JSON.stringify(options)],
    limitMs: options.seconds * 1_000 + 30_000,
  });
  const report: LoadReport = JSON.parse(line);
  if (report.unexpected > 0) {
    throw new Error(
      `${report.unexpected} of ${report.answered + report.unexpected} answers were not a 200 with "${options.expect}"; the first:\n${report.example}`,
    );
  }
  return report;
}

/** A server whose port we chose, once `path` answers 200; `tookMs` is the time from its start. */
export async function untilAnswers(
  child: ManagedProcess,
  port: number,
  path: string,
): Promise<Server & { readonly tookMs: number }> {
  const began = performance.now();
  let ended = false;
  void child.ended.then(() => {
    ended = true;
  });
  while (!(await answers(port, path))) {
    if (ended) throw new Error(`It ended before ${path} answered: ${child.stderrTail()}`);
    if (performance.now() - began > READY_MS) {
      await child.kill();
      throw new Error(`${path} did not answer within ${READY_MS} ms: ${child.stderrTail()}`);
    }
    await sleep(5);
  }
  return { ...serverOf(child, port), tookMs: performance.now() - began };
}

async function answers(port: number, path: string): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}${path}`)).status === 200;
  } catch {
    // Nobody listens yet.
    return false;
  }
}

function serverOf(child: ManagedProcess, port: number): Server {
  return { port, pid: child.pid, stop: () => child.stop(15_000) };
}
