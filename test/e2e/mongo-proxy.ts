import { connect, createServer, type Socket } from 'node:net';

/** A way to MongoDB on which answers can be lost. */
export interface MongoProxy {
  /** The server's URI, by this way. */
  readonly uri: string;
  /**
   * From the moment a request with these words arrives, its connection gives no answer: the server carries it out, and
   * whoever sent it cannot know. All other connections go on.
   */
  holdAnswersTo(words: string): HeldAnswers;
  close(): Promise<void>;
}

export interface HeldAnswers {
  /** Lets everything through again, also what was held. */
  release(): void;
}

interface Hold extends HeldAnswers {
  readonly words: Buffer;
  readonly waiting: (() => void)[];
}

/** Opens a proxy in front of a single server. */
export async function openMongoProxy(serverUri: string): Promise<MongoProxy> {
  const { hostname, port } = new URL(serverUri);
  const sockets = new Set<Socket>();
  const holds = new Set<Hold>();
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
      socket.on('error', () => socket.destroy());
    }
    join(client, upstream, holds);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const own = new URL(serverUri);
  own.host = `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  return {
    uri: own.href,
    holdAnswersTo(words) {
      const hold: Hold = {
        words: Buffer.from(words),
        waiting: [],
        release() {
          holds.delete(hold);
          for (const goOn of hold.waiting.splice(0)) goOn();
        },
      };
      holds.add(hold);
      return hold;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Passes what both say; whoever ends, ends both. */
function join(client: Socket, upstream: Socket, holds: ReadonlySet<Hold>): void {
  let before = Buffer.alloc(0);
  client.on('data', (chunk) => {
    for (const { words, waiting } of holds) {
      // Words may come in two pieces.
      if (!Buffer.concat([before.subarray(1 - words.length), chunk]).includes(words)) continue;
      upstream.pause();
      waiting.push(() => upstream.resume());
    }
    before = chunk;
    upstream.write(chunk);
  });
  upstream.on('data', (chunk) => client.write(chunk));
  client.on('close', () => upstream.destroy());
  upstream.on('close', () => client.destroy());
}
