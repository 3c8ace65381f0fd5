import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { pino } from 'pino';
import { readConfig } from '../../../src/config.ts';
import { createLogger } from '../../../src/log.ts';
import { startService } from '../../../src/service.ts';
import { type LocalSlack, startLocalSlack } from '../../local-slack/server/local-slack.ts';
import { cloneDir } from '../services/clone-folders.ts';
import { type Services, startServices } from '../services/start-services.ts';
import { withDatabase } from '../services/with-database.ts';

/** The channel that announces incidents. */
export const ANNOUNCEMENTS = 'incidents';

/** Scribe connected to a local Slack. */
export interface DemoEnvironment {
  readonly slack: LocalSlack;
  /** A database that only this demo uses. */
  readonly mongodbUri: string;
  /** Stops Scribe first and its services last. */
  stop(): Promise<void>;
}

/**
 * Scribe looks for due reminders once a minute; in the demo somebody moves the clock by days and waits to see them.
 * Milliseconds.
 */
const REMINDER_SWEEP_MS = 1_000;

/** Starts the services, the local Slack and Scribe, and reports each. Throws one sentence when something is missing. */
export async function startDemoEnvironment(say: (line: string) => void): Promise<DemoEnvironment> {
  const services = await startServices({ log: say });
  for (const line of services.summary) say(line);
  try {
    const slack = await startLocalSlack({
      manifestPath: join(cloneDir, 'manifests', 'slack', 'socket-mode.yaml'),
    });
    try {
      return await startScribe(services, slack, say);
    } catch (error) {
      await slack.stop();
      throw error;
    }
  } catch (error) {
    await services.stop();
    throw error;
  }
}

async function startScribe(
  services: Services,
  slack: LocalSlack,
  say: (line: string) => void,
): Promise<DemoEnvironment> {
  say(`Slack: a local one, ${slack.url}`);
  const own = `scribe-demo-${randomBytes(4).toString('hex')}`;
  // A database server that was already running may hold the record of a real team.
  const given = Boolean(process.env['MONGODB_URI']);
  const mongodbUri = given ? withDatabase(services.mongodbUri, own) : services.mongodbUri;
  if (given) say(`The record of this demo stays in the database ${own} there.`);
  const config = readConfig({ ...environment(services, slack), MONGODB_URI: mongodbUri });
  const service = await startService(config, {
    clock: () => new Date(slack.clock.now()),
    // Errors appear among the lines of the story; LOG_LEVEL shows more.
    log: createLogger({ logLevel: logLevel() }, pino.destination({ fd: 2, sync: true })),
    timings: { reminders: REMINDER_SWEEP_MS },
    prefix: own,
  });
  say(`Scribe: over Socket Mode, its health at http://127.0.0.1:${service.port}/healthz\n`);
  return {
    slack,
    mongodbUri,
    async stop() {
      await service.stop();
      await slack.stop();
      await services.stop();
    },
  };
}

/** What an operator would set. Tokens of a real workspace that the environment may hold are not passed on. */
function environment(services: Services, slack: LocalSlack): NodeJS.ProcessEnv {
  return {
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
    REDIS_URL: services.redisUrl,
    SCRIBE_ANNOUNCE_CHANNEL: ANNOUNCEMENTS,
    PORT: '0',
  };
}

function logLevel(): 'trace' | 'debug' | 'info' | 'warn' | 'error' {
  const wanted = process.env['LOG_LEVEL'];
  switch (wanted) {
    case 'trace':
    case 'debug':
    case 'info':
    case 'warn':
      return wanted;
    default:
      return 'error';
  }
}
