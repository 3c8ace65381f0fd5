import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { Transform } from 'node:stream';

/** A proxy to a running Redis that a test can cut and restore, as if the server went away and came back. */
export interface RedisLine {
  readonly url: string;
  /** New connections reach this server; those that are open stay, as in a failover. */
  aim(redisUrl: string): void;
  /** Passes nothing on in the connections that are open, which stay open. */
  silence(): void;
  /** Answers in all connections as a server does that reads its data, which it takes a minute for, or ends that. */
  load(loading: boolean): void;
  cut(): Promise<void>;
  mend(): Promise<void>;
  close(): Promise<void>;
}

export async function redisLine(redisUrl: string): Promise<RedisLine> {
  let target = new URL(redisUrl);
  const sockets = new Set<Socket>();
  let loading = false;
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
    }
    far.pipe(near);
    near.pipe(atServer(near, () => loading)).pipe(far);
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
    load(now) {
      loading = now;
    },
    cut,
    async mend() {
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
    },
    close: cut,
  };
}

const LOADING = '-LOADING Redis is loading the dataset in memory\r\n';
const INFO = '# Persistence\r\nloading:1\r\nloading_eta_seconds:60\r\n';
/** What Redis does while it loads (flag `LOADING` of COMMAND INFO), as far as clients ask for it here. */
const ANSWERED: Readonly<Record<string, string>> = {
  INFO: `$${INFO.length}\r\n${INFO}\r\n`,
  CLIENT: '+OK\r\n',
  SELECT: '+OK\r\n',
};

/** Passes commands on; while it loads it answers them itself. */
function atServer(near: Socket, isLoading: () => boolean): Transform {
  let rest = '';
  return new Transform({
    transform(chunk: Buffer, _, done) {
      if (!isLoading() && rest === '') return done(null, chunk);
      rest += chunk.toString('latin1');
      for (let command = readCommand(rest); command; command = readCommand(rest)) {
        rest = rest.slice(command.length);
        near.write(ANSWERED[command.name] ?? LOADING);
      }
      return done();
    },
  });
}

/** The first command of what a client sent (RESP arrays of bulk strings); `undefined` until it is whole. */
function readCommand(sent: string): { readonly name: string; readonly length: number } | undefined {
  const head = /^\*(\d+)\r\n/.exec(sent);
  if (!head) return undefined;
  let at = head[0].length;
  const words: string[] = [];
  for (let left = Number(head[1]); left > 0; left -= 1) {
    const size = /^\$(\d+)\r\n/.exec(sent.slice(at));
    if (!size) return undefined;
    const begin = at + size[0].length;
    at = begin + Number(size[1]) + 2;
    if (at > sent.length) return undefined;
    words.push(sent.slice(begin, at - 2));
  }
  return { name: (words[0] ?? '').toUpperCase(), length: at };
}
