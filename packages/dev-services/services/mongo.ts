import { mkdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { downloadMongod } from './download-server.ts';
import { embeddedMongo } from './embedded-mongo.ts';
import { firstAvailable, type Log, type Provider } from './first-available.ts';
import { type ManagedProcess, startManaged } from './managed-process.ts';
import { type DataFolder, type ManagedService, manageService, untilReady } from './managed-service.ts';
import { findOnPath } from './system-programs.ts';

export type MongoOptions = {
  /** Folder for the data, kept afterwards; without it the data are removed with the service. */
  dir?: string;
  /** `embedded` takes the embedded server even where a `mongod` is available. */
  only?: 'embedded';
  log?: Log;
};

/** Starts a new MongoDB, whatever MONGODB_URI says. Throws one sentence that says what to install. */
export function startMongo({ dir, only, log = () => undefined }: MongoOptions = {}): Promise<ManagedService> {
  const install =
    'Install MongoDB (mongod on PATH) or Go 1.24 or later (go on PATH), or set MONGODB_URI to a running server.';
  return firstAvailable(
    { service: 'MongoDB', install, dir, log },
    only ? [embedded] : [installed, fetched, embedded],
  );
}

const installed: Provider = {
  name: 'mongod on PATH',
  async start(folder) {
    const binary = findOnPath('mongod');
    return binary ? startMongod(binary, 'mongod on PATH', folder) : { not: 'there is none' };
  },
};

const fetched: Provider = {
  name: 'a downloaded mongod',
  async start(folder, log) {
    const binary = await downloadMongod(log);
    return typeof binary === 'string' ? startMongod(binary, 'a downloaded mongod', folder) : binary;
  },
};

const embedded: Provider = {
  name: 'embedded FerretDB',
  async start(folder, log) {
    const binary = await embeddedMongo(log);
    if (typeof binary !== 'string') return binary;
    const data = join(folder.dir, 'sqlite');
    return manageService({ ...folder, what: 'FerretDB 1.24 on SQLite, embedded', url }, async (port) => {
      const args = ['-data', data, '-port', String(port)];
      const server = await startManaged({ command: binary, args, output: 'keep' });
      await untilPrinted(server, 'ready ');
      return server;
    });
  },
};

function startMongod(binary: string, what: string, folder: DataFolder): Promise<ManagedService> {
  const data = join(folder.dir, 'mongod');
  mkdirSync(data, { recursive: true });
  return manageService({ ...folder, what, url }, async (port) => {
    const args = [
      '--dbpath',
      data,
      '--port',
      String(port),
      '--bind_ip',
      '127.0.0.1',
      '--nounixsocket',
      '--quiet',
    ];
    const server = await startManaged({ command: binary, args, output: 'keep' });
    await untilReady(server, () => accepts(port));
    return server;
  });
}

async function untilPrinted(server: ManagedProcess, start: string): Promise<void> {
  for await (const line of server.lines) if (line.startsWith(start)) return;
  throw new Error(`it ended with code ${await server.ended}: ${server.stderrTail()}`);
}

function url(port: number): string {
  return `mongodb://127.0.0.1:${port}/scribe`;
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(true));
    socket.on('connect', () => socket.destroy());
    socket.on('error', () => resolve(false));
  });
}
