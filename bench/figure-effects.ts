import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from 'mongoose';
import { openConnection } from '../src/mongo/connection.ts';
import { openStores, type Stores } from '../src/mongo/open-stores.ts';
import { openMongoProxy } from '../test/e2e/mongo-proxy.ts';
import { type Server, startServer } from './child-programs.ts';
import type { BenchContext, Figure } from './figure.ts';
import { withIndexes } from './figure-log.ts';
import type { Row } from './measured-row.ts';
import { sampleIncident } from './samples.ts';
import { startScribe } from './start-scribe.ts';

const TEAMS = 50;
/** Of each team, in its one incident. */
const EACH = 40;
const SLACK_MS = 500;
const WORKERS = [1, 2, 4] as const;
/** So many are done before the clock runs: workers start, and find what waits. */
const WARM_UP = 100;
/** So many are left when it stops: at the end there is not enough to do for all. */
const REST = 200;

/** Effects per second by one, two and four workers, with a Slack that takes half a second for every call. */
export const effectsFigure: Figure = async (context) => {
  const figure = 'effects';
  const slack = await startServer('./slow-slack.js', String(SLACK_MS));
  try {
    const rows: Row[] = [];
    for (const workers of WORKERS) {
      const what = `${TEAMS * EACH} waiting over ${TEAMS} workspaces, ${workers} worker${workers === 1 ? '' : 's'}`;
      context.say(`effects: ${what} …`);
      rows.push({ figure, what, unit: '/s', value: await rateOf(workers, { context, slack }) });
    }
    const ratio = (rows.at(-1)?.value ?? 0) / (rows[0]?.value ?? 1);
    context.say('effects: a worker with nothing to do …');
    const reads = await idleReads({ context, slack });
    return [
      ...rows,
      { figure, what: '4 workers : 1 worker', unit: '×', value: ratio, aim: { atLeast: 3.2 } },
      { figure, what: 'database reads of an idle worker', unit: '/s', value: reads, aim: { atMost: 2 } },
    ];
  } finally {
    await slack.stop();
  }
};

async function rateOf(
  workers: number,
  { context, slack }: { readonly context: BenchContext; readonly slack: Server },
): Promise<number> {
  const own = await withIndexes(context);
  const [stores, connection] = [await openStores(own.mongodbUri), await openConnection(own.mongodbUri)];
  const running: Server[] = [];
  try {
    await fill(stores);
    for (let number = 0; number < workers; number++)
      running.push(await startScribe({ run: 'worker', stores: own, slack }));
    const from = await untilDone(connection, WARM_UP);
    const to = await untilDone(connection, TEAMS * EACH - REST);
    return (to.done - from.done) / ((to.at - from.at) / 1_000);
  } finally {
    await Promise.all(running.map((worker) => worker.stop()));
    await connection.close();
    await stores.close();
    await own.remove();
  }
}

/** One incident per workspace, with a channel, that wants its topic set so many times. */
async function fill({ incidents, externalIds }: Stores): Promise<void> {
  for (let number = 1; number <= TEAMS; number++) {
    const sample = sampleIncident({ number, channel: `C${number}`, active: true });
    const incident = { ...sample, team: `T${number}`, place: { kind: 'own' as const } };
    const effects = Array.from({ length: EACH }, (_, index) => ({
      key: `topic-${index}`,
      effect: { kind: 'topic' as const },
    }));
    await incidents.create({ incident, events: [], effects, at: incident.declaredAt });
    const to = { holder: 'incidents' as const, team: incident.team, id: incident.id };
    await externalIds.remember(to, 'channel', `C${number}`);
  }
}

const READS = ['find', 'aggregate', 'count', 'distinct'];
/** A worker that found nothing for this long looks no more often; each of its sweeps but the hourly ones comes up after that. */
const CALM_MS = 25_000;
const IDLE_MS = 60_000;

/** Reads per second of the only worker of an empty database. */
async function idleReads({
  context,
  slack,
}: {
  readonly context: BenchContext;
  readonly slack: Server;
}): Promise<number> {
  const own = await withIndexes(context);
  const proxy = await openMongoProxy(own.mongodbUri);
  let worker: Server | undefined;
  try {
    worker = await startScribe({ run: 'worker', stores: { ...own, mongodbUri: proxy.uri }, slack });
    await sleep(CALM_MS);
    let reads = 0;
    proxy.decide(({ name }) => {
      if (READS.includes(name)) reads += 1;
      return 'pass';
    });
    await sleep(IDLE_MS);
    return reads / (IDLE_MS / 1_000);
  } finally {
    await worker?.stop();
    await proxy.close();
    await own.remove();
  }
}

async function untilDone(
  connection: Connection,
  atLeast: number,
): Promise<{ readonly done: number; readonly at: number }> {
  for (;;) {
    const documents = await connection
      .collection<{ readonly effects?: object }>('incidents')
      .find({}, { projection: { effects: 1 } })
      .toArray();
    const left = documents.reduce((sum, { effects = {} }) => sum + Object.keys(effects).length, 0);
    const done = TEAMS * EACH - left;
    if (done >= atLeast) return { done, at: performance.now() };
    await sleep(250);
  }
}
