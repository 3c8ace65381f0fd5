import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { freePort } from '../../packages/dev-services/services/free-port.ts';
import { type Stage, setStage, type Way } from '../scribe.ts';

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
