import {
  type LocalSlack,
  type LocalSlackOptions,
  startLocalSlack,
} from '../packages/local-slack/server/local-slack.ts';
import type { Overrides } from '../src/composition.ts';
import { readConfig } from '../src/config.ts';
import { createLogger } from '../src/log.ts';
import { type Service, startService } from '../src/service.ts';
import { freshDatabase, freshPrefix, redisUrl } from './services.ts';

/** How Slack reaches Scribe. */
export type Way = 'http' | 'socket';

/** A booted Scribe with its own Slack, database and queue. */
export interface Stage {
  readonly slack: LocalSlack;
  readonly service: Service;
  readonly mongodbUri: string;
  /** Starts one more service on the same stores: another bot, another worker, or the next life of this one. */
  start(env?: Readonly<Record<string, string>>, overrides?: Partial<Overrides>): Promise<Service>;
  /** Stops what was started, and drops the database. */
  strike(): Promise<void>;
}

export interface StageOptions {
  readonly way?: Way;
  readonly env?: Readonly<Record<string, string>>;
  readonly overrides?: Partial<Overrides>;
  readonly slack?: LocalSlackOptions;
  /** The test's own stores, which it may break. */
  readonly mongodbUri?: string;
  readonly redisUrl?: string;
  /** Starts nothing; the test starts what it wants. */
  readonly idle?: boolean;
}

/**
 * Short pauses, so that tests of retries do not wait as long as people would. Posts to one channel stay a second apart:
 * the local Slack has Slack's rate limits.
 */
const TIMINGS = {
  effects: 1_000,
  echoes: 1_000,
  reminders: 500,
  weeklies: 500,
  members: 1_000,
  cleanInbox: 60_000,
  // The clock moves by hours in many tests; people are nudged in those that are about it.
  nudges: 3_600_000,
  cleanFiles: 60_000,
  gatherEchoes: 20,
};

/**
 * A busy machine may need longer than Slack's three seconds; that Scribe answers within them, whatever is away, is
 * shown by tests that measure it.
 */
const PATIENT_MS = 10_000;

/** Sets up a local Slack and boots Scribe before it; the clock of Scribe is the local Slack's. */
export async function setStage(options: StageOptions = {}): Promise<Stage> {
  const { way = 'http' } = options;
  const database = options.mongodbUri === undefined ? freshDatabase('e2e') : undefined;
  const mongodbUri = options.mongodbUri ?? database?.uri ?? '';
  const slack = await startLocalSlack({
    manifestPath: `manifests/slack/${way === 'http' ? 'http' : 'socket-mode'}.yaml`,
    patienceMs: PATIENT_MS,
    ...options.slack,
  });
  const prefix = freshPrefix('e2e');
  const services: Service[] = [];
  const start: Stage['start'] = async (env = {}, overrides = {}) => {
    const config = readConfig({
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_SIGNING_SECRET: slack.signingSecret,
      ...(way === 'socket' && { SLACK_APP_TOKEN: slack.appToken }),
      SLACK_API_URL: slack.apiUrl,
      MONGODB_URI: mongodbUri,
      REDIS_URL: options.redisUrl ?? redisUrl(),
      SCRIBE_ANNOUNCE_CHANNEL: 'incidents',
      PORT: '0',
      ...options.env,
      ...env,
    });
    const service = await startService(config, {
      clock: () => new Date(slack.clock.now()),
      log: createLogger({ logLevel: 'silent' }),
      leaseMs: 1_500,
      prefix,
      // A fault that a test plans for a call of Scribe must not meet this question.
      tokenCheckMs: 3_600_000,
      // Tests read there whether anything is still wanted, now.
      metricsEveryMs: 0,
      ...options.overrides,
      ...overrides,
      timings: { ...TIMINGS, ...options.overrides?.timings, ...overrides.timings },
    });
    services.push(service);
    if (way === 'http') slack.requestUrl(`http://127.0.0.1:${service.port}/slack/events`);
    return service;
  };
  const service = options.idle ? NOTHING : await start();
  return {
    slack,
    service,
    mongodbUri,
    start,
    async strike() {
      await Promise.all(services.map((one) => one.stop()));
      await slack.stop();
      await database?.drop();
    },
  };
}

const NOTHING: Service = { port: 0, operationsPort: 0, stop: async () => undefined };
