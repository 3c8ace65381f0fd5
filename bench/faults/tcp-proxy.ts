import { connect, createServer, type Socket } from 'node:net';

/**
 * What becomes of what passes: `open` all of it; `closed` every connection ends at once; `held` nothing moves, in either
 * direction, until it is open again; `mute` requests arrive and answers are lost; or each piece comes so much later.
 */
export type Manner = 'open' | 'closed' | 'held' | 'mute' | { readonly delayMs: number };

/** A way to a server, to be broken. */
export interface TcpProxy {
  readonly port: number;
  /** From now on. What was held goes on; connections that lost an answer end. */
  be(manner: Manner): void;
  /** Ends all connections; new ones can be made. */
  cut(): void;
  close(): Promise<void>;
}

interface Pair {
  readonly client: Socket;
  readonly upstream: Socket;
  /** Whether an answer was lost on it, so that what follows would be read as that answer. */
  lossy: boolean;
}

/** Opens a proxy on a free port. New connections lead to the port that `target` gives then. */
export async function openTcpProxy(target: () => number): Promise<TcpProxy> {
  const pairs = new Set<Pair>();
  let manner: Manner = 'open';
  const server = createServer((client) => {
    if (manner === 'closed') return client.destroy();
    const pair: Pair = { client, upstream: connect(target(), '127.0.0.1'), lossy: false };
    pairs.add(pair);
    join(pair, () => manner);
    pair.client.on('close', () => pairs.delete(pair));
    if (manner === 'held') pause(pair);
    return undefined;
  });
  const cut = () => {
    for (const pair of pairs) end(pair);
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    be(next) {
      manner = next;
      if (next === 'closed') return cut();
      for (const pair of pairs) {
        if (next === 'held') pause(pair);
        else resume(pair);
        if (pair.lossy && next !== 'mute') end(pair);
      }
    },
    cut,
    async close() {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Whoever ends, ends both. */
function join(pair: Pair, manner: () => Manner): void {
  const { client, upstream } = pair;
  for (const socket of [client, upstream]) {
    socket.setNoDelay(true);
    socket.on('error', () => end(pair));
    socket.on('close', () => end(pair));
  }
  client.on('data', (bytes) => pass(upstream, bytes, manner()));
  upstream.on('data', (bytes) => {
    if (manner() === 'mute') pair.lossy = true;
    else pass(client, bytes, manner());
  });
}

function pass(to: Socket, bytes: Buffer, manner: Manner): void {
  if (typeof manner === 'object') setTimeout(() => to.writable && to.write(bytes), manner.delayMs);
  else to.write(bytes);
}

function pause({ client, upstream }: Pair): void {
  client.pause();
  upstream.pause();
}

function resume({ client, upstream }: Pair): void {
  client.resume();
  upstream.resume();
}

function end({ client, upstream }: Pair): void {
  client.destroy();
  upstream.destroy();
}
