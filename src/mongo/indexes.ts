import type { Connection } from 'mongoose';

type Keys = Readonly<Record<string, 1 | -1>>;

interface Index {
  readonly keys: Keys;
  readonly unique?: true;
  /** Holds only documents that have one of the fields, so the index is as small as what waits. */
  readonly sparse?: true;
}

const PENDING: Index = { keys: { pendingAt: 1 }, sparse: true };
const IN_TROUBLE: Index = { keys: { troubleAt: 1 }, sparse: true };

/** Every index beside `_id`, by collection. `entries` is written most, so it has only indexes that a query needs. */
const INDEXES: Readonly<Record<string, readonly Index[]>> = {
  incidents: [
    { keys: { team: 1, key: 1 }, unique: true },
    { keys: { team: 1, channel: 1 } },
    { keys: { channel: 1 } },
    { keys: { formerChannels: 1 }, sparse: true },
    { keys: { team: 1, active: 1, declaredAt: -1 } },
    { keys: { team: 1, holders: 1, declaredAt: -1 } },
    { keys: { membersDueAt: 1 }, sparse: true },
    { keys: { nudgeAt: 1 }, sparse: true },
    PENDING,
    IN_TROUBLE,
  ],
  entries: [
    { keys: { team: 1, incident: 1, occurredAt: 1, loggedAt: 1, _id: 1 } },
    { keys: { team: 1, incident: 1, author: 1, loggedAt: -1, _id: -1 } },
    { keys: { 'waits.room': 1, 'waits.at': 1 }, sparse: true },
    { keys: { 'echo.batch': 1 }, sparse: true },
    PENDING,
    IN_TROUBLE,
  ],
  echo_rooms: [
    { keys: { 'batch.id': 1 }, sparse: true },
    { keys: { notBefore: 1 }, sparse: true },
  ],
  messages: [PENDING, IN_TROUBLE],
  'files.files': [{ keys: { 'metadata.message': 1 } }],
  file_uploads: [{ keys: { at: 1 } }],
  actions: [
    { keys: { team: 1, number: 1 }, unique: true },
    { keys: { team: 1, incident: 1, number: 1 } },
    { keys: { team: 1, owner: 1, pending: 1, due: 1 } },
    { keys: { team: 1, 'heldBy.kind': 1, pending: 1, due: 1 } },
    { keys: { team: 1, pending: 1, due: 1, number: 1 } },
    { keys: { remindAt: 1 }, sparse: true },
    { keys: { pending: 1, plan: 1 } },
    PENDING,
    IN_TROUBLE,
  ],
  homes: [{ keys: { team: 1, openedAt: -1 } }, PENDING, IN_TROUBLE],
  searches: [{ keys: { team: 1, words: 1, at: -1 } }, { keys: { dueAt: 1 }, sparse: true }],
  postmortems: [
    { keys: { team: 1, 'workflow.state': 1 } },
    { keys: { remindAt: 1 }, sparse: true },
    PENDING,
    IN_TROUBLE,
  ],
  people: [{ keys: { changedAt: 1 }, sparse: true }],
  weeklies: [{ keys: { dueAt: 1 }, sparse: true }, PENDING, IN_TROUBLE],
  digests: [PENDING, IN_TROUBLE],
  secrets: [{ keys: { team: 1, at: -1 } }, PENDING, IN_TROUBLE],
  figures: [{ keys: { team: 1, declaredAt: 1 } }],
  drafts: [{ keys: { team: 1, incident: 1, at: -1 } }],
  inbox: [{ keys: { at: 1 } }],
  moved_channels: [{ keys: { to: 1 } }],
  covered_workspaces: [{ keys: { organisation: 1 } }],
};

/** Creates what is missing and marks what they find; safe to repeat. On large collections give it a connection opened for `index-builds`. */
export async function createIndexes(connection: Connection): Promise<void> {
  for (const [name, indexes] of Object.entries(INDEXES)) {
    for (const { keys, ...options } of indexes) {
      await connection.collection(name).createIndex({ ...keys }, { ...options, name: nameOf(keys) });
    }
  }
  await markGivenUp(connection);
}

/** What earlier versions gave up has no mark to be found by. */
async function markGivenUp(connection: Connection): Promise<void> {
  for (const name of Object.keys(INDEXES).filter((one) => INDEXES[one]?.includes(IN_TROUBLE)))
    await connection
      .collection(name)
      .updateMany(
        { dead: { $exists: true }, troubleAt: { $exists: false } },
        { $set: { troubleAt: LONG_AGO } },
      );
}

const LONG_AGO = new Date(1);

/** Whether nothing of Scribe is in the database yet, not even a collection. */
export async function isUnused(connection: Connection): Promise<boolean> {
  const known = await connection.listCollections();
  return known.every(({ name }) => !(name in INDEXES));
}

/** The missing indexes, in words: `entries (team, incident, …)`. Empty when all are. */
export async function checkIndexes(connection: Connection): Promise<readonly string[]> {
  const missing: string[] = [];
  for (const [name, indexes] of Object.entries(INDEXES)) {
    const there = new Set((await keysOf(connection, name)).map((keys) => JSON.stringify(keys)));
    for (const { keys } of indexes) {
      if (!there.has(JSON.stringify(keys))) missing.push(`${name} (${Object.keys(keys).join(', ')})`);
    }
  }
  return missing;
}

async function keysOf(connection: Connection, name: string): Promise<readonly unknown[]> {
  const known = await connection.listCollections();
  if (!known.some((collection) => collection.name === name)) return [];
  const indexes = await connection.collection(name).indexes();
  return indexes.map((index) => index['key']);
}

/** A name of our own, since servers build different ones from keys with dots. */
function nameOf(keys: Keys): string {
  return Object.keys(keys).join('_').replaceAll('.', '-');
}
