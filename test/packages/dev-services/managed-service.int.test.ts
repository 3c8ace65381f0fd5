import { existsSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { scratchDir } from '../../../packages/dev-services/services/clone-folders.ts';
import type { ManagedService } from '../../../packages/dev-services/services/managed-service.ts';
import { startRedis } from '../../../packages/dev-services/services/redis.ts';

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
    redis.pause();
    await expect(ask('PING')).rejects.toThrow('no answer');

    redis.resume();

    expect(await ask('PING')).toBe('+PONG\r\n');
  });

  it('stops while it hangs', async () => {
    const dir = scratchDir('redis');
    const other = await startRedis({ dir });
    other.pause();

    await other.stop();

    expect(existsSync(join(dir, 'redis'))).toBe(true);
    rmSync(dir, { recursive: true });
  });

  /** Sends one command; rejects with "no answer" after 300 ms. */
  function ask(command: string): Promise<string> {
    return new Promise((resolve, reject) => {
      const socket = connect(Number(new URL(redis.url).port), '127.0.0.1', () =>
        socket.write(`${command}\r\n`),
      );
      const done = (finish: () => void) => {
        socket.destroy();
        finish();
      };
      socket.setTimeout(300, () => done(() => reject(new Error('no answer'))));
      socket.once('data', (answer) => done(() => resolve(String(answer))));
      socket.once('error', (error) => done(() => reject(error)));
    });
  }
});
