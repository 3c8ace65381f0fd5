import { randomUUID } from 'node:crypto';
import { subHours } from 'date-fns';
import type { App } from './app/app.ts';
import { echoEntries } from './app/echo-entries.ts';
import { knownChannels } from './app/known-channels.ts';
import { EFFECT_LEASE_MS, performEffect } from './app/perform-effect.ts';
import { personOf } from './app/person.ts';
import { diagnoseStores, type StoreProbes } from './app/probe-stores.ts';
import { rememberPeople } from './app/remember-people.ts';
import { claimReminders } from './app/remind-owners.ts';
import type { Config } from './config.ts';
import { type Jobs, type JobsOptions, type JobsWork, openJobs } from './jobs/open-jobs.ts';
import { createLogger, type Log } from './log.ts';
import { openStores, type Stores } from './mongo/open-stores.ts';
import { boltLogger } from './slack/bolt-logger.ts';
import { type SlackClients, slackClients } from './slack/client-factory.ts';
import type { DoorOptions, SlackDoor } from './slack/door.ts';
import { type Installations, sealedInstallations } from './slack/installation.ts';
import type { Parts } from './slack/listeners/parts.ts';
import { slackBoard } from './slack/outbound/board.ts';
import { slackDesk } from './slack/outbound/desk.ts';
import { diagnoseChannel, diagnoseSlack } from './slack/outbound/diagnosis.ts';
import { slackMail } from './slack/outbound/mail.ts';
import { slackPeople } from './slack/outbound/people-source.ts';
import { slackRooms } from './slack/outbound/rooms.ts';
import { inFlight } from './slack/receivers/in-flight.ts';
import { SCOPE_NAMES } from './slack/scopes.ts';
import { type Access, singleWorkspace } from './slack/single-workspace.ts';
import { createMetrics, type Metrics } from './web/metrics.ts';
import { operationRoutes, type Route } from './web/routes.ts';
import { startWebServer } from './web/server.ts';

/** What tests and the demo may put in place of the real thing. */
export interface Overrides {
  readonly clock: () => Date;
  readonly log: Log;
  readonly timings: NonNullable<JobsOptions['timings']>;
  /** How long one worker has an effect for itself, in milliseconds. */
  readonly leaseMs: number;
  /** Begins every key in Redis. */
  readonly prefix: string;
}

/** A running Scribe. */
export interface Service {
  /** Where it answers HTTP. */
  readonly port: number;
  /** Intake, workers, database, in this order; safe to call twice. */
  stop(): Promise<void>;
}

/** A stop waits this long for what is being handled, in milliseconds. */
const STOP_MS = 10_000;

/** Everything that stands while the service runs. */
interface Hall {
  readonly config: Config;
  readonly overrides: Partial<Overrides>;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly stores: Stores;
  readonly jobs: Jobs;
  readonly access: Access | Installations;
  readonly slack: SlackClients;
  readonly app: App;
}

/** Builds the adapters, hands them to one another, and starts what this process is to run. */
export async function startService(config: Config, overrides: Partial<Overrides> = {}): Promise<Service> {
  const log = overrides.log ?? createLogger(config);
  const stores = await openStores(config.mongodbUri);
  try {
    await settleIndexes(config, stores, log);
    const hall = build({ config, overrides, log, stores });
    return await open(hall);
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

function build(parts: Pick<Hall, 'config' | 'overrides' | 'log' | 'stores'>): Hall {
  const { config, overrides, log, stores } = parts;
  const clock = overrides.clock ?? (() => new Date());
  const metrics = createMetrics({ queues: () => jobs.depths(), pending: () => stores.effects.pending() });
  const jobs = openJobs({
    redisUrl: config.redisUrl,
    log,
    meter: metrics,
    clock,
    ...(overrides.prefix && { prefix: overrides.prefix }),
    ...(overrides.timings && { timings: overrides.timings }),
  });
  const access = accessOf(config, stores, log, clock);
  const slack = slackClients({
    tokenOf: (team) => access.tokenOf(team),
    apiUrl: config.slackApiUrl,
    logger: boltLogger(log),
    onCall: (method, outcome) => metrics.slackCall(method, outcome),
  });
  const app = appOn({ config, log, stores, jobs, slack, clock });
  return { ...parts, metrics, jobs, access, slack, app };
}

/** Whose tokens are used: those of one workspace, or those that the installation pages brought. */
function accessOf(config: Config, stores: Stores, log: Log, clock: () => Date): Hall['access'] {
  const { workspaces, slackApiUrl } = config;
  switch (workspaces.kind) {
    case 'one':
      return singleWorkspace({ botToken: workspaces.botToken, apiUrl: slackApiUrl, logger: boltLogger(log) });
    case 'many':
      return sealedInstallations({ records: stores.installations, key: workspaces.encryptionKey, clock });
    default:
      return workspaces satisfies never;
  }
}

/** The ports of the use cases. */
function appOn(
  parts: Pick<Hall, 'config' | 'log' | 'stores' | 'jobs' | 'slack'> & { clock: () => Date },
): App {
  const { config, log, stores, jobs, slack, clock } = parts;
  const people = rememberPeople(stores.people);
  const peopleSource = slackPeople(slack);
  const policy = { ...config.policy, announceChannel: config.announceChannel };
  const journal: App['journal'] = {
    info: (what, message) => log.info(what, message),
    warn: (what, message) => log.warn(what, message),
  };
  const zoneOf = async (team: string, user: string) =>
    (await personOf({ people, peopleSource, clock, journal }, team, user)).zone;
  return {
    ...stores,
    people,
    peopleSource,
    queue: jobs.queue,
    memory: jobs.memory,
    pace: jobs.pace,
    rooms: slackRooms(slack),
    board: slackBoard(slack, { receipt: policy.reactions.receipt }),
    desk: slackDesk(slack),
    mail: slackMail(slack, { zoneOf, clock }),
    policy,
    journal,
    clock,
  };
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
  const doorPort = await door?.start();
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

function storeProbes({ stores, jobs }: Hall): StoreProbes {
  return {
    mongo: () => well(() => stores.ping()),
    indexes: () => stores.checkIndexes(),
    redis: () => jobs.health(),
    queueLag: async () => Math.max(0, ...(await jobs.depths()).map(({ oldestMs }) => oldestMs)),
    effectsPending: () => stores.effects.pending(),
  };
}

async function well(look: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await look();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function workOf({ app, overrides }: Hall): JobsWork {
  const leaseMs = overrides.leaseMs ?? EFFECT_LEASE_MS;
  return {
    perform: (ref) => performEffect(app, ref, leaseMs),
    echo: (team, incident) => echoEntries(app, team, incident, `echo.${team}.${incident}.${randomUUID()}`),
    sweeps: {
      effects: (now) => app.effects.due(now, SWEEP_LIMIT, leaseMs),
      echoes: (now) => app.echoes.waiting(now, SWEEP_LIMIT),
      reminders: () => claimReminders(app),
      cleanInbox: (now) => app.inbox.clean(subHours(now, INBOX_HOURS)),
    },
  };
}

/** How much one pass of a sweep takes. */
const SWEEP_LIMIT = 200;
/** Slack delivers an event again for up to a day. */
const INBOX_HOURS = 25;
