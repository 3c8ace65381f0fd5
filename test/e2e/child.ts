import { join } from 'node:path';
import { cloneDir } from '../../packages/dev-services/services/clone-folders.ts';
import { type ManagedProcess, startManaged } from '../../packages/dev-services/services/managed-process.ts';
import type { LocalSlack } from '../../packages/local-slack/server/local-slack.ts';

/** A Scribe in its own process, to be killed. */
export interface Child {
  readonly port: number;
  readonly process: ManagedProcess;
}

/** Starts the built command line; resolves when it is ready. Its clock is the machine's. */
export async function startChild(
  slack: LocalSlack,
  only: 'bot' | 'worker' | undefined,
  env: Readonly<Record<string, string>>,
): Promise<Child> {
  const child = await startManaged({
    command: process.execPath,
    args: [join(cloneDir, 'dist/src/cli/scribe.js'), 'start', ...(only ? ['--only', only] : [])],
    env: {
      PATH: process.env['PATH'],
      ...environmentOf(slack),
      ...env,
    },
    output: 'keep',
  });
  for await (const line of child.lines) {
    const said = asObject(line);
    if (typeof said['port'] === 'number') return { port: said['port'], process: child };
  }
  throw new Error(`Scribe ended with code ${await child.ended}: ${child.stderrTail()}`);
}

/** What a process needs to be this Slack's app, apart from its stores. */
export function environmentOf(slack: LocalSlack): Record<string, string> {
  return {
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_API_URL: slack.apiUrl,
    SCRIBE_ANNOUNCE_CHANNEL: 'incidents',
    PORT: '0',
    // No balancer needs time to notice.
    SCRIBE_DRAIN_SECONDS: '0',
  };
}

function asObject(line: string): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(line);
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
  } catch {
    return {};
  }
}
