import { diagnoseClock, type OtherClock } from './app/diagnosis/diagnose-clock.ts';
import { diagnoseEffects } from './app/diagnosis/diagnose-effects.ts';
import { diagnoseOthers } from './app/diagnosis/diagnose-others.ts';
import {
  CHECK_MONGO,
  diagnoseMongo,
  diagnoseRedis,
  diagnoseStores,
} from './app/diagnosis/diagnose-stores.ts';
import { diagnoseZones } from './app/diagnosis/diagnose-zones.ts';
import { summarizeError } from './app/error-report.ts';
import { type Composition, journalOn, mongoProbes, storeProbes } from './composition.ts';
import type { Config } from './config.ts';
import { type Jobs, openJobs } from './jobs/open-jobs.ts';
import { createLogger, type Log } from './log.ts';
import { namesDatabase } from './mongo/connection.ts';
import { openStores, type Stores } from './mongo/open-stores.ts';
import { shutdownInOrder } from './shutdown.ts';
import { boltLogger } from './slack/bolt-logger.ts';
import { type SlackClients, slackClients } from './slack/client-factory.ts';
import { encryptedInstallations } from './slack/installation.ts';
import { type AnnouncementChannel, diagnoseAnnouncements } from './slack/outbound/diagnose-announcements.ts';
import { diagnoseAppToken } from './slack/outbound/diagnose-app-token.ts';
import {
  diagnoseWorkspaces,
  type Installed,
  lookIntoWorkspaces,
} from './slack/outbound/diagnose-workspaces.ts';
import { diagnoseChannel, diagnoseSlack } from './slack/outbound/diagnosis.ts';
import { madeChannels } from './slack/outbound/made-channels.ts';
import { slackTime } from './slack/outbound/slack-time.ts';
import type { Finding } from './slack/words/doctor.ts';
import { diagnosePort, type PortToLookAt } from './web/diagnose-port.ts';

/** How long the end of a diagnosis may take, in milliseconds. */
const CLOSE_MS = 10_000;

/** What could be opened; what could not is a finding. */
interface Opened {
  readonly config: Partial<Config>;
  readonly log: Log;
  readonly stores: Stores | undefined;
  readonly jobs: Jobs | undefined;
  readonly slack: SlackClients | undefined;
}

/**
 * Looks at everything that Scribe needs, without starting it, as far as the configuration could be read: what is wrong
 * in one place does not hide what is wrong in another. Never rejects for a fault of what it looks at.
 */
export async function diagnoseService(config: Partial<Config>): Promise<readonly Finding[]> {
  const log = createLogger({ logLevel: 'silent' });
  const shutdown = shutdownInOrder(['jobs', 'stores']);
  try {
    const { stores, fault } = await storesOrFault(config.mongodbUri);
    if (stores) shutdown.onClose('stores', () => stores.close());
    const jobs = config.redisUrl === undefined ? undefined : jobsFor(config.redisUrl, log);
    if (jobs) shutdown.onClose('jobs', () => jobs.stop(CLOSE_MS));
    const opened = { config, log, stores, jobs, slack: slackOf({ config, stores, log }) };
    const findings = await Promise.all([
      slackFindings(opened),
      fault ? [fault] : [],
      storeFindings(opened),
      stores ? listed(diagnoseEffects(stores.effectTroubles, undefined)) : [],
      clockFinding(opened),
      stores ? listed(diagnoseZones(stores.people, undefined, now())) : [],
      Promise.all(portsOf(config).map(diagnosePort)),
      [(await import('./render/letters/diagnose-letters.ts')).diagnoseLetters()],
    ]);
    return findings.flat();
  } finally {
    await shutdown.run();
  }
}

async function storesOrFault(uri: string | undefined): Promise<{ stores?: Stores; fault?: Finding }> {
  if (uri === undefined) return {};
  try {
    const stores = await openStores(uri);
    return namesDatabase(uri) ? { stores } : { stores, fault: NO_DATABASE };
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    return { fault: { name: 'MongoDB', state: 'fault', text, advice: CHECK_MONGO } };
  }
}

const NO_DATABASE: Finding = {
  name: 'MongoDB',
  state: 'fault',
  text: 'MONGODB_URI names no database, so Scribe would write to "test".',
  advice:
    'Name one, as mongodb://host:27017/scribe; if Scribe has recorded there already, that is /test until you move it.',
};

function jobsFor(redisUrl: string, log: Log): Jobs {
  const meter = { ran: () => undefined, lost: () => undefined };
  return openJobs({ redisUrl, log, meter, clock: now });
}

function slackOf({
  config,
  stores,
  log,
}: Pick<Opened, 'config' | 'stores' | 'log'>): SlackClients | undefined {
  const { workspaces, slackApiUrl: apiUrl } = config;
  if (workspaces === undefined || apiUrl === undefined) return undefined;
  const logger = boltLogger(log);
  switch (workspaces.kind) {
    case 'one':
      return slackClients({ tokenOf: async () => workspaces.botToken, apiUrl, logger });
    case 'many': {
      if (stores === undefined) return undefined;
      const { encryptionKeys: keys } = workspaces;
      const journal = journalOn(log);
      const access = encryptedInstallations({ records: stores.installations, keys, journal, clock: now });
      return slackClients({ tokenOf: (team) => access.tokenOf(team), apiUrl, logger });
    }
    default:
      return workspaces satisfies never;
  }
}

async function slackFindings(opened: Opened): Promise<readonly Finding[]> {
  const { config, slack, stores, log } = opened;
  const { receive, workspaces, slackApiUrl } = config;
  const many = workspaces?.kind === 'many';
  const [token, app] = await Promise.all([
    slack === undefined ? [] : tokenFindings(slack, { many, stores, announcements: announcementsOf(config) }),
    receive?.kind === 'socket' && slackApiUrl !== undefined
      ? listed(diagnoseAppToken(receive.appToken, { apiUrl: slackApiUrl, logger: boltLogger(log) }))
      : [],
  ]);
  // Without a token that works, whatever is asked next would only say so again.
  const asks = slack !== undefined && !many && token[0]?.state === 'ok';
  const inSlack = asks
    ? await workspaceFindings({ slack, stores }, { team: '', announcements: announcementsOf(config) })
    : [];
  return [...token, ...app, ...inSlack];
}

async function tokenFindings(
  slack: SlackClients,
  {
    many,
    stores,
    announcements,
  }: {
    readonly many: boolean;
    readonly stores: Stores | undefined;
    readonly announcements: readonly AnnouncementChannel[];
  },
): Promise<readonly Finding[]> {
  if (!many) return diagnoseSlack(slack, { team: '', installed: false });
  if (!stores) return [];
  const lookInto = (team: string) => workspaceFindings({ slack, stores }, { team, announcements });
  return diagnoseWorkspaces(slack, installedIn(stores, lookInto));
}

function installedIn({ installations }: Stores, lookInto: Installed['lookInto']): Installed {
  return {
    owners: () => installations.owners(),
    // An organisation (`E…`) has no channels of its own.
    teamsOf: async (owner) => (owner.startsWith('E') ? installations.coveredTeams(owner) : [owner]),
    lookInto,
  };
}

/** What can be seen in a workspace whose token works. Never rejects. */
async function workspaceFindings(
  { slack, stores }: { readonly slack: SlackClients; readonly stores: Stores | undefined },
  where: { readonly team: string; readonly announcements: readonly AnnouncementChannel[] },
): Promise<readonly Finding[]> {
  const { team, announcements: channels } = where;
  const findings = await Promise.all([
    diagnoseAnnouncements(slack, { team, channels }),
    stores === undefined ? [] : listed(othersFinding(slack, stores, team)),
  ]);
  return findings.flat();
}

/** Every channel in which some incidents are announced, each once. */
function announcementsOf({
  announceChannel,
  policy,
}: Partial<Pick<Config, 'announceChannel' | 'policy'>>): readonly AnnouncementChannel[] {
  const usual = announceChannel === undefined ? [] : [[announceChannel, 'SCRIBE_ANNOUNCE_CHANNEL'] as const];
  const ruled = (policy?.routing.announce ?? []).map(
    ({ channel }) => [channel, 'a rule of `announce`'] as const,
  );
  const channels = new Map([...ruled.toReversed(), ...usual]);
  return [...channels].map(([channel, setting]) => ({ channel, setting })).toReversed();
}

async function othersFinding(slack: SlackClients, stores: Stores, team: string): Promise<Finding> {
  try {
    return await diagnoseOthers(() => madeChannels(slack, team), stores.incidentChannels, now());
  } catch (error) {
    const text = `not looked for: ${summarizeError(error)}`;
    return { name: 'Other Scribes', state: 'warning', text };
  }
}

async function storeFindings({ config, stores, jobs }: Opened): Promise<readonly Finding[]> {
  await jobs?.reached();
  if (stores && jobs) return diagnoseStores(storeProbes({ stores, jobs }));
  if (stores) return [await diagnoseMongo(mongoProbes(stores))];
  return jobs && config.redisUrl ? [await diagnoseRedis({ redis: () => jobs.health() })] : [];
}

async function clockFinding({ config, stores, jobs }: Opened): Promise<readonly Finding[]> {
  await jobs?.reached();
  // Without a token nothing else is asked of Slack either.
  const apiUrl = config.workspaces && config.slackApiUrl;
  const clocks = { slack: apiUrl ? slackClock(apiUrl) : undefined, stores: storeClocks({ stores, jobs }) };
  if (clocks.slack === undefined && clocks.stores.length === 0) return [];
  return [await diagnoseClock(now, clocks)];
}

/** Health is on its own port where one is configured. */
function portsOf({ port, operations }: Partial<Config>): PortToLookAt[] {
  const own = operations && { variable: 'SCRIBE_OPERATIONS_PORT', port: operations.port };
  const main = port === undefined ? undefined : { variable: 'PORT', port };
  const healthPort = own?.port ?? port ?? 0;
  return [main, own].flatMap((one) => (one ? [{ ...one, healthPort }] : []));
}

/** The machine's own clock, which is what is looked at. */
function now(): Date {
  return new Date();
}

function slackClock(apiUrl: string): OtherClock {
  return { name: 'Slack', read: () => slackTime(apiUrl) };
}

function storeClocks({ stores, jobs }: Pick<Opened, 'stores' | 'jobs'>): readonly OtherClock[] {
  return [
    ...(stores ? [{ name: 'MongoDB', read: () => stores.serverTime() }] : []),
    ...(jobs ? [{ name: 'Redis', read: () => jobs.serverTime() }] : []),
  ];
}

/** What `doctor` finds in a workspace while Scribe runs; `channel` is where somebody asks. */
export async function diagnoseRunning(
  composition: Composition,
  { team, channel }: { readonly team: string; readonly channel: string },
): Promise<readonly Finding[]> {
  const { app, config, jobs, slack, stores } = composition;
  const installed = config.workspaces.kind === 'many';
  const findings = await Promise.all([
    diagnoseSlack(slack, { team, installed }),
    listed(diagnoseChannel(slack, team, channel)),
    workspaceFindings({ slack, stores }, { team, announcements: announcementsOf(config) }),
    diagnoseStores(storeProbes(composition)),
    listed(diagnoseEffects(app.effectTroubles, team)),
    listed(
      diagnoseClock(now, {
        slack: slackClock(config.slackApiUrl),
        stores: storeClocks({ stores, jobs }),
      }),
    ),
    listed(diagnoseZones(app.people, team, app.clock())),
    [(await import('./render/letters/diagnose-letters.ts')).diagnoseLetters()],
  ]);
  return findings.flat();
}

/**
 * Looks at what nobody would look for until something is lost, and says it in the log: another Scribe of the same app,
 * and an address that names no database. Rejects where the database does not answer.
 */
export async function warnAtBoot({ config, slack, stores, log }: Composition): Promise<void> {
  const others = (team: string) => listed(othersFinding(slack, stores, team));
  const found = [
    ...(namesDatabase(config.mongodbUri) ? [] : [NO_DATABASE]),
    ...(config.workspaces.kind === 'one'
      ? await others('')
      : await lookIntoWorkspaces(installedIn(stores, others))),
  ];
  for (const { name, text, advice } of found.filter(({ state }) => state === 'fault'))
    log.warn(`${name}: ${text} ${advice ?? ''}`);
}

async function listed(finding: Promise<Finding>): Promise<readonly Finding[]> {
  return [await finding];
}
