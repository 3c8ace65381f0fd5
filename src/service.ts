import { randomUUID } from 'node:crypto';
import { subHours } from 'date-fns/subHours';
import { echoesOf } from './app/echo-entries.ts';
import { knownChannels } from './app/known-channels.ts';
import { EFFECT_LEASE_MS, performEffect } from './app/perform-effect.ts';
import { diagnoseStores } from './app/probe-stores.ts';
import { claimReminders } from './app/remind-owners.ts';
import { claimPostmortems } from './app/remind-postmortems.ts';
import type { Config } from './config.ts';
import { buildHall, type Hall, type Overrides, storeProbes, well } from './hall.ts';
import type { JobsWork } from './jobs/open-jobs.ts';
import { createLogger, type Log } from './log.ts';
import { openStores, type Stores } from './mongo/open-stores.ts';
import { boltLogger } from './slack/bolt-logger.ts';
import type { DoorOptions, SlackDoor } from './slack/door.ts';
import type { Parts } from './slack/listeners/parts.ts';
import { diagnoseChannel, diagnoseSlack } from './slack/outbound/diagnosis.ts';
import { inFlight } from './slack/receivers/in-flight.ts';
import { SCOPE_NAMES } from './slack/scopes.ts';
import type { Finding } from './slack/words/doctor.ts';
import { operationRoutes, type Route } from './web/routes.ts';
import { startWebServer } from './web/server.ts';
/** A running Scribe. */
export interface Service {
  /** Where it answers HTTP. */
  readonly port: number;
  /** Intake, workers, database, in this order; safe to call twice. */
  stop(): Promise<void>;
}

/** A stop waits this long for what is being handled, in milliseconds. */
const STOP_MS = 10_000;

/** Builds the adapters, hands them to one another, and starts what this process is to run. */
export async function startService(config: Config, overrides: Partial<Overrides> = {}): Promise<Service> {
  const log = overrides.log ?? createLogger(config);
  const stores = await openStores(config.mongodbUri);
  try {
    await settleIndexes(config, stores, log);
    const hall = buildHall({ config, overrides, log, stores });
    try {
      return await open(hall);
    } catch (error) {
      await hall.jobs.stop(STOP_MS);
      throw error;
    }
  } catch (error) {
    await stores.close();
    throw error;
  }
}

/** Development makes its indexes; production only looks whether they are there, since building them takes long. */
async function settleIndexes(config: Config, stores: Stores, log: Log): Promise<void> {
  if (!config.production) return stores.createIndexes();
  const missing = await stores.checkIndexes();
  if (missing.length > 0) log.warn({ missing }, 'Indexes are missing; create them with "scribe indexes"');
}

/** Looks at everything that Scribe needs, without starting it. */
export async function diagnoseService(config: Config): Promise<readonly Finding[]> {
  const log = createLogger(config);
  const mongo = await openOrFault(config.mongodbUri);
  if (!('ping' in mongo)) return [mongo];
  const hall = buildHall({ config, overrides: {}, log, stores: mongo });
  try {
    await hall.jobs.start();
    const slack = config.workspaces.kind === 'one' ? await diagnoseSlack(hall.slack, '', hall.app.clock) : [];
    return [...slack, ...(await diagnoseStores(storeProbes(hall)))];
  } finally {
    await hall.jobs.stop(STOP_MS);
    await mongo.close();
  }
}

async function openOrFault(uri: string): Promise<Stores | Finding> {
  try {
    return await openStores(uri);
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    return { name: 'MongoDB', state: 'fault', text, advice: 'Check MONGODB_URI and the server behind it.' };
  }
}

/** Opens the database first and Slack last, so that nothing is taken in that could not be kept. */
async function open(hall: Hall): Promise<Service> {
  const { config, jobs, stores, log } = hall;
  const background = inFlight();
  const probes = {
    mongodb: () => well(() => stores.ping()),
    redis: () => jobs.health(),
    slack: () => slackFault,
  };
  let slackFault: string | undefined = 'Slack is not connected yet.';
  const routes = operationRoutes({ probes, metrics: hall.metrics });
  await jobs.start(config.run.worker ? workOf(hall) : undefined);
  const door = config.run.bot ? await buildDoor(hall, routes, background) : undefined;
  const ownServer =
    door && config.receive.kind === 'http' ? undefined : await startWebServer(config.port, routes);
  const doorPort = door && (await startDoor(door, log));
  const port = doorPort ?? ownServer?.port ?? config.port;
  slackFault = undefined;
  if (door)
    probes.slack = () => (door.connected() ? undefined : 'Slack is not connected over the WebSocket.');
  log.info({ port, run: config.run, receive: config.receive.kind }, 'Scribe is ready');
  let stopping: Promise<void> | undefined;
  return {
    port,
    stop() {
      stopping ??= (async () => {
        await door?.stop();
        await background.drained(STOP_MS);
        await jobs.stop(STOP_MS);
        await ownServer?.stop();
        await stores.close();
      })();
      return stopping;
    },
  };
}

/** How long a start waits for Slack; after that Scribe runs, says that it is not ready, and goes on asking. */
const DOOR_MS = 5_000;

async function startDoor(door: SlackDoor, log: Log): Promise<number | undefined> {
  let late = false;
  const opening = door.start();
  opening.catch((error: unknown) => {
    if (late) log.error({ err: error }, 'Slack was not reached');
  });
  const patience = new Promise<undefined>((resolve) => {
    setTimeout(() => {
      late = true;
      resolve(undefined);
    }, DOOR_MS).unref();
  });
  return Promise.race([opening, patience]);
}

/** Bolt is loaded only where Slack comes in: a worker starts without it. */
async function buildDoor(
  hall: Hall,
  routes: readonly Route[],
  background: ReturnType<typeof inFlight>,
): Promise<SlackDoor> {
  const { openSlackDoor } = await import('./slack/door.ts');
  const { config, access, log } = hall;
  const { receive, slackApiUrl: apiUrl } = config;
  const options: DoorOptions = {
    receive: receive.kind === 'http' ? { ...receive, port: config.port, routes: [...routes] } : receive,
    access,
    install: installPages(hall),
    apiUrl,
    logger: boltLogger(log),
    stopMs: STOP_MS,
  };
  return openSlackDoor(options, partsOf(hall, background));
}

function partsOf(hall: Hall, background: ReturnType<typeof inFlight>): Parts {
  const { app, config, metrics, access, slack, log } = hall;
  const probes = storeProbes(hall);
  return {
    app,
    channels: knownChannels(app),
    command: config.command,
    meter: metrics,
    diagnose: async (team, channel) => [
      ...(await diagnoseSlack(slack, team, app.clock)),
      await diagnoseChannel(slack, team, channel),
      ...(await diagnoseStores(probes)),
    ],
    async forgetTeam(team) {
      slack.forget(team);
      await access.remove(team);
    },
    background(task) {
      background
        .track(() => task)
        .catch((error: unknown) => log.warn({ err: error }, 'An answer was not delivered'));
    },
  };
}

function installPages({ config, access }: Hall): DoorOptions['install'] {
  const { workspaces } = config;
  if (workspaces.kind === 'one' || !('store' in access)) return undefined;
  const { clientId, clientSecret, stateSecret } = workspaces;
  return { clientId, clientSecret, stateSecret, store: access.store, scopes: SCOPE_NAMES };
}

function workOf({ app, overrides }: Hall): JobsWork {
  const leaseMs = overrides.leaseMs ?? EFFECT_LEASE_MS;
  return {
    perform: (ref) => performEffect(app, ref, leaseMs),
    echo: echoesOf(app, randomUUID()),
    sweeps: {
      effects: (now) => app.effects.due(now, SWEEP_LIMIT, leaseMs),
      echoes: (now) => app.echoes.waiting(now, SWEEP_LIMIT),
      reminders: async () => {
        await claimPostmortems(app);
        return claimReminders(app);
      },
      cleanInbox: (now) => app.inbox.clean(subHours(now, INBOX_HOURS)),
    },
  };
}

/** How much one pass of a sweep takes. */
const SWEEP_LIMIT = 200;
/** Slack delivers an event again for up to a day. */
const INBOX_HOURS = 25;
