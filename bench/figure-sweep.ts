import type { Connection } from 'mongoose';
import { claimReminders } from '../src/app/actions/remind-owners.ts';
import type { App } from '../src/app/app.ts';
import { dateIn } from '../src/domain/actions/calendar-date.ts';
import { REMINDERS } from '../src/domain/actions/ladder.ts';
import { NO_NUDGES } from '../src/domain/incident/nudges.ts';
import { BUILT_IN_WORDS } from '../src/domain/incident/vocabulary.ts';
import { THRESHOLDS } from '../src/domain/postmortem/analysis/candidates/thresholds.ts';
import { BUILT_IN } from '../src/domain/postmortem/templates/registry.ts';
import { OPEN_RIGHTS } from '../src/domain/rights/rights.ts';
import { toActionDocument } from '../src/mongo/action-document.ts';
import { openConnection } from '../src/mongo/connection.ts';
import { createIndexes } from '../src/mongo/indexes.ts';
import { openStores, type Stores } from '../src/mongo/open-stores.ts';
import type { BenchContext, Figure } from './figure.ts';
import { median, medianRow, type Row } from './measured-row.ts';
import { sampleAction } from './samples.ts';
import { TEAM, USERS } from './slack-request.ts';

const FEW = 1_000;
const DUE = 100;
const SWEEPS = 25;
const BATCH = 10_000;
const DAY_MS = 86_400_000;

/** One pass of the reminder sweep with a hundred items due, among few open items and among very many. */
export const sweepFigure: Figure = async (context) => {
  const figure = 'sweep';
  if (!context.fullServer) {
    context.say('sweep: left out, since the embedded database scans whole collections; set MONGODB_URI.');
    return [];
  }
  const few = await storeWith(FEW, context);
  const many = await storeWith(context.items, context);
  try {
    const times: Record<'few' | 'many', number[]> = { few: [], many: [] };
    for (let pass = 0; pass < SWEEPS; pass++) {
      times.few.push(await few.sweep());
      times.many.push(await many.sweep());
    }
    const ratio = median(times.many) / median(times.few);
    return [
      medianRow({ figure, what: among(FEW), unit: 'ms' }, times.few),
      medianRow({ figure, what: among(context.items), unit: 'ms' }, times.many),
      {
        figure,
        what: `${among(context.items)} : among ${shown(FEW)}`,
        unit: '×',
        value: ratio,
        aim: { atMost: 1.2 },
      },
    ] satisfies Row[];
  } finally {
    await few.close();
    await many.close();
  }
};

function among(items: number): string {
  return `${DUE} due among ${shown(items)} open items`;
}

function shown(items: number): string {
  return items.toLocaleString('en');
}

interface SweptStore {
  /** Makes a hundred items due, claims them, and says how many milliseconds that took. */
  sweep(): Promise<number>;
  close(): Promise<void>;
}

async function storeWith(items: number, { databases, say }: BenchContext): Promise<SweptStore> {
  const own = await databases.fresh();
  const connection = await openConnection(own.mongodbUri, 'index-builds');
  const began = performance.now();
  await insertOpenItems(connection, items);
  await createIndexes(connection);
  const stores = await openStores(own.mongodbUri);
  for (const user of USERS) await stores.people.put(personNow(user));
  say(`sweep: ${shown(items)} open items stored in ${((performance.now() - began) / 1_000).toFixed(0)} s`);
  return {
    async sweep() {
      await makeSomeDue(connection);
      const start = performance.now();
      const claimed = await claimReminders(portsOf(stores));
      const took = performance.now() - start;
      if (claimed.length !== DUE)
        throw new Error(`${claimed.length} reminders were claimed, expected ${DUE}.`);
      return took;
    },
    async close() {
      await stores.close();
      await connection.close();
      await own.remove();
    },
  };
}

/** All of them will be due for a reminder one day, the first tomorrow. */
async function insertOpenItems(connection: Connection, items: number): Promise<void> {
  const actions = connection.collection<ReturnType<typeof toActionDocument>>('actions');
  for (let from = 0; from < items; from += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, items - from) }, (_, index) => {
      const number = from + index + 1;
      const remindAt = new Date(Date.now() + DAY_MS * (1 + (number % 365)));
      const item = sampleAction(number, dateIn(remindAt, 'UTC'));
      return toActionDocument({ item, remindAt, effects: [], at: item.createdAt });
    });
    await actions.insertMany(batch, { ordered: false });
  }
}

async function makeSomeDue(connection: Connection): Promise<void> {
  await connection
    .collection('actions')
    .updateMany(
      { team: TEAM, number: { $lte: DUE } },
      { $set: { remindAt: new Date(Date.now() - 60_000) }, $unset: { effects: 1, pendingAt: 1 } },
    );
}

function personNow(user: string) {
  return { team: TEAM, user, name: user, zone: 'Europe/Berlin', deactivated: false, readAt: new Date() };
}

function portsOf(stores: Stores): Parameters<typeof claimReminders>[0] {
  const quiet = () => undefined;
  const policy: App['policy'] = {
    names: ['display', 'real', 'handle'],
    roles: ['commander'],
    vocabulary: BUILT_IN_WORDS,
    services: [],
    teams: [],
    keyPrefix: 'INC',
    workNotes: undefined,
    channelName: '{key}-{title}',
    routing: { announce: [], invite: [], services: [] },
    fields: [],
    nudges: NO_NUDGES,
    reactions: { timeline: ['pushpin'], types: {}, action: [], receipt: 'memo' },
    capture: { deletion: 'remove', fileBytes: 0 },
    holidays: new Set(),
    secrets: { readers: [] },
    reminders: REMINDERS,
    awayStatuses: [],
    templates: { known: BUILT_IN, default: 'standard', severity: {} },
    thresholds: THRESHOLDS,
    rights: OPEN_RIGHTS,
    announceChannel: undefined,
    publishChannel: undefined,
    weekly: undefined,
    archiveAfterDays: undefined,
  };
  return {
    actionReminders: stores.actionReminders,
    incidents: stores.incidents,
    people: stores.people,
    peopleSource: { read: async (_team, user) => ({ name: user, zone: 'UTC', deactivated: false }) },
    clock: () => new Date(),
    journal: { info: quiet, warn: quiet },
    policy,
  };
}
