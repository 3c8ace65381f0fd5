import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { freePort } from '../../packages/dev-services/services/free-port.ts';
import { type Stage, setStage, type Way } from '../scribe.ts';
import { freshDatabase, redisUrl } from '../services.ts';
import { type Child, startChild } from './child.ts';
import { type MongoProxy, openMongoProxy } from './mongo-proxy.ts';

describe('a start that fails late', () => {
  const ends: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const end of ends.splice(0).reverse()) await end();
  });

  async function idleStage(way: Way): Promise<Stage> {
    const stage = await setStage({ way, idle: true });
    ends.push(() => stage.strike());
    return stage;
  }

  it('leaves nothing listening when Slack refuses the app token', async () => {
    const stage = await idleStage('socket');
    const port = await freePort();
    await expect(stage.start({ SLACK_APP_TOKEN: 'xapp-of-nobody', PORT: String(port) })).rejects.toThrow(
      'invalid_auth',
    );
    // Fails if the port is still taken.
    await listening(port).then((server) => ends.push(() => closed(server)));
    expect(stage.slack.sockets.count).toBe(0);
  });

  it('closes its database and queue when the port is taken', async () => {
    const stage = await idleStage('http');
    const taken = await listening(0);
    ends.push(() => closed(taken));
    const before = openSockets();
    await expect(stage.start({ PORT: String(portOf(taken)) })).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await stage.slack.until(() => openSockets() <= before, { what: 'the connections to be closed' });
  });
});

describe('a database that goes away in the middle of a start', () => {
  const database = freshDatabase('start');
  let proxy: MongoProxy;
  let stage: Stage;
  beforeAll(async () => {
    proxy = await openMongoProxy(database.uri);
    stage = await setStage({ mongodbUri: proxy.uri, idle: true });
  });
  afterAll(async () => {
    await stage.strike();
    await proxy.close();
    await database.drop();
  });

  it('is waited for: the process goes on when it is back', async () => {
    let refused = 0;
    proxy.decide(({ name }) => {
      if (name !== 'update' || refused === 3) return 'pass';
      refused += 1;
      return { ok: 0, code: 91, codeName: 'ShutdownInProgress', errmsg: 'going away' };
    });
    await stage.start();
    expect(refused).toBe(3);
  }, 60_000);
});

describe('a process in which something fails that nobody waits for', () => {
  const folder = mkdtempSync(join(tmpdir(), 'scribe-unwaited-'));
  let stage: Stage;
  let child: Child | undefined;
  beforeAll(async () => {
    stage = await setStage({ idle: true });
  });
  afterAll(async () => {
    await child?.process.kill();
    await stage.strike();
    rmSync(folder, { recursive: true });
  });

  it('goes on, and says so in its log', async () => {
    const told = join(folder, 'told');
    const failing = `import { existsSync, rmSync } from 'node:fs';
      setInterval(() => {
        if (!existsSync(${JSON.stringify(told)})) return;
        rmSync(${JSON.stringify(told)});
        Promise.reject(new Error('nobody waits'));
      }, 50).unref();`;
    child = await startChild(stage.slack, 'bot', {
      MONGODB_URI: stage.mongodbUri,
      REDIS_URL: redisUrl(),
      NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(failing)}`,
    });
    writeFileSync(told, '');
    for await (const line of child.process.lines) if (line.includes('nobody waited for')) break;
    const { status } = await fetch(`http://127.0.0.1:${child.port}/healthz`);
    expect(status).toBe(200);
  }, 60_000);
});

/** Connections that this process holds: MongoDB, Redis, HTTP. */
function openSockets(): number {
  return process.getActiveResourcesInfo().filter((name) => name === 'TCPSocketWrap').length;
}

async function listening(port: number): Promise<Server> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, resolve);
  });
  return server;
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}
