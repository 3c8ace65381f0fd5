import { randomUUID } from 'node:crypto';
import { subHours } from 'date-fns/subHours';
import { channelIncidentCache } from './app/channel-incident-cache.ts';
import { diagnoseStores } from './app/diagnose-stores.ts';
import { echoesOf } from './app/echo-entries.ts';
import { EFFECT_LEASE_MS, performEffect } from './app/perform-effect.ts';
import { claimReminders } from './app/remind-owners.ts';
import { claimPostmortems } from './app/remind-postmortems.ts';
import { type Composition, compose, type Overrides, storeProbes, well } from './composition.ts';
import type { Config } from './config.ts';
import type { JobsWork } from './jobs/open-jobs.ts';
import { createLogger, type Log } from './log.ts';
import { openStores, type Stores } from './mongo/open-stores.ts';
import { boltLogger } from './slack/bolt-logger.ts';
import type { ListenerContext } from './slack/listeners/listener-context.ts';
import { diagnoseChannel, diagnoseSlack } from './slack/outbound/diagnosis.ts';
import { inFlight } from './slack/receivers/in-flight.ts';
import { SCOPE_NAMES } from './slack/scopes.ts';
import type { SlackApp, SlackAppOptions } from './slack/slack-app.ts';
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
    const composition = compose({ config, overrides, log, stores });
    try {
      return await open(composition);
    } catch (error) {
      await composition.jobs.stop(STOP_MS);
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
  const composition = compose({ config, overrides: {}, log, stores: mongo });
  try {
    await composition.jobs.start();
    const slack =
      config.workspaces.kind === 'one'
        ? await diagnoseSlack(composition.slack, '', composition.app.clock)
        : [];
    return [...slack, ...(await diagnoseStores(storeProbes(composition)))];
  } finally {
    await composition.jobs.stop(STOP_MS);
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
async function open(composition: Composition): Promise<Service> {
  const { config, jobs, stores, log } = composition;
  const background = inFlight();
  const probes = {
    mongodb: () => well(() => stores.ping()),
    redis: () => jobs.health(),
    slack: () => slackFault,
  };
  let slackFault: string | undefined = 'Slack is not connected yet.';
  const routes = operationRoutes({ probes, metrics: composition.metrics });
  await jobs.start(config.run.worker ? workOf(composition) : undefined);
  const slackApp = config.run.bot ? await buildSlackApp(composition, routes, background) : undefined;
  const ownServer =
    slackApp && config.receive.kind === 'http' ? undefined : await startWebServer(config.port, routes);
  const doorPort = slackApp && (await startSlackApp(slackApp, log));
  const port = doorPort ?? ownServer?.port ?? config.port;
  slackFault = undefined;
  if (slackApp)
    probes.slack = () => (slackApp.connected() ? undefined : 'Slack is not connected over the WebSocket.');
  log.info({ port, run: config.run, receive: config.receive.kind }, 'Scribe is ready');
  let stopping: Promise<void> | undefined;
  return {
    port,
    stop() {
      stopping ??= (async () => {
        await slackApp?.stop();
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
const SLACK_START_MS = 5_000;

async function startSlackApp(slackApp: SlackApp, log: Log): Promise<number | undefined> {
  let late = false;
  const opening = slackApp.start();
  opening.catch((error: unknown) => {
    if (late) log.error({ err: error }, 'Slack was not reached');
  });
  const patience = new Promise<undefined>((resolve) => {
    setTimeout(() => {
      late = true;
      resolve(undefined);
    }, SLACK_START_MS).unref();
  });
  return Promise.race([opening, patience]);
}

/** Bolt is loaded only where Slack comes in: a worker starts without it. */
async function buildSlackApp(
  composition: Composition,
  routes: readonly Route[],
  background: ReturnType<typeof inFlight>,
): Promise<SlackApp> {
  const { openSlackApp: openSlackDoor } = await import('./slack/slack-app.ts');
  const { config, access, log } = composition;
  const { receive, slackApiUrl: apiUrl } = config;
  const options: SlackAppOptions = {
    receive: receive.kind === 'http' ? { ...receive, port: config.port, routes: [...routes] } : receive,
    access,
    install: installPages(composition),
    apiUrl,
    logger: boltLogger(log),
    stopMs: STOP_MS,
  };
  return openSlackDoor(options, listenerContext(composition, background));
}

function listenerContext(composition: Composition, background: ReturnType<typeof inFlight>): ListenerContext {
  const { app, config, metrics, access, slack, log } = composition;
  const probes = storeProbes(composition);
  return {
    app,
    channels: channelIncidentCache(app),
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

function installPages({ config, access }: Composition): SlackAppOptions['install'] {
  const { workspaces } = config;
  if (workspaces.kind === 'one' || !('store' in access)) return undefined;
  const { clientId, clientSecret, stateSecret } = workspaces;
  return { clientId, clientSecret, stateSecret, store: access.store, scopes: SCOPE_NAMES };
}

function workOf({ app, overrides }: Composition): JobsWork {
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
