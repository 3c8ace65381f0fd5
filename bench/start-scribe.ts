import { freePort } from '../packages/dev-services/services/free-port.ts';
import { startManaged } from '../packages/dev-services/services/managed-process.ts';
import { program, type Server, untilAnswers } from './child-programs.ts';
import type { OwnStores } from './databases.ts';
import { COMMAND, SIGNING_SECRET } from './slack-request.ts';

/** How the bench starts a Scribe. */
export interface ScribeOptions {
  readonly run: 'bot' | 'bot,worker' | 'worker';
  readonly stores: OwnStores;
  readonly slack: Server;
  readonly profileDir?: string | undefined;
}

/** Starts Scribe as `npm start` does; `tookMs` is the time until it was ready. */
export async function startScribe({
  run,
  stores,
  slack,
  profileDir,
}: ScribeOptions): Promise<Server & { readonly tookMs: number }> {
  const port = await freePort();
  const profile = profileDir === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profileDir}`];
  const began = performance.now();
  const child = await startManaged({
    command: process.execPath,
    args: [...profile, program('../src/cli/scribe.js'), 'start'],
    env: {
      PATH: process.env['PATH'],
      NODE_ENV: 'production',
      SLACK_BOT_TOKEN: 'xoxb-bench',
      SLACK_SIGNING_SECRET: SIGNING_SECRET,
      SLACK_API_URL: `http://127.0.0.1:${slack.port}/api/`,
      MONGODB_URI: stores.mongodbUri,
      REDIS_URL: stores.redisUrl,
      PORT: String(port),
      SCRIBE_DRAIN_SECONDS: '0',
      SCRIBE_COMMAND: COMMAND,
      SCRIBE_RUN: run,
      LOG_LEVEL: 'warn',
    },
    output: 'keep',
  });
  const server = await untilAnswers(child, port, '/readyz');
  return { ...server, tookMs: performance.now() - began };
}
