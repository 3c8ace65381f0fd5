import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, describe, expect, it } from '@jest/globals';

import { cloneDir } from '../../../packages/dev-services/services/clone-folders.ts';

const COMMAND = join(cloneDir, 'dist', 'packages', 'dev-services', 'services-command.js');

type Running = { process: ChildProcess; ports: string[] };

const started: ChildProcess[] = [];

afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

describe('npm run services', () => {
  it('runs twice side by side, and a killed one leaves no process behind', async () => {
    const [one, other] = await Promise.all([startCommand(), startCommand()]);
    expect(new Set([...one.ports, ...other.ports]).size).toBe(4);

    one.process.kill('SIGKILL');

    await untilGone(one.ports);
    expect(serversOn(other.ports)).toHaveLength(2);
  }, 60_000);

  it('stops both and exits 0 on Ctrl-C', async () => {
    const { process: command, ports } = await startCommand();

    command.kill('SIGINT');

    expect(await once(command, 'exit')).toEqual([0, null]);
    expect(serversOn(ports)).toEqual([]);
  }, 60_000);
});

/** Starts the built command without the services of this test run, and waits until it has printed both. */
async function startCommand(): Promise<Running> {
  if (!existsSync(COMMAND)) throw new Error('dist is missing; run npm run build first, as npm test does');
  const { MONGODB_URI: _mongo, REDIS_URL: _redis, ...env } = process.env;
  const child = spawn(process.execPath, [COMMAND], { env, stdio: ['ignore', 'pipe', 'ignore'] });
  started.push(child);
  let said = '';
  for await (const text of child.stdout) {
    said += String(text);
    const ports = [...said.matchAll(/127\.0\.0\.1:(\d+)/g)].map((match) => match[1] ?? '');
    if (ports.length === 2) return { process: child, ports };
  }
  throw new Error(`services-command ended after saying "${said}", expected two addresses`);
}

/** The servers (not their guards) that listen on these ports, by their command lines. */
function serversOn(ports: string[]): string[] {
  const all = execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' }).split('\n');
  const isOurs = new RegExp(`^\\S*(mongo|redis).*(-port |:)(${ports.join('|')})\\b`);
  return all.filter((line) => isOurs.test(line));
}

async function untilGone(ports: string[]): Promise<void> {
  const deadline = Date.now() + 5_000;
  while (serversOn(ports).length > 0) {
    if (Date.now() > deadline) throw new Error(`still there after 5 s: ${serversOn(ports).join(', ')}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
