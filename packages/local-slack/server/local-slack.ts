/** The local Slack for tests and the demo: start it, point an app at it, act as people, look at what comes of it. */

import type { Attempt, Delivery, DeliveryKind, DeliveryPayload, SendOptions } from './delivery/delivery.ts';
import { type EventBody, wrap } from './delivery/events.ts';
import { SocketConnections } from './delivery/socket-delivery.ts';
import { type HttpServer, startHttpServer } from './http/http-server.ts';
import { type Manifest, readManifest } from './manifest.ts';
import { OrganisationAdmin } from './organisation-admin.ts';
import type { Clock } from './state/clock.ts';
import { newId } from './state/ids.ts';
import { Organisation } from './state/organisation.ts';
import { seedTeam, type TeamSpec } from './state/seed.ts';
import { Slack } from './state/slack.ts';
import type { PersonSpec, Team } from './state/team.ts';
import type { Faults } from './web-api/faults.ts';
import { type ApiCall, WebApi } from './web-api/web-api.ts';
import { Workspace } from './workspace.ts';

export interface LocalSlackOptions {
  /** 0, the default, takes a free one. */
  readonly port?: number;
  /** A manifest as YAML or JSON; without it and `manifest` a built-in one with broad scopes. */
  readonly manifestPath?: string;
  readonly manifest?: object;
  /** Ana, Bo, Chi and Dev when not given. */
  readonly people?: readonly PersonSpec[];
  readonly teamId?: string;
  readonly teamDomain?: string;
  /** Slack's real limits; true when not given. */
  readonly rateLimits?: boolean;
  /** A distributed app that is not in Slack's Marketplace reads 15 messages of history a minute. */
  readonly outsideMarketplace?: boolean;
  /** How long an answer, or a modal, is waited for, in milliseconds; Slack's 3,000 when not given. */
  readonly patienceMs?: number;
  /** Lists of channels and people give at most so many at once, however many are asked for; 1,000 when not given. */
  readonly longestPage?: number;
  /** Public channels with everyone in them; `general` and `incidents` when not given. */
  readonly uiChannels?: readonly string[];
}

/** Starts a workspace on 127.0.0.1. Throws with one sentence when the manifest is not one. */
export async function startLocalSlack(options: LocalSlackOptions = {}): Promise<LocalSlack> {
  const slack = new Slack(readManifest({ path: options.manifestPath, manifest: options.manifest }));
  slack.outsideMarketplace = options.outsideMarketplace ?? false;
  slack.patienceMs = options.patienceMs ?? slack.patienceMs;
  slack.longestPage = options.longestPage ?? 1_000;
  slack.deliveries.sockets = new SocketConnections(slack.app.id, slack.changes);
  const team = seedTeam(slack, {
    teamId: options.teamId,
    teamDomain: options.teamDomain,
    people: options.people,
    channels: options.uiChannels,
  });
  const webApi = new WebApi(slack, { rateLimits: options.rateLimits ?? true });
  const httpServer = await startHttpServer({ slack, team, webApi, port: options.port ?? 0 });
  return new LocalSlack({ slack, team, webApi, httpServer });
}

/** A running local Slack; it is itself its first team. */
export class LocalSlack extends Workspace {
  readonly #webApi: WebApi;
  readonly #httpServer: HttpServer;
  /**
   * The workspace's clock; moving it moves retries, expiries and the ts of messages. Requests are signed with the
   * machine's time.
   */
  readonly clock: Clock;
  /** What the next calls of the app meet. */
  readonly faults: Faults;

  constructor({
    slack,
    team,
    webApi,
    httpServer,
  }: { slack: Slack; team: Team; webApi: WebApi; httpServer: HttpServer }) {
    super(slack, team);
    this.#webApi = webApi;
    this.#httpServer = httpServer;
    this.clock = slack.clock;
    this.faults = webApi.faults;
  }

  /** Where the page is, without a slash at the end. */
  get url(): string {
    return this.slack.url;
  }

  /** What an app takes as its Slack API URL; ends in `/api/`. */
  get apiUrl(): string {
    return `${this.slack.url}/api/`;
  }

  /** Where OAuth begins, as `https://slack.com/oauth/v2/authorize`. */
  get authorizeUrl(): string {
    return `${this.slack.url}/oauth/v2/authorize`;
  }

  get appId(): string {
    return this.slack.app.id;
  }

  get appToken(): string {
    return this.slack.app.appToken;
  }

  get signingSecret(): string {
    return this.slack.app.signingSecret;
  }

  get clientId(): string {
    return this.slack.app.clientId;
  }

  get clientSecret(): string {
    return this.slack.app.clientSecret;
  }

  get manifest(): Manifest {
    return this.slack.manifest;
  }

  /** Every call of the app, oldest first. */
  get calls(): readonly ApiCall[] {
    return this.#webApi.calls;
  }

  /** Everything sent to the app, oldest first. */
  get deliveries(): readonly Delivery[] {
    return this.slack.deliveries.log;
  }

  /** How the app is reached now. */
  get connection(): 'socket' | 'http' | 'none' {
    return this.slack.deliveries.connection;
  }

  /** Socket Mode connections: how many there are, and how Slack ends them: announced, closed without a word, or cut. */
  get sockets(): Pick<SocketConnections, 'count' | 'refresh' | 'close' | 'cut'> {
    const { sockets } = this.slack.deliveries;
    if (sockets === undefined) throw new Error('Socket Mode is not running.');
    return sockets;
  }

  /** Where events, commands and interactions go while no socket is connected; null for nowhere. */
  requestUrl(url: string | null): void {
    if (url !== null && !URL.canParse(url)) {
      throw new Error(`"${url}" is not a URL; take one as "http://127.0.0.1:3000/slack/events".`);
    }
    this.slack.deliveries.requestUrl = url;
    this.slack.changes.notify();
  }

  /** Sends any payload once, as given. */
  async deliver(
    raw: {
      readonly kind: DeliveryKind;
      readonly type?: string;
      readonly payload: DeliveryPayload;
    } & SendOptions,
  ): Promise<Attempt> {
    const { kind, type = 'raw', payload, ...options } = raw;
    return await this.slack.deliveries.raw({ kind, type, payload }, options);
  }

  /** Sends again what was sent before; an event may get a new event id. */
  async redeliver(
    delivery: Delivery,
    { newEventId = false, ...options }: SendOptions & { newEventId?: boolean } = {},
  ): Promise<Attempt> {
    const payload = newEventId ? { ...delivery.payload, event_id: newId('Ev') } : delivery.payload;
    return await this.slack.deliveries.raw({ ...delivery, payload }, options);
  }

  /** Sends an event in its wrapper, with retries, whether or not it is subscribed. */
  async deliverEvent(event: EventBody): Promise<Delivery> {
    return await this.slack.deliveries.event(event.type, wrap(this.context, event));
  }

  /** Asks the request URL to repeat a challenge, as Slack does when the URL is entered; true when it did. */
  async verifyRequestUrl(): Promise<boolean> {
    const challenge = newId('Ev');
    const payload = { token: this.slack.app.verificationToken, challenge, type: 'url_verification' };
    const { response } = await this.slack.deliveries.raw(
      { kind: 'event', type: 'url_verification', payload },
      { over: 'http' },
    );
    if (typeof response === 'object' && response !== null && 'challenge' in response)
      return response.challenge === challenge;
    return response === challenge;
  }

  /** Tells the app that it was sent too many events (`app_rate_limited`). */
  async deliverRateLimited(): Promise<Attempt> {
    const minute = Math.floor(this.slack.clock.seconds() / 60) * 60;
    const payload = {
      type: 'app_rate_limited',
      token: this.slack.app.verificationToken,
      team_id: this.teamId,
      minute_rate_limited: minute,
      api_app_id: this.appId,
    };
    return await this.slack.deliveries.raw({ kind: 'event', type: payload.type, payload });
  }

  /** A further team in which the app is not installed yet; installing goes through OAuth. */
  addTeam(spec: TeamSpec = {}): Workspace {
    const team = seedTeam(this.slack, spec);
    team.installed = false;
    return new Workspace(this.slack, team);
  }

  /** An Enterprise Grid organisation; `addTeam` adds its workspaces. */
  addOrganisation(domain: string): OrganisationAdmin {
    const organisation = new Organisation(domain);
    this.slack.organisations.set(organisation.id, organisation);
    return new OrganisationAdmin(this.slack, organisation);
  }

  /** Resolves with what `probe` gives, asking after every change; rejects with a sentence after the time. */
  async until<T>(
    probe: () => T | undefined | false | null,
    options?: { timeoutMs?: number; what?: string },
  ): Promise<T> {
    return await this.slack.changes.until(probe, options);
  }

  /** Lets this much time (ms) pass for the rate limits alone: what was called before counts no more after a minute. */
  passLimits(ms: number): void {
    this.#webApi.passLimits(ms);
  }

  /** Resolves when nothing is on its way to the app (retries that wait for the clock do not count). */
  async settled(): Promise<void> {
    await this.until(() => this.slack.deliveries.idle, {
      timeoutMs: 45_000,
      what: 'every delivery to be answered',
    });
  }

  async stop(): Promise<void> {
    this.slack.stop();
    await this.#httpServer.close();
  }
}
