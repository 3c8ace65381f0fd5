import { lateWork } from './app/actions/late-work.ts';
import { replanningPeople } from './app/actions/replanning-people.ts';
import type { App } from './app/app.ts';
import { cleanedPeopleMessages } from './app/capture/cleaned-people-messages.ts';
import type { StoreProbes } from './app/diagnosis/diagnose-stores.ts';
import { cachedPeople } from './app/people/cached-people.ts';
import { personOf } from './app/people/load-person.ts';
import { wakeAfterOutage } from './app/recovery/wake-after-outage.ts';
import { wakeInstalled } from './app/recovery/wake-installed.ts';
import type { Config } from './config.ts';
import { regionHolidays } from './holidays/region-holidays.ts';
import { type Jobs, type JobsOptions, openJobs } from './jobs/open-jobs.ts';
import type { Log } from './log.ts';
import type { Stores } from './mongo/open-stores.ts';
import { keptFiles } from './offload/kept-files.ts';
import { offloadedMetricsFiles } from './offload/offloaded-metrics-files.ts';
import { offloadedRenderer } from './offload/offloaded-renderer.ts';
import { threadOffload } from './offload/thread-offload.ts';
import { offloadedScanner } from './offloaded-scanner.ts';
import { secretScanner } from './secret-rules/re2-scanner.ts';
import { secretVault } from './secret-vault.ts';
import type { Access } from './slack/access.ts';
import { boltLogger } from './slack/bolt-logger.ts';
import { type SlackClients, slackClients } from './slack/client-factory.ts';
import { encryptedInstallations, type Installations } from './slack/installation.ts';
import { slackCanvases } from './slack/outbound/canvases.ts';
import { channelFinder } from './slack/outbound/channel-finder.ts';
import { slackChannelLookup } from './slack/outbound/channel-lookup.ts';
import { slackChannelPosts } from './slack/outbound/channel-posts.ts';
import { slackChannels } from './slack/outbound/channels.ts';
import { slackDigestPosts } from './slack/outbound/digest-posts.ts';
import { slackDirectMessages } from './slack/outbound/direct-messages.ts';
import { slackDraftPosts } from './slack/outbound/draft-posts.ts';
import { slackFollowUpPosts } from './slack/outbound/follow-up-posts.ts';
import { slackHomeTabs } from './slack/outbound/home-tabs.ts';
import { slackNudgePosts } from './slack/outbound/nudge-posts.ts';
import { slackPeopleFiles } from './slack/outbound/people-files.ts';
import { slackPeopleMessages } from './slack/outbound/people-messages.ts';
import { slackPeople } from './slack/outbound/people-source.ts';
import { slackQuotePosts } from './slack/outbound/quote-posts.ts';
import { slackReviewPosts } from './slack/outbound/review-posts.ts';
import { slackFileUploads } from './slack/outbound/uploads.ts';
import { slackUserGroups } from './slack/outbound/user-groups.ts';
import { singleWorkspace } from './slack/single-workspace.ts';
import { type TokenCheck, tokenCheck } from './slack/token-check.ts';
import { speakIn } from './slack/words/team-words.ts';
import { VERSION } from './version.ts';
import { createMetrics, type Metrics } from './web/metrics.ts';
import { openAiSuggester } from './wording/openai-suggester.ts';
import { openAiWordsmith } from './wording/openai-wordsmith.ts';

/** What tests and the demo may put in place of the real thing. */
export interface Overrides {
  readonly clock: () => Date;
  readonly log: Log;
  readonly timings: NonNullable<JobsOptions['timings']>;
  /** How long one worker has an effect for itself, in milliseconds. */
  readonly leaseMs: number;
  /** Begins every key in Redis. */
  readonly prefix: string;
  /** Pause between two questions whether Slack takes the bot token, in milliseconds. */
  readonly tokenCheckMs: number;
  /** Shortest time between two readings of the metrics, in milliseconds. */
  readonly metricsEveryMs: number;
}

/** Everything that lives as long as the service runs. */
export interface Composition {
  readonly config: Config;
  readonly overrides: Partial<Overrides>;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly stores: Stores;
  readonly jobs: Jobs;
  readonly access: Access | Installations;
  readonly slack: SlackClients;
  /** For the token of one workspace; not started yet. Many workspaces have one each. */
  readonly token: TokenCheck | undefined;
  readonly app: App;
}

/** Documents with effects in trouble that the metrics count, per collection. */
const COUNTED = 1_000;

/** Builds the adapters and hands them to one another; nothing runs yet. */
export function compose(parts: Pick<Composition, 'config' | 'overrides' | 'log' | 'stores'>): Composition {
  const { config, overrides, log, stores } = parts;
  const clock = overrides.clock ?? (() => new Date());
  // First of all, since it may refuse what is configured: no connection is open yet.
  const access = accessOf({ config, stores, log, clock });
  const readings = {
    queues: () => jobs.depths(),
    pending: () => stores.effects.pending(),
    inTrouble: () => stores.effectTroubles.list({ limit: COUNTED }),
    figures: lateWork({ ...stores, clock }),
  };
  const metrics = createMetrics(readings, VERSION, overrides.metricsEveryMs);
  const jobs = openJobs({
    redisUrl: config.redisUrl,
    key: config.heldTextKey,
    log,
    meter: metrics,
    clock,
    ...(overrides.prefix && { prefix: overrides.prefix }),
    ...(overrides.timings && { timings: overrides.timings }),
  });
  const slack = slackClients({
    tokenOf: (team) => access.tokenOf(team),
    addressOf: (former) => stores.incidentChannels.addressOf(former),
    apiUrl: config.slackApiUrl,
    logger: boltLogger(log),
    onCall({ team, method, outcome }) {
      metrics.slackCall(method, outcome);
      log.trace({ team, method, outcome }, 'Slack was called');
      slackAnswered(team, outcome);
      if (outcome === 'unavailable') token?.doubt();
    },
    notes: jobs.lookupNotes,
  });
  const token =
    config.workspaces.kind === 'one'
      ? tokenCheck({
          ask: async () => (await slack.clientFor('')).auth.test(),
          ...(overrides.tokenCheckMs && { everyMs: overrides.tokenCheckMs }),
        })
      : undefined;
  const app = appOn({ config, log, stores, jobs, slack, clock });
  const slackAnswered = wakeAfterOutage(app);
  return { ...parts, metrics, jobs, access, slack, token, app };
}

/** Whose tokens are used: those of one workspace, or those that the installation pages brought. */
function accessOf({
  config,
  stores,
  log,
  clock,
}: Pick<Composition, 'config' | 'stores' | 'log'> & { readonly clock: () => Date }): Composition['access'] {
  const { workspaces, slackApiUrl } = config;
  switch (workspaces.kind) {
    case 'one':
      return singleWorkspace({ botToken: workspaces.botToken, apiUrl: slackApiUrl, logger: boltLogger(log) });
    case 'many':
      return encryptedInstallations({
        records: wakeInstalled(stores.installations, { ...stores, clock, journal: journalOn(log) }),
        keys: workspaces.encryptionKeys,
        journal: journalOn(log),
        clock,
      });
    default:
      return workspaces satisfies never;
  }
}

/** The ports of the use cases. */
function appOn(
  parts: Pick<Composition, 'config' | 'log' | 'stores' | 'jobs' | 'slack'> & { clock: () => Date },
): App {
  const { config, log, stores, jobs, slack, clock } = parts;
  const people = replanningPeople(cachedPeople(stores.people, config.policy.names), { ...stores, clock });
  const peopleSource = slackPeople(slack, config.policy);
  speakIn(config.policy.vocabulary);
  const journal = journalOn(log);
  const { language } = config.policy;
  const channelIdOf = channelFinder(slack);
  const offload = threadOffload();
  const { holidayRegions, ...filed } = config.policy;
  const policy = {
    ...filed,
    ...(holidayRegions ? { regions: { ...holidayRegions, holidays: regionHolidays(offload, clock) } } : {}),
    announceChannel: config.announceChannel,
  };
  const renderer = offloadedRenderer(offload);
  const zoneOf = async (team: string, user: string) =>
    (await personOf({ people, peopleSource, clock, journal }, team, user)).zone;
  const own = policy.secrets.patterns;
  const secretFinder = secretScanner(own);
  const cleaning = {
    secrets: stores.secrets,
    secretFinder,
    secretVault: secretVault(config.secretKeys, config.heldTextKey),
    queue: jobs.queue,
    clock,
  };
  const messages = slackPeopleMessages(slack, { receipt: policy.reactions.receipt });
  return {
    ...stores,
    people,
    peopleSource,
    ...cleaning,
    fileSecretFinder: offloadedScanner(offload, { own, scanner: secretFinder }),
    userGroups: slackUserGroups(slack, clock),
    recentCommands: jobs.recentCommands,
    channelRateLimit: jobs.channelRateLimit,
    channels: slackChannels(slack, channelIdOf),
    channelLookup: slackChannelLookup(slack),
    channelPosts: slackChannelPosts(slack, channelIdOf),
    draftPosts: slackDraftPosts(slack),
    reviewPosts: slackReviewPosts(slack, clock, channelIdOf),
    nudgePosts: slackNudgePosts(slack),
    directMessages: slackDirectMessages(slack, { zoneOf, clock }),
    digestPosts: slackDigestPosts(slack, { zoneOf, clock }, channelIdOf),
    followUpPosts: slackFollowUpPosts(slack, { zoneOf, clock }),
    quotePosts: slackQuotePosts(slack),
    homeTabs: slackHomeTabs(slack, { zoneOf, clock, command: config.command }),
    peopleMessages: cleanedPeopleMessages(messages, cleaning),
    peopleFiles: slackPeopleFiles(slack, { apiUrl: config.slackApiUrl }),
    canvases: slackCanvases(slack, (document, bytes) => renderer.canvas(document, bytes)),
    fileUploads: slackFileUploads(slack),
    renderer,
    metricsFiles: offloadedMetricsFiles(offload),
    keptFiles: keptFiles(),
    offload,
    wordsmith: language && openAiWordsmith({ ...language, key: config.languageKey, journal }),
    suggester: language && openAiSuggester({ ...language, key: config.languageKey, journal }),
    policy,
    journal,
  };
}

/** What use cases tell, in the log. */
export function journalOn(log: Log): App['journal'] {
  return {
    info: (what, message) => log.info(what, message),
    warn: (what, message) => log.warn(what, message),
  };
}

/** How the stores are looked at, by doctor and by readiness. */
export function storeProbes({ stores, jobs }: Pick<Composition, 'stores' | 'jobs'>): StoreProbes {
  return {
    ...mongoProbes(stores),
    redis: () => jobs.health(),
    queueLag: async () => Math.max(0, ...(await jobs.depths()).map(({ oldestMs }) => oldestMs)),
    effectsPending: () => stores.effects.pending(),
  };
}

/** How the database alone is looked at. */
export function mongoProbes(stores: Stores): Pick<StoreProbes, 'mongo' | 'indexes'> {
  return { mongo: () => faultOf(() => stores.ping()), indexes: () => stores.checkIndexes() };
}

/** `undefined` if the check passes, otherwise what it said. */
export async function faultOf(check: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await check();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
