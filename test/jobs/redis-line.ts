import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A proxy to a running Redis that a test can cut and restore, as if the server went away and came back. */
export interface RedisLine {
  readonly url: string;
  /** New connections reach this server; those that are open stay, as in a failover. */
  aim(redisUrl: string): void;
  /** Passes nothing on in the connections that are open, which stay open. */
  silence(): void;
  cut(): Promise<void>;
  mend(): Promise<void>;
  close(): Promise<void>;
}

export async function redisLine(redisUrl: string): Promise<RedisLine> {
  let target = new URL(redisUrl);
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(target.port || 6379), target.hostname);
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
      socket.pipe(other);
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const cut = async () => {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  return {
    url: `redis://127.0.0.1:${port}${target.pathname}`,
    aim(url) {
      target = new URL(url);
    },
    silence() {
      for (const socket of sockets) socket.unpipe().resume();
    },
    cut,
    async mend() {
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
    },
    close: cut,
  };
}
