import { mkdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';

import { type Choice, firstThatWorks, type Log } from './choices.ts';
import { fetchRedis } from './fetched-binary.ts';
import { startGuarded } from './guarded-process.ts';
import { aptInstall, mayAptInstall, onPath } from './machine.ts';
import { type OwnService, ownService, type ServicePlace, untilReady } from './own-service.ts';

export type RedisOptions = {
  /** Folder of the data, kept afterwards; without it the data go with the service. */
  dir?: string;
  log?: Log;
};

/** Starts a Redis of our own, whatever REDIS_URL says. Throws one sentence that says what to install. */
export function startRedis({ dir, log = () => undefined }: RedisOptions = {}): Promise<OwnService> {
  const install = 'Install Redis (redis-server on PATH), or set REDIS_URL to a running server.';
  return firstThatWorks({ service: 'Redis', install, dir, log }, [installed, packaged, fetched]);
}

const installed: Choice = {
  name: 'redis-server on PATH',
  async start(place) {
    const binary = onPath('redis-server');
    return binary ? startServer(binary, 'redis-server on PATH', place) : { not: 'there is none' };
  },
};

const packaged: Choice = {
  name: 'apt-get install redis-server',
  async start(place, log) {
    if (!mayAptInstall()) return { not: 'we are not root on Debian or Ubuntu' };
    await aptInstall('redis-server', log);
    return startServer('redis-server', 'redis-server, installed with apt-get', place);
  },
};

const fetched: Choice = {
  name: 'a downloaded redis-server',
  async start(place, log) {
    const binary = await fetchRedis(log);
    return typeof binary === 'string' ? startServer(binary, 'a downloaded redis-server', place) : binary;
  },
};

function startServer(binary: string, what: string, place: ServicePlace): Promise<OwnService> {
  const dir = join(place.dir, 'redis');
  mkdirSync(dir, { recursive: true });
  return ownService({ ...place, what, url: (port) => `redis://127.0.0.1:${port}` }, async (port) => {
    const server = await startGuarded({ command: binary, args: settings(port, dir), output: 'keep' });
    await untilReady(server, () => answersPing(port));
    return server;
  });
}

/** Jobs must not be evicted (noeviction), and a restart finds what was there (append-only file). */
function settings(port: number, dir: string): string[] {
  const where = ['--port', String(port), '--bind', '127.0.0.1', '--dir', dir];
  return [...where, '--maxmemory-policy', 'noeviction', '--save', '', '--appendonly', 'yes'];
}

/** A server that still reads its file answers -LOADING and is not ready. */
function answersPing(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
    socket.setTimeout(1_000, () => socket.destroy());
    socket.once('data', (answer) => {
      resolve(answer.toString().startsWith('+PONG'));
      socket.destroy();
    });
    socket.on('error', () => resolve(false));
    socket.on('close', () => resolve(false));
  });
}
