import type { Server } from 'node:http';
import type { CustomRoute, InstallationStore, Receiver } from '@slack/bolt';
import type { Logger } from '@slack/web-api';
import type { Access } from './access.ts';
import { boltApp } from './bolt-app.ts';
import { webClientOptions } from './client-factory.ts';
import { installCallbacks } from './install-pages.ts';
import type { ListenerContext } from './listeners/listener-context.ts';
import { ScribeHttpReceiver } from './receivers/scribe-http-receiver.ts';
import { ScribeSocketReceiver } from './receivers/scribe-socket-receiver.ts';

/** The pages through which other workspaces install Scribe. */
export interface InstallPages {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly stateSecret: string;
  readonly store: InstallationStore;
  readonly scopes: readonly string[];
}

export interface SlackAppOptions {
  readonly receive:
    | {
        readonly kind: 'http';
        readonly signingSecret: string;
        readonly port: number;
        readonly routes: CustomRoute[];
      }
    | { readonly kind: 'socket'; readonly appToken: string };
  readonly access: Access;
  readonly install: InstallPages | undefined;
  /** Ends with a slash. */
  readonly apiUrl: string;
  readonly logger: Logger;
  /** How long a stop waits for what is being handled, in milliseconds. */
  readonly stopMs: number;
}

/** The running connection to Slack. */
export interface SlackApp {
  /** Starts receiving; returns the port over HTTP. */
  start(): Promise<number | undefined>;
  /**
   * Over HTTP still takes requests in for `drainMs`, so that balancers notice; then takes nothing new, and waits for
   * what is being handled. Gives how much of that was not done at the deadline.
   */
  stop(drainMs: number): Promise<number>;
  /** What keeps Slack from reaching this process, in a sentence. */
  trouble(): string | undefined;
}

/** Builds the receiver and the Bolt app behind it. */
export async function openSlackApp(options: SlackAppOptions, context: ListenerContext): Promise<SlackApp> {
  return options.receive.kind === 'http'
    ? httpApp(options, options.receive, context)
    : socketApp(options, options.receive, context);
}

async function httpApp(
  options: SlackAppOptions,
  receive: Extract<SlackAppOptions['receive'], { kind: 'http' }>,
  context: ListenerContext,
): Promise<SlackApp> {
  const { logger, stopMs } = options;
  const { signingSecret, port, routes } = receive;
  const pages = installOptions(options, context.command);
  const onMissed = () => context.missedEvents();
  const receiver = new ScribeHttpReceiver({
    signingSecret,
    logger,
    stopMs,
    customRoutes: routes,
    onMissed,
    ...pages,
  });
  await boltApp({ ...options, ...options.access, receiver: withoutInstaller(receiver) }, context);
  return {
    start: async () => portOf(await receiver.start(port)),
    async stop(drainMs) {
      await receiver.drain(drainMs);
      await receiver.stop();
      return receiver.cutOff;
    },
    trouble: () => undefined,
  };
}

async function socketApp(
  options: SlackAppOptions,
  { appToken }: Extract<SlackAppOptions['receive'], { kind: 'socket' }>,
  context: ListenerContext,
): Promise<SlackApp> {
  const { logger, stopMs, apiUrl } = options;
  const onMissed = () => context.missedEvents();
  const receiver = new ScribeSocketReceiver({ appToken, apiUrl, logger, stopMs, onMissed });
  await boltApp({ ...options, ...options.access, receiver }, context);
  return {
    async start() {
      await receiver.start();
      return undefined;
    },
    async stop() {
      await receiver.stop();
      return receiver.beingHandled;
    },
    trouble: () => receiver.trouble,
  };
}

/** Bolt refuses a receiver that could authorize by itself; Scribe's own authorize has a cache. */
function withoutInstaller(receiver: ScribeHttpReceiver): Receiver {
  return {
    init: (app) => receiver.init(app),
    start: (port: number) => receiver.start(port),
    stop: () => receiver.stop(),
  };
}

function installOptions({ install, apiUrl, logger }: SlackAppOptions, command: string) {
  if (!install) return {};
  const { clientId, clientSecret, stateSecret, store, scopes } = install;
  return {
    clientId,
    clientSecret,
    stateSecret,
    scopes: [...scopes],
    installationStore: store,
    installerOptions: {
      directInstall: true,
      callbackOptions: installCallbacks(command),
      authorizationUrl: new URL('../oauth/v2/authorize', apiUrl).href,
      clientOptions: webClientOptions({ apiUrl, logger }),
    },
  };
}

function portOf(server: Pick<Server, 'address'>): number | undefined {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : undefined;
}
