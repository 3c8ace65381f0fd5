import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ManagedProcess, startManaged } from '../../packages/dev-services/services/managed-process.ts';
import { program } from '../child-programs.ts';
import { openTcpProxy, type TcpProxy } from './tcp-proxy.ts';

/** What a process reaches over a way of its own. */
export const WAYS = ['mongo', 'redis', 'slack'] as const;
export type Way = (typeof WAYS)[number];

/** Where each way leads now: ports on this machine. */
export type Targets = Readonly<Record<Way, () => number>>;

const NAMES = ['bot-1', 'bot-2', 'worker-1', 'worker-2'] as const;
export type Name = (typeof NAMES)[number];

/** One Scribe in a process of its own, started anew whenever it has ended, as a supervisor does. */
export interface FleetMember {
  readonly name: Name;
  readonly ways: Readonly<Record<Way, TcpProxy>>;
  /** Where it takes requests; `undefined` while it does not run. */
  port(): number | undefined;
  /** Whether it runs, and nobody has just stopped, killed or paused it. */
  isWell(): boolean;
  kill(): Promise<void>;
  /** Stops it in order. */
  stop(): Promise<void>;
  pause(): Promise<void>;
  resume(): void;
  /** Starts it again, and keeps it running. */
  start(): Promise<void>;
}

export interface Fleet {
  readonly members: readonly FleetMember[];
  /** Why processes ended that nobody had stopped. */
  readonly deaths: readonly string[];
  /** By how much the clock of all of them is ahead of the machine's, in milliseconds. */
  setClock(aheadMs: number): void;
  stop(): Promise<void>;
}

/** How long after a disturbance a process is not blamed for requests without an answer (ms). */
const SHAKEN_MS = 3_500;
const START_AGAIN_MS = 1_000;

/** Starts two bots and two workers; `environment` has what they share. */
export async function startFleet(
  targets: Targets,
  environment: (ports: Readonly<Record<Way, number>>) => Readonly<Record<string, string>>,
  aheadMs: number,
): Promise<Fleet> {
  const folder = mkdtempSync(join(tmpdir(), 'scribe-faults-'));
  const clockFile = join(folder, 'clock');
  writeFileSync(clockFile, String(aheadMs));
  const deaths: string[] = [];
  const members = await Promise.all(
    NAMES.map(async (name) => {
      const ways = await openWays(targets);
      const ports = { mongo: ways.mongo.port, redis: ways.redis.port, slack: ways.slack.port };
      const env = {
        PATH: process.env['PATH'],
        ...environment(ports),
        SCRIBE_CLOCK_FILE: clockFile,
        SCRIBE_RUN: name.startsWith('bot') ? 'bot' : 'worker',
      };
      return newMember({ name, ways, env, deaths });
    }),
  );
  // One after another: the first one makes the indexes.
  for (const member of members) await member.start();
  return {
    members,
    deaths,
    setClock: (ms) => writeFileSync(clockFile, String(ms)),
    async stop() {
      await Promise.all(members.map((member) => member.kill()));
      await Promise.all(members.flatMap(({ ways }) => WAYS.map((way) => ways[way].close())));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function openWays(targets: Targets): Promise<Record<Way, TcpProxy>> {
  const [mongo, redis, slack] = await Promise.all([
    openTcpProxy(targets.mongo),
    openTcpProxy(targets.redis),
    openTcpProxy(targets.slack),
  ]);
  return { mongo, redis, slack };
}

interface Parts extends Pick<FleetMember, 'name' | 'ways'> {
  readonly env: NodeJS.ProcessEnv;
  readonly deaths: string[];
}

function newMember({ name, ways, env, deaths }: Parts): FleetMember {
  let child: ManagedProcess | undefined;
  let port: number | undefined;
  let wanted = false;
  let paused = false;
  let shakenUntil = 0;
  const shake = () => {
    shakenUntil = performance.now() + SHAKEN_MS;
  };
  const launch = async () => {
    while (wanted) {
      const started = await startManaged({
        command: process.execPath,
        args: ['--enable-source-maps', program('./faults/scribe-process.js')],
        env,
        output: 'keep',
      });
      child = started;
      void started.ended.then((code) => ended(started, code));
      port = await portOf(started);
      if (port !== undefined) return shake();
      await sleep(START_AGAIN_MS);
    }
  };
  const ended = async (which: ManagedProcess, code: number) => {
    const wasUp = port !== undefined;
    if (child === which) port = undefined;
    shake();
    if (!wanted || child !== which) return;
    deaths.push(`${name} ended with code ${code}: ${which.stderrTail().slice(-600)}`);
    if (wasUp) await launch();
  };
  const halt = async (how: (it: ManagedProcess) => Promise<void>) => {
    wanted = false;
    port = undefined;
    if (child) await how(child);
    paused = false;
    shake();
  };
  return {
    name,
    ways,
    port: () => port,
    isWell: () => port !== undefined && !paused && performance.now() > shakenUntil,
    kill: () => halt((it) => it.kill()),
    stop: () => halt((it) => it.stop(30_000)),
    async pause() {
      paused = true;
      await child?.pause();
    },
    resume() {
      child?.resume();
      paused = false;
      shake();
    },
    start() {
      wanted = true;
      return launch();
    },
  };
}

/** The port that it prints once it is ready; `undefined` when it ended first. */
async function portOf({ lines }: ManagedProcess): Promise<number | undefined> {
  for await (const line of lines) {
    if (!line.startsWith('{"port"')) continue;
    const said: { port: number } = JSON.parse(line);
    return said.port;
  }
  return undefined;
}
