import { channelIncidentCache } from './app/access/channel-incident-cache.ts';
import type { Composition } from './composition.ts';
import type { Log } from './log.ts';
import { boltLogger } from './slack/bolt-logger.ts';
import type { ListenerContext } from './slack/listeners/listener-context.ts';
import { quietQueue } from './slack/listeners/quiet-queue.ts';
import { NewerBlocks } from './slack/newer-blocks.ts';
import type { InFlight } from './slack/receivers/in-flight.ts';
import { SCOPE_NAMES } from './slack/scopes.ts';
import type { SlackApp, SlackAppOptions } from './slack/slack-app.ts';
import type { Route } from './web/routes.ts';

/** What the intake needs beside the adapters. */
export interface IntakeOptions {
  /** Health and metrics, which the receiver serves where Slack comes over HTTP and they have no port of their own. */
  readonly routes: readonly Route[];
  /** Answers that nobody waits for. */
  readonly answers: InFlight;
  /** How long a stop waits for what is being handled, in milliseconds. */
  readonly stopMs: number;
}

/** Builds what takes Slack in. Bolt is loaded only here: a worker starts without it. */
export async function buildSlackApp(composition: Composition, options: IntakeOptions): Promise<SlackApp> {
  const { openSlackApp } = await import('./slack/slack-app.ts');
  const { config, access, log } = composition;
  const { receive, slackApiUrl: apiUrl } = config;
  return openSlackApp(
    {
      receive:
        receive.kind === 'http' ? { ...receive, port: config.port, routes: [...options.routes] } : receive,
      access,
      install: installPages(composition),
      apiUrl,
      logger: boltLogger(log),
      stopMs: options.stopMs,
    },
    listenerContext(composition, options.answers),
  );
}

/** How long a start waits for Slack, in milliseconds. */
const CONNECT_MS = 5_000;

/**
 * Connects to Slack and gives the port over HTTP. Where Slack takes longer than five seconds Scribe runs, says that it
 * is not ready, and goes on asking; what goes wrong earlier is thrown.
 */
export async function connectSlack(app: SlackApp, log: Log): Promise<number | undefined> {
  let late = false;
  const connecting = app.start();
  connecting.catch((error: unknown) => {
    if (late) log.error({ err: error }, 'Slack was not reached');
  });
  const patience = new Promise<undefined>((resolve) => {
    setTimeout(() => {
      late = true;
      resolve(undefined);
    }, CONNECT_MS).unref();
  });
  return Promise.race([connecting, patience]);
}

function listenerContext(composition: Composition, answers: InFlight): ListenerContext {
  const { app, config, metrics, access, slack, log } = composition;
  const inTurn = quietQueue();
  const background = (task: Promise<unknown>) => {
    answers
      .track(() => task)
      .catch((error: unknown) => log.warn({ err: error }, 'An answer was not delivered'));
  };
  return {
    app,
    channels: channelIncidentCache(app),
    command: config.command,
    meter: metrics,
    async diagnose(team, channel) {
      const { diagnoseRunning } = await import('./diagnose-service.ts');
      return diagnoseRunning(composition, { team, channel });
    },
    workspaces: access,
    newerBlocks: new NewerBlocks(),
    notes: slack.notes,
    clientFor: (team) => slack.clientFor(team),
    async forgetInstallation(owner) {
      await access.remove(owner);
      slack.forget();
    },
    async coverWorkspace(team, organisation) {
      await access.cover(team, organisation);
      slack.forget();
    },
    workspacesOf: (organisation) => composition.stores.installations.coveredTeams(organisation),
    missedEvents() {
      answers
        .track(() => app.members.doubt(app.clock()))
        .catch((error: unknown) => log.warn({ err: error }, 'Members were not put in doubt'));
    },
    background,
    quietly: (task) => background(inTurn(task)),
  };
}

function installPages({ config, access }: Composition): SlackAppOptions['install'] {
  const { workspaces } = config;
  if (workspaces.kind === 'one' || !('store' in access)) return undefined;
  const { clientId, clientSecret, stateSecret } = workspaces;
  return { clientId, clientSecret, stateSecret, store: access.store, scopes: SCOPE_NAMES };
}
