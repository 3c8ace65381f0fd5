import { randomUUID } from 'node:crypto';
import { subHours } from 'date-fns/subHours';
import { claimMembers } from './app/access/channel-members.ts';
import { claimReminders } from './app/actions/remind-owners.ts';
import { replanStale } from './app/actions/replan-items.ts';
import { settleChanges } from './app/actions/settle-changes.ts';
import { claimWeeklies, planWeeklies } from './app/actions/weekly-digest.ts';
import { echoRunner } from './app/effects/echo-entries.ts';
import { EFFECT_LEASE_MS, runEffect } from './app/effects/run-effect.ts';
import { inTurn } from './app/in-turn.ts';
import { claimNudges } from './app/incidents/claim-nudges.ts';
import type { EchoPlace } from './app/ports/echoes.ts';
import type { DueNudge } from './app/ports/nudge-times.ts';
import { claimPostmortems } from './app/postmortems/remind-postmortems.ts';
import { wordIndexer } from './app/search/index-words.ts';
import { type Composition, compose, faultOf, type Overrides } from './composition.ts';
import { ConfigFault } from './config/config-fault.ts';
import type { Config } from './config.ts';
import { refuseUnknownRegions } from './holidays/refuse-unknown-regions.ts';
import { buildSlackApp, connectSlack } from './intake.ts';
import type { JobsWork } from './jobs/open-jobs.ts';
import { createLogger } from './log.ts';
import { namesDatabase } from './mongo/connection.ts';
import { openStores, type Stores } from './mongo/open-stores.ts';
import { type Shutdown, shutdownInOrder } from './shutdown.ts';
import { inFlight } from './slack/receivers/in-flight.ts';
import { notConnectedYet } from './slack/words/connection.ts';
import { patiently } from './start-patiently.ts';
import { notStopping, type StopCall, type Stopping, stopOnce } from './stop-service.ts';
import { VERSION } from './version.ts';
import { readiness } from './web/readiness.ts';
import { operationRoutes, type Route } from './web/routes.ts';
import { type Listen, startWebServer } from './web/server.ts';

/** A running Scribe. */
export interface Service extends Ports {
  /**
   * Not ready from now on; then intake, workers, database end, in this order. Safe to call twice. Rejects once all are
   * closed if one of them failed.
   */
  stop(call?: StopCall): Promise<void>;
}

/** Where a Scribe answers HTTP. */
interface Ports {
  /** For Slack; the same as the other one where Slack comes over a WebSocket, or not at all. */
  readonly port: number;
  /** For health and metrics. */
  readonly operationsPort: number;
}

/** What a stop closes, first to last: nothing is taken in any more before what handles it goes away. */
const STOP_ORDER = ['slack', 'answers', 'token', 'jobs', 'web', 'stores'] as const;

/** A stop waits this long for what is being handled, in milliseconds. */
const STOP_MS = 10_000;

/**
 * Builds the adapters, hands them to one another, and starts what this process is to run. Rejects with what is wrong,
 * and has then closed everything that it had opened.
 */
export async function startService(config: Config, overrides: Partial<Overrides> = {}): Promise<Service> {
  const log = overrides.log ?? createLogger(config);
  const shutdown = shutdownInOrder(STOP_ORDER);
  const stopping = notStopping();
  const { run, receive, production } = config;
  log.info(
    { version: VERSION, node: process.version, run, receive: receive.kind, production },
    'Scribe starts',
  );
  try {
    const stores = await openStores(config.mongodbUri, () =>
      log.warn('The connection to MongoDB was made anew'),
    );
    shutdown.onClose('stores', () => stores.close());
    await patiently(() => refuseUnnamed(config, stores), { log });
    if (!config.production) await patiently(() => stores.createIndexes(), { log });
    const composition = compose({ config, overrides, log, stores });
    await refuseUnknownRegions(composition.app.policy);
    const ports = await startAdapters(composition, shutdown, stopping);
    log.info({ ...ports, version: VERSION, run, receive: receive.kind }, 'Scribe is ready');
    // What matches secrets is loaded now, and not while the first person waits.
    void composition.app.secretFinder.find('token=').catch(() => undefined);
    lookAfterStart(composition).catch((error: unknown) => log.debug({ err: error }, 'Not looked at'));
    return { ...ports, stop: stopOnce({ shutdown, stopping, log }) };
  } catch (error) {
    await shutdown
      .run()
      .catch((left: unknown) => log.warn({ err: left }, 'A failed start could not be cleaned up'));
    throw error;
  }
}

/**
 * An address without a database's name would fill "test", which nobody meant and some clear. Where Scribe has recorded
 * there already it goes on, and `warnAtBoot` says so. Throws `ConfigFault`.
 */
async function refuseUnnamed({ mongodbUri }: Config, stores: Stores): Promise<void> {
  if (namesDatabase(mongodbUri) || !(await stores.isUnused())) return;
  throw new ConfigFault(
    'MONGODB_URI names no database; add one after the servers, for example mongodb://127.0.0.1:27017/scribe.',
  );
}

/** What is only said in the log, and keeps nobody waiting for the start. Rejects where the database does not answer. */
async function lookAfterStart(composition: Composition): Promise<void> {
  const { config, stores, log } = composition;
  // Development has made its indexes; building them takes long, so production only looks whether they are there.
  const missing = config.production ? await stores.checkIndexes() : [];
  if (missing.length > 0) log.warn({ missing }, 'Indexes are missing; create them with "scribe indexes"');
  if (!config.run.bot) return;
  const { warnAtBoot } = await import('./diagnose-service.ts');
  await warnAtBoot(composition);
}

/** Opens the database first and Slack last, so that nothing is taken in that could not be kept. */
async function startAdapters(
  composition: Composition,
  shutdown: Shutdown<(typeof STOP_ORDER)[number]>,
  stopping: Stopping,
): Promise<Ports> {
  const { config, jobs, token } = composition;
  const answers = inFlight();
  shutdown.onClose('answers', async () => {
    await answers.drained(STOP_MS);
    stopping.left.answers = answers.count;
  });
  shutdown.onClose('jobs', () => jobs.stop(STOP_MS));
  let connection: () => string | undefined = config.run.bot ? notConnectedYet : () => undefined;
  const slack = () => connection() ?? token?.trouble();
  composition.metrics.readConnection(() => slack() === undefined);
  const routes = routesOf(composition, { slack, stopping: () => stopping.asked });
  if (token) shutdown.onClose('token', async () => token.stop());
  token?.start();
  const { log } = composition;
  await Promise.all([
    patiently(() => doubtMembers(composition), { log }),
    config.run.worker && patiently(() => hurry(composition), { log }),
  ]);
  await jobs.start(config.run.worker ? workOf(composition) : undefined);

  const own = ownServer(config);
  const app = config.run.bot
    ? await buildSlackApp(composition, { routes: own ? [] : routes, answers, stopMs: STOP_MS })
    : undefined;
  const server = own && (await startWebServer(own, routes));
  if (server) shutdown.onClose('web', () => server.stop());
  if (app)
    shutdown.onClose('slack', async () => {
      stopping.left.requests = await app.stop(stopping.drainMs);
    });
  const slackPort = app && (await connectSlack(app, log));
  connection = () => app?.trouble();
  const port = slackPort ?? server?.port ?? config.port;
  return { port, operationsPort: server?.port ?? port };
}

/** Where health and metrics have a server of their own; elsewhere they are on the port that Slack comes to. */
function ownServer({ operations, run, receive, port }: Config): Listen | undefined {
  return operations ?? (run.bot && receive.kind === 'http' ? undefined : { port });
}

/** Health, readiness and metrics. */
function routesOf(
  { config, jobs, stores, metrics }: Composition,
  { slack, stopping }: { readonly slack: () => string | undefined; readonly stopping: () => boolean },
): Route[] {
  const probes = {
    // The driver's own words name hosts.
    mongodb: async () => (await faultOf(() => stores.ping())) && 'MongoDB (MONGODB_URI) does not answer.',
    redis: () => jobs.health(),
    slack,
  };
  return operationRoutes({ readiness: readiness({ probes, run: config.run, stopping }), metrics });
}

/** Nobody listened while this process was down: who is in private channels is read again before it counts. */
async function doubtMembers({ app, log }: Composition): Promise<void> {
  const now = app.clock();
  await app.members.doubt(now);
  const adopted = await app.members.adopt(now);
  if (adopted > 0) log.info({ incidents: adopted }, 'Channels of earlier incidents are looked at');
}

/** A new process may have mended what failed by a fault of Scribe's own, such as a wrong key: it does not wait. */
async function hurry({ app }: Composition): Promise<void> {
  await app.effectTroubles.hurry(app.clock());
  await app.echoes.wake({});
}

function workOf({ app, overrides, metrics }: Composition): JobsWork {
  const leaseMs = overrides.leaseMs ?? EFFECT_LEASE_MS;
  const echoesInTurn = inTurn<EchoPlace>(({ team, incident }) => `${team} ${incident}`);
  const nudgesInTurn = inTurn<DueNudge>(({ team, id }) => `${team} ${id}`);
  return {
    async runEffect(ref) {
      const began = performance.now();
      const outcome = await runEffect(app, ref, leaseMs);
      if (outcome.kind === 'done' && ref.key.startsWith('draft')) metrics.drafted(performance.now() - began);
      return outcome;
    },
    echo: echoRunner(app, { process: randomUUID(), leaseMs }),
    sweeps: {
      effects: (now, limit) => app.effects.due(now, limit, leaseMs),
      echoes: async (now, limit) => echoesInTurn(await app.echoes.waiting(now), limit),
      reminders: async () => {
        await claimPostmortems(app);
        return claimReminders(app);
      },
      plans: async (goesOn) => {
        await settleChanges(app, goesOn);
        return replanStale(app, goesOn);
      },
      nudges: () => claimNudges(app, nudgesInTurn),
      weeklies: async () => {
        await planWeeklies(app);
        return claimWeeklies(app);
      },
      members: () => claimMembers(app),
      words: wordIndexer(app),
      cleanInbox: (now) => app.inbox.clean(subHours(now, INBOX_HOURS)),
      cleanFiles: (now) => app.fileCopies.sweep(subHours(now, 1)),
    },
  };
}

/** Slack delivers an event again for up to a day. */
const INBOX_HOURS = 25;
