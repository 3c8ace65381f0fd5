import { mkdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { downloadRedis } from './download-server.ts';
import { firstAvailable, type Log, type Provider } from './first-available.ts';
import { startManaged } from './managed-process.ts';
import { type DataFolder, type ManagedService, manageService, untilReady } from './managed-service.ts';
import { aptInstall, canAptInstall, findOnPath } from './system-programs.ts';

export type RedisOptions = {
  /** Folder for the data, kept afterwards; without it the data are removed with the service. */
  dir?: string;
  log?: Log;
};

/** Starts a new Redis, whatever REDIS_URL says. Throws one sentence that says what to install. */
export function startRedis({ dir, log = () => undefined }: RedisOptions = {}): Promise<ManagedService> {
  const install = 'Install Redis (redis-server on PATH), or set REDIS_URL to a running server.';
  return firstAvailable({ service: 'Redis', install, dir, log }, [installed, packaged, fetched]);
}

const installed: Provider = {
  name: 'redis-server on PATH',
  async start(folder) {
    const binary = findOnPath('redis-server');
    return binary ? startServer(binary, 'redis-server on PATH', folder) : { not: 'there is none' };
  },
};

const packaged: Provider = {
  name: 'apt-get install redis-server',
  async start(folder, log) {
    if (!canAptInstall()) return { not: 'we are not root on Debian or Ubuntu' };
    await aptInstall('redis-server', log);
    return startServer('redis-server', 'redis-server, installed with apt-get', folder);
  },
};

const fetched: Provider = {
  name: 'a downloaded redis-server',
  async start(folder, log) {
    const binary = await downloadRedis(log);
    return typeof binary === 'string' ? startServer(binary, 'a downloaded redis-server', folder) : binary;
  },
};

function startServer(binary: string, what: string, folder: DataFolder): Promise<ManagedService> {
  const dir = join(folder.dir, 'redis');
  mkdirSync(dir, { recursive: true });
  return manageService({ ...folder, what, url: (port) => `redis://127.0.0.1:${port}` }, async (port) => {
    const server = await startManaged({ command: binary, args: settings(port, dir), output: 'keep' });
    await untilReady(server, () => answersPing(port));
    return server;
  });
}

/** Nothing is evicted (noeviction), and a restart finds what was stored (append-only file). */
function settings(port: number, dir: string): string[] {
  const where = ['--port', String(port), '--bind', '127.0.0.1', '--dir', dir];
  return [...where, '--maxmemory-policy', 'noeviction', '--save', '', '--appendonly', 'yes'];
}

/** A server that is still reading its file answers -LOADING and is not ready. */
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
