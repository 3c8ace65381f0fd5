import { randomUUID } from 'node:crypto';
import { subHours } from 'date-fns/subHours';
import { claimMembers } from './app/channel-members.ts';
import { echoRunner } from './app/echo-entries.ts';
import { EFFECT_LEASE_MS, runEffect } from './app/effects/run-effect.ts';
import { claimReminders } from './app/remind-owners.ts';
import { claimPostmortems } from './app/remind-postmortems.ts';
import { type Composition, compose, faultOf, type Overrides } from './composition.ts';
import type { Config } from './config.ts';
import { buildSlackApp, connectSlack } from './intake.ts';
import type { JobsWork } from './jobs/open-jobs.ts';
import { createLogger, type Log } from './log.ts';
import { openStores, type Stores } from './mongo/open-stores.ts';
import { type Shutdown, shutdownInOrder } from './shutdown.ts';
import { inFlight } from './slack/receivers/in-flight.ts';
import { operationRoutes } from './web/routes.ts';
import { startWebServer } from './web/server.ts';

/** A running Scribe. */
export interface Service {
  /** Where it answers HTTP. */
  readonly port: number;
  /**
   * Intake, workers, database, in this order; safe to call twice. Rejects once all are closed if one of them failed.
   */
  stop(): Promise<void>;
}

/** What a stop closes, first to last: nothing is taken in any more before what handles it goes away. */
const STOP_ORDER = ['slack', 'answers', 'jobs', 'web', 'stores'] as const;

/** A stop waits this long for what is being handled, in milliseconds. */
const STOP_MS = 10_000;

/**
 * Builds the adapters, hands them to one another, and starts what this process is to run. Rejects with what is wrong,
 * and has then closed everything that it had opened.
 */
export async function startService(config: Config, overrides: Partial<Overrides> = {}): Promise<Service> {
  const log = overrides.log ?? createLogger(config);
  const shutdown = shutdownInOrder(STOP_ORDER);
  try {
    const stores = await openStores(config.mongodbUri, () =>
      log.warn('The connection to MongoDB was made anew'),
    );
    shutdown.onClose('stores', () => stores.close());
    await ensureIndexes(config, stores, log);
    const composition = compose({ config, overrides, log, stores });
    const port = await startAdapters(composition, shutdown);
    log.info({ port, run: config.run, receive: config.receive.kind }, 'Scribe is ready');
    return { port, stop: () => shutdown.run() };
  } catch (error) {
    await shutdown
      .run()
      .catch((left: unknown) => log.warn({ err: left }, 'A failed start could not be cleaned up'));
    throw error;
  }
}

/** Development makes its indexes; production only looks whether they are there, since building them takes long. */
async function ensureIndexes(config: Config, stores: Stores, log: Log): Promise<void> {
  if (!config.production) return stores.createIndexes();
  const missing = await stores.checkIndexes();
  if (missing.length > 0) log.warn({ missing }, 'Indexes are missing; create them with "scribe indexes"');
}

/** Opens the database first and Slack last, so that nothing is taken in that could not be kept. Gives the port. */
async function startAdapters(
  composition: Composition,
  shutdown: Shutdown<(typeof STOP_ORDER)[number]>,
): Promise<number> {
  const { config, jobs, stores } = composition;
  const answers = inFlight();
  shutdown.onClose('answers', () => answers.drained(STOP_MS));
  shutdown.onClose('jobs', () => jobs.stop(STOP_MS));
  let slack = (): string | undefined => 'Slack is not connected yet.';
  const probes = {
    mongodb: () => faultOf(() => stores.ping()),
    redis: () => jobs.health(),
    slack: () => slack(),
  };
  const routes = operationRoutes({ probes, metrics: composition.metrics });
  await doubtMembers(composition);
  await jobs.start(config.run.worker ? workOf(composition) : undefined);

  const app = config.run.bot
    ? await buildSlackApp(composition, { routes, answers, stopMs: STOP_MS })
    : undefined;
  const ownServer =
    app && config.receive.kind === 'http' ? undefined : await startWebServer(config.port, routes);
  if (ownServer) shutdown.onClose('web', () => ownServer.stop());
  if (app) shutdown.onClose('slack', () => app.stop());
  const slackPort = app && (await connectSlack(app, composition.log));
  slack = () => app?.trouble();
  return slackPort ?? ownServer?.port ?? config.port;
}

/** Nobody listened while this process was down: who is in private channels is read again before it counts. */
async function doubtMembers({ app, log }: Composition): Promise<void> {
  const now = app.clock();
  await app.members.doubt(now);
  const adopted = await app.members.adopt(now);
  if (adopted > 0) log.info({ incidents: adopted }, 'Channels of earlier incidents are looked at');
}

function workOf({ app, overrides }: Composition): JobsWork {
  const leaseMs = overrides.leaseMs ?? EFFECT_LEASE_MS;
  return {
    runEffect: (ref) => runEffect(app, ref, leaseMs),
    echo: echoRunner(app, { process: randomUUID(), leaseMs }),
    sweeps: {
      effects: (now) => app.effects.due(now, SWEEP_LIMIT, leaseMs),
      echoes: (now) => app.echoes.waiting(now, SWEEP_LIMIT),
      reminders: async () => {
        await claimPostmortems(app);
        return claimReminders(app);
      },
      members: () => claimMembers(app),
      cleanInbox: (now) => app.inbox.clean(subHours(now, INBOX_HOURS)),
    },
  };
}

/** How much one pass of a sweep takes. */
const SWEEP_LIMIT = 200;
/** Slack delivers an event again for up to a day. */
const INBOX_HOURS = 25;
