import { connect, createServer, type Socket } from 'node:net';
import mongoose from 'mongoose';

const { BSON } = mongoose.mongo;

/** A way to MongoDB on which answers can be lost, held back, or given by another than the server. */
export interface MongoProxy {
  /** The server's URI, by this way. */
  readonly uri: string;
  /**
   * From the moment a request with these words arrives, its connection gives no answer: the server carries it out, and
   * whoever sent it cannot know. All other connections go on.
   */
  holdAnswersTo(words: string): HeldAnswers;
  /** From now on this says of each command what becomes of it; without one, all go to the server. */
  decide(decide: Decide | undefined): void;
  /** How many connections there have been. */
  opened(): number;
  /** Ends all connections; new ones can be made. */
  cut(): void;
  /** Every answer of the server comes so much later from now on (ms). */
  slowDown(ms: number): void;
  close(): Promise<void>;
}

/** A command on its way to the server. */
export interface Asked {
  /** Its first field: `insert`, `hello`, … */
  readonly name: string;
  /** Which connection it came by; the first is 1. */
  readonly connection: number;
}

/**
 * What becomes of a command: it goes to the server; this document is its answer; or the answer begins and never ends,
 * a byte now and then, so that no time limit on silence ends it.
 */
export type Fate = 'pass' | 'endless' | Readonly<Record<string, unknown>>;
export type Decide = (asked: Asked) => Fate;

/**
 * The server that these connections lead to is no primary any more: it says so, refuses everything else with this
 * error, and keeps the connections open, as a server behind a TCP proxy does. Others lead to the new primary.
 */
export function steppedDown(error: RefusalOfMongo, isMeant: (connection: number) => boolean): Decide {
  return ({ name, connection }) => {
    if (!isMeant(connection)) return 'pass';
    const isGreeting = ['hello', 'ismaster'].includes(name.toLowerCase());
    return isGreeting ? SECONDARY : { ok: 0, ...error, errmsg: 'not primary' };
  };
}

/** A code of the server, and its name (error_codes.yml of MongoDB). */
export interface RefusalOfMongo {
  readonly code: number;
  readonly codeName: string;
}

const SECONDARY = { ok: 1, isWritablePrimary: false, secondary: true, minWireVersion: 0, maxWireVersion: 21 };

export interface HeldAnswers {
  /** How many requests wait for their answer. */
  count(): number;
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
  let decide: Decide | undefined;
  let opened = 0;
  const pace = { ms: 0 };
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
      socket.on('error', () => socket.destroy());
    }
    opened += 1;
    const connection = opened;
    const fateOf = (name: string) => decide?.({ name, connection }) ?? 'pass';
    join({ client, upstream }, { holds, fateOf, pace });
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
        count: () => hold.waiting.length,
        release() {
          holds.delete(hold);
          for (const goOn of hold.waiting.splice(0)) goOn();
        },
      };
      holds.add(hold);
      return hold;
    },
    decide(other) {
      decide = other;
    },
    opened: () => opened,
    cut() {
      for (const socket of sockets) socket.destroy();
    },
    slowDown(ms) {
      pace.ms = ms;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Joined {
  readonly client: Socket;
  readonly upstream: Socket;
}

/** What becomes of what is passed on. */
interface Manner {
  readonly holds: ReadonlySet<Hold>;
  readonly fateOf: (name: string) => Fate;
  /** How much later each answer comes, in milliseconds. */
  readonly pace: { readonly ms: number };
}

/** Passes what both say; whoever ends, ends both. */
function join({ client, upstream }: Joined, { holds, fateOf, pace }: Manner): void {
  let unread = Buffer.alloc(0);
  client.on('data', (chunk) => {
    unread = Buffer.concat([unread, chunk]);
    while (unread.length >= HEADER && unread.length >= unread.readInt32LE(0)) {
      const request = unread.subarray(0, unread.readInt32LE(0));
      unread = unread.subarray(request.length);
      pass(request);
    }
  });
  upstream.on('data', (chunk) => {
    if (pace.ms === 0) client.write(chunk);
    else setTimeout(() => client.write(chunk), pace.ms).unref();
  });
  client.on('close', () => upstream.destroy());
  upstream.on('close', () => client.destroy());

  function pass(request: Buffer): void {
    const fate = fateOf(nameOf(request));
    if (fate === 'endless') answerEndlessly(client);
    else if (fate !== 'pass') client.write(reply(request, fate));
    else {
      for (const { words, waiting } of holds) {
        if (!request.includes(words)) continue;
        upstream.pause();
        waiting.push(() => upstream.resume());
      }
      upstream.write(request);
    }
  }
}

const HEADER = 16;
const OP_MSG = 2013;
const OP_QUERY = 2004;
/** Long enough that it never ends, and allowed. */
const ENDLESS = 40_000_000;

/** The command's name: the first field of its document. */
function nameOf(request: Buffer): string {
  const document = bodyOf(request);
  // A BSON document: its length, the type of its first field, and that field's name.
  return document === undefined ? '' : document.subarray(5, document.indexOf(0, 5)).toString();
}

function bodyOf(request: Buffer): Buffer | undefined {
  switch (request.readInt32LE(12)) {
    case OP_MSG:
      return request.subarray(HEADER + 5);
    case OP_QUERY:
      return request.subarray(request.indexOf(0, HEADER + 4) + 9);
    default:
      return undefined;
  }
}

/** An answer to a command that was sent as OP_MSG, as all are after the greeting. */
function reply(request: Buffer, document: Readonly<Record<string, unknown>>): Buffer {
  const body = BSON.serialize(document);
  const head = Buffer.alloc(HEADER + 5);
  head.writeInt32LE(head.length + body.length, 0);
  head.writeInt32LE(request.readInt32LE(4), 8);
  head.writeInt32LE(OP_MSG, 12);
  return Buffer.concat([head, body]);
}

function answerEndlessly(client: Socket): void {
  const head = Buffer.alloc(HEADER);
  head.writeInt32LE(ENDLESS, 0);
  client.write(head);
  const timer = setInterval(() => client.write('.'), 200);
  client.on('close', () => clearInterval(timer));
}
