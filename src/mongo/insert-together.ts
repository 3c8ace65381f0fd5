import type { Connection } from 'mongoose';
import mongoose from 'mongoose';

const { MongoServerError, MongoWriteConcernError, MongoNotConnectedError } = mongoose.mongo;

/** Whether the document is in the database by this insert, or was there before, under the same `_id`. */
export type Inserted = 'new' | 'known';

/** What typed code has built: nothing checks it again. */
interface Insertable {
  readonly _id: string;
}

interface Waiting {
  readonly document: Insertable;
  readonly settle: (inserted: Inserted) => void;
  readonly fail: (error: unknown) => void;
}

/** The server's answer to `insert`; each number is the place of a document among those that were sent. */
interface Reply {
  readonly writeErrors?: readonly {
    readonly index: number;
    readonly code: number;
    readonly errmsg?: string;
  }[];
  readonly writeConcernError?: { readonly code: number; readonly errmsg: string };
}

/** What waits for longer than this behind an insert that is under way goes out beside it: that one may hang. */
const BEHIND_MS = 25;
/** One insert carries at most this many: far below the server's 100,000 and 48 MB, at 12,000 characters each. */
const MOST = 500;
const DUPLICATE = 11_000;

/**
 * Inserts documents one by one while few come, and those that arrive during an insert together with the next one: under
 * load the server is asked once for many. Each document has its own verdict. Rejects with the driver's error.
 */
export function insertTogether(
  connection: Connection,
  collection: string,
): (document: Insertable) => Promise<Inserted> {
  const waiting: Waiting[] = [];
  let underWay = 0;
  let hurry: NodeJS.Timeout | undefined;

  const send = (): void => {
    clearTimeout(hurry);
    hurry = undefined;
    const some = waiting.splice(0, MOST);
    if (some.length === 0) return;
    underWay += 1;
    void insert(connection, collection, some).finally(() => {
      underWay -= 1;
      send();
    });
  };

  return (document) =>
    new Promise((settle, fail) => {
      waiting.push({ document, settle, fail });
      if (underWay === 0) send();
      else hurry ??= setTimeout(send, BEHIND_MS);
    });
}

/** Settles each of them; never rejects. */
async function insert({ db }: Connection, collection: string, some: readonly Waiting[]): Promise<void> {
  try {
    if (!db) throw new MongoNotConnectedError('There is no connection to the database');
    // `insertMany` would wrap whatever happens in a MongoBulkWriteError, which no longer says whether anything was sent.
    const documents = some.map(({ document }) => document);
    const writeConcern = { w: 'majority', j: true };
    const reply: Reply = await db.command(
      { insert: collection, documents, ordered: false, writeConcern },
      { ignoreUndefined: true },
    );
    if (reply.writeConcernError)
      throw new MongoWriteConcernError({ ...reply, ok: 1, writeConcernError: reply.writeConcernError });
    const refused = new Map(reply.writeErrors?.map((error) => [error.index, error]));
    some.forEach(({ settle, fail }, index) => {
      const error = refused.get(index);
      if (error === undefined) settle('new');
      else if (error.code === DUPLICATE) settle('known');
      else fail(new MongoServerError({ message: error.errmsg ?? `code ${error.code}`, code: error.code }));
    });
  } catch (error) {
    for (const { fail } of some) fail(error);
  }
}
