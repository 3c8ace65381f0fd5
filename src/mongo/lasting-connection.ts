import { setTimeout as pause } from 'node:timers/promises';
import type { Connection } from 'mongoose';
import mongoose from 'mongoose';

import { checkWritable, openConnection } from './connection.ts';

/** A connection that failed is looked at this often (ms), and one that is well after so many times as long. */
const LOOK_MS = 1_000;
const CALM_LOOKS = 5;
/** How long an answer may take (ms). A client that is well finds a server that is back within a second. */
const ANSWER_MS = 2_300;
/** What is under way on a connection that was replaced may still end well (ms). */
const RETIRE_MS = 10_000;

/** A connection to a database that outlives its client. */
export interface LastingConnection {
  current(): Connection;
  /** Safe to call twice. */
  close(): Promise<void>;
}

export interface LastingOptions {
  /** The connection was made anew, since its client no longer did what another client can. */
  readonly onReplaced: (connection: Connection) => void;
  /** Opens another connection; rejects when no server answers. */
  readonly open: () => Promise<Connection>;
}

/** Opens a connection that is replaced when need be. Throws `StoreFault` within about two seconds when no server answers. */
export async function openLasting(
  uri: string,
  onReplaced: LastingOptions['onReplaced'],
): Promise<LastingConnection> {
  const open = () => openConnection(uri);
  return lasting(await open(), { open, onReplaced });
}

/**
 * Watches a connection, and replaces it when it fails while another one, opened for the purpose, succeeds. A client of
 * driver 7.8 can wait for ever for a socket that ended during its greeting; its pool can fill up with such sockets; and
 * behind a TCP proxy its sockets go on leading to a server that is no primary any more.
 */
export function lasting(first: Connection, { open, onReplaced }: LastingOptions): LastingConnection {
  const stop = new AbortController();
  const retired = new Set<Connection>();
  let connection = first;
  let suspect = false;
  /** By the server's own word: whoever is connected to it through a proxy stays so. */
  let accused = false;

  function attend(to: Connection): void {
    to.getClient().on('serverDescriptionChanged', ({ newDescription: { type, error } }) => {
      if (to !== connection || type !== 'Unknown') return;
      suspect = true;
      accused ||= error instanceof mongoose.mongo.MongoServerError;
    });
  }

  function replaceBy(fresh: Connection): void {
    const old = connection;
    retired.add(old);
    setTimeout(() => void retire(old), RETIRE_MS).unref();
    connection = fresh;
    accused = false;
    attend(fresh);
    onReplaced(fresh);
  }

  async function retire(old: Connection): Promise<void> {
    if (retired.delete(old)) await old.close(true).catch(() => undefined);
  }

  /** Whether the connection is well, or was replaced by one that is. */
  async function look(): Promise<boolean> {
    if (!accused && (await isWritable(connection))) return true;
    const fresh = await open().catch(() => undefined);
    if (!fresh) return false;
    const isBetter = (await isWritable(fresh)) && (accused || !(await isWritable(connection)));
    if (isBetter && !stop.signal.aborted) replaceBy(fresh);
    else await fresh.close(true).catch(() => undefined);
    return isBetter;
  }

  async function watch(): Promise<void> {
    for (let calm = 0; !stop.signal.aborted; calm += 1) {
      await pause(LOOK_MS, undefined, { signal: stop.signal, ref: false }).catch(() => undefined);
      if (stop.signal.aborted || (!suspect && calm < CALM_LOOKS)) continue;
      calm = 0;
      suspect = false;
      suspect = !(await look()) || suspect;
    }
  }

  async function close(): Promise<void> {
    stop.abort();
    await Promise.all([connection.close(), ...[...retired].map(retire)]);
    await watching;
  }

  attend(first);
  const watching = watch();
  let closing: Promise<void> | undefined;
  return {
    current: () => connection,
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}

async function isWritable(connection: Connection): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), ANSWER_MS);
  });
  const asked = checkWritable(connection).then(
    () => true,
    () => false,
  );
  return Promise.race([asked, late]).finally(() => clearTimeout(timer));
}
