import { mkdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';

import { type Choice, firstThatWorks, type Log } from './choices.ts';
import { embeddedMongo } from './embedded-mongo.ts';
import { fetchMongod } from './fetched-binary.ts';
import { type GuardedProcess, startGuarded } from './guarded-process.ts';
import { onPath } from './machine.ts';
import { type OwnService, ownService, type ServicePlace, untilReady } from './own-service.ts';

export type MongoOptions = {
  /** Folder of the data, kept afterwards; without it the data go with the service. */
  dir?: string;
  /** `embedded` takes the embedded server even where a `mongod` is to be had. */
  only?: 'embedded';
  log?: Log;
};

/** Starts a MongoDB of our own, whatever MONGODB_URI says. Throws one sentence that says what to install. */
export function startMongo({ dir, only, log = () => undefined }: MongoOptions = {}): Promise<OwnService> {
  const install =
    'Install MongoDB (mongod on PATH) or Go 1.24 or later (go on PATH), or set MONGODB_URI to a running server.';
  return firstThatWorks(
    { service: 'MongoDB', install, dir, log },
    only ? [embedded] : [installed, fetched, embedded],
  );
}

const installed: Choice = {
  name: 'mongod on PATH',
  async start(place) {
    const binary = onPath('mongod');
    return binary ? startMongod(binary, 'mongod on PATH', place) : { not: 'there is none' };
  },
};

const fetched: Choice = {
  name: 'a downloaded mongod',
  async start(place, log) {
    const binary = await fetchMongod(log);
    return typeof binary === 'string' ? startMongod(binary, 'a downloaded mongod', place) : binary;
  },
};

const embedded: Choice = {
  name: 'embedded FerretDB',
  async start(place, log) {
    const binary = await embeddedMongo(log);
    if (typeof binary !== 'string') return binary;
    const data = join(place.dir, 'sqlite');
    return ownService({ ...place, what: 'FerretDB 1.24 on SQLite, embedded', url }, async (port) => {
      const args = ['-data', data, '-port', String(port)];
      const server = await startGuarded({ command: binary, args, output: 'keep' });
      await untilSaid(server, 'ready ');
      return server;
    });
  },
};

function startMongod(binary: string, what: string, place: ServicePlace): Promise<OwnService> {
  const data = join(place.dir, 'mongod');
  mkdirSync(data, { recursive: true });
  return ownService({ ...place, what, url }, async (port) => {
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
    const server = await startGuarded({ command: binary, args, output: 'keep' });
    await untilReady(server, () => accepts(port));
    return server;
  });
}

async function untilSaid(server: GuardedProcess, start: string): Promise<void> {
  for await (const line of server.lines) if (line.startsWith(start)) return;
  throw new Error(`it ended with code ${await server.ended}: ${server.lastWords()}`);
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
