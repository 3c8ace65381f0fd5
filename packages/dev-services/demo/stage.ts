import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { pino } from 'pino';
import { readConfig } from '../../../src/config.ts';
import { createLogger } from '../../../src/log.ts';
import { startService } from '../../../src/service.ts';
import { type LocalSlack, startLocalSlack } from '../../local-slack/server/local-slack.ts';
import { cloneDir } from '../services/clone-folders.ts';
import { type Services, startServices } from '../services.ts';

/** Where announcements of incidents go. */
export const ANNOUNCEMENTS = 'incidents';

/** Scribe before a Slack on this machine. */
export interface Stage {
  readonly slack: LocalSlack;
  /** The database of this demo alone. */
  readonly mongodbUri: string;
  /** Scribe first, its services last. */
  stop(): Promise<void>;
}

/**
 * Reminders are looked for once a minute; here somebody moves the clock by days and waits for what comes of it.
 * Milliseconds.
 */
const REMINDER_SWEEP_MS = 1_000;

/** Starts the services, the local Slack and Scribe, and says which ones. Throws one sentence when something is missing. */
export async function openStage(say: (line: string) => void): Promise<Stage> {
  const services = await startServices({ log: say });
  for (const line of services.say) say(line);
  try {
    const slack = await startLocalSlack({
      manifestPath: join(cloneDir, 'manifests', 'slack', 'socket-mode.yaml'),
    });
    try {
      return await openWith(services, slack, say);
    } catch (error) {
      await slack.stop();
      throw error;
    }
  } catch (error) {
    await services.stop();
    throw error;
  }
}

async function openWith(services: Services, slack: LocalSlack, say: (line: string) => void): Promise<Stage> {
  say(`Slack: a local one, ${slack.url}`);
  const own = `scribe-demo-${randomBytes(4).toString('hex')}`;
  // A server that was there already may hold the record of a real team.
  const given = Boolean(process.env['MONGODB_URI']);
  const mongodbUri = given ? withDatabase(services.mongodbUri, own) : services.mongodbUri;
  if (given) say(`The record of this demo stays in the database ${own} there.`);
  const config = readConfig({ ...environment(services, slack), MONGODB_URI: mongodbUri });
  const service = await startService(config, {
    clock: () => new Date(slack.clock.now()),
    // What goes wrong is written beside the story; LOG_LEVEL shows more of it.
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

/** What an operator would set; tokens of a real workspace in the environment stay out of it. */
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

/** The same server, another database; people log in to the one that was named at first. */
function withDatabase(uri: string, database: string): string {
  const [, hosts = uri, old = 'admin', query = ''] =
    /^([a-z+]+:\/\/[^/?]+)(?:\/([^?]+)?)?(?:\?(.*))?$/.exec(uri) ?? [];
  const options = new URLSearchParams(query);
  if (hosts.includes('@') && !options.has('authSource')) options.set('authSource', old);
  return `${hosts}/${database}${options.size > 0 ? `?${options}` : ''}`;
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
