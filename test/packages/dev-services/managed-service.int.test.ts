import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { scratchDir } from '../../../packages/dev-services/services/clone-folders.ts';
import { startManaged } from '../../../packages/dev-services/services/managed-process.ts';
import type { ManagedService } from '../../../packages/dev-services/services/managed-service.ts';
import { startRedis } from '../../../packages/dev-services/services/redis.ts';

/** A program with four busy threads. */
const THREADS = `
const { Worker } = require('node:worker_threads');
for (let left = 4; left > 0; left--) new Worker('for (;;);', { eval: true });
console.log('busy');`;

function statesOf(pid: number): (string | undefined)[] {
  return readdirSync(`/proc/${pid}/task`).map(
    (thread) =>
      /\) (?<state>.)/.exec(readFileSync(`/proc/${pid}/task/${thread}/stat`, 'utf8'))?.groups?.['state'],
  );
}

describe('a managed Redis', () => {
  let redis: ManagedService;

  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.stop());

  it('never evicts', async () => {
    expect(await ask('CONFIG GET maxmemory-policy')).toContain('noeviction');
  });

  it('is gone when killed, and back with its data on the same port', async () => {
    await ask('SET kept yes');

    await redis.kill();
    await expect(ask('PING')).rejects.toThrow('ECONNREFUSED');
    await redis.restart();

    expect(await ask('GET kept')).toContain('yes');
  });

  it('hangs when paused, and goes on when resumed', async () => {
    await redis.pause();
    await expect(ask('PING', 300)).rejects.toThrow('no answer');

    redis.resume();

    expect(await ask('PING')).toBe('+PONG\r\n');
  });

  // Only Linux tells the state of each thread.
  const onLinux = process.platform === 'linux' ? it : it.skip;
  onLinux('has stopped in each of its threads when it is paused', async () => {
    const busy = await startManaged({ command: process.execPath, args: ['-e', THREADS], output: 'keep' });
    for await (const line of busy.lines) if (line === 'busy') break;
    for (let round = 0; round < 30; round++) {
      await busy.pause();
      expect(statesOf(busy.pid)).not.toContain('R');
      busy.resume();
    }
    await busy.kill();
  });

  it('stops while it hangs', async () => {
    const dir = scratchDir('redis');
    const other = await startRedis({ dir });
    await other.pause();

    await other.stop();

    expect(existsSync(join(dir, 'redis'))).toBe(true);
    rmSync(dir, { recursive: true });
  });

  /** Sends one command; rejects with "no answer" when none comes. */
  function ask(command: string, patienceMs = 10_000): Promise<string> {
    return new Promise((resolve, reject) => {
      const socket = connect(Number(new URL(redis.url).port), '127.0.0.1', () =>
        socket.write(`${command}\r\n`),
      );
      const done = (finish: () => void) => {
        socket.destroy();
        finish();
      };
      socket.setTimeout(patienceMs, () => done(() => reject(new Error('no answer'))));
      socket.once('data', (answer) => done(() => resolve(String(answer))));
      socket.once('error', (error) => done(() => reject(error)));
    });
  }
});
