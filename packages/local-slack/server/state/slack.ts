import { Deliveries } from '../delivery/deliveries.ts';
import type { Manifest } from '../manifest.ts';
import { AuthorizationCodes } from './authorization-codes.ts';
import { Changes } from './changes.ts';
import { MovableClock } from './clock.ts';
import { newId, randomHex, randomText } from './ids.ts';
import type { Organisation } from './organisation.ts';
import { ResponseUrls } from './response-urls.ts';
import type { Team } from './team.ts';
import { Triggers } from './triggers.ts';

/** The app as Slack knows it. */
export interface AppIdentity {
  readonly id: string;
  readonly name: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly signingSecret: string;
  /** `xapp-…`, for Socket Mode. */
  readonly appToken: string;
  /** The old verification token that every delivery still carries. */
  readonly verificationToken: string;
}

/** All of the local Slack except its HTTP server. */
export class Slack {
  readonly manifest: Manifest;
  readonly app: AppIdentity;
  readonly teams = new Map<string, Team>();
  readonly organisations = new Map<string, Organisation>();
  readonly changes = new Changes();
  readonly clock = new MovableClock(() => this.changes.notify());
  readonly triggers = new Triggers(this.clock, () => this.patienceMs);
  readonly responseUrls = new ResponseUrls(this.clock);
  readonly authorizationCodes = new AuthorizationCodes(this.clock);
  readonly deliveries: Deliveries;
  /** Whether history comes 15 messages a minute, as to distributed apps outside Slack's Marketplace. */
  outsideMarketplace = false;
  /** Lists of channels and people give at most so many at once, however many are asked for. */
  longestPage = 1_000;
  /** How long the app's answer is waited for, and how long it may open a modal; Slack's three seconds. */
  patienceMs = 3_000;
  /** `http://127.0.0.1:port`, set once the server listens. */
  url = '';

  constructor(manifest: Manifest) {
    this.manifest = manifest;
    const id = newId('A');
    this.app = {
      id,
      name: manifest.display_information.name,
      clientId: `${Date.now()}.${randomHex(5)}`,
      clientSecret: randomHex(16),
      signingSecret: randomHex(16),
      appToken: `xapp-1-${id}-${randomHex(16)}`,
      verificationToken: randomText(24),
    };
    this.deliveries = new Deliveries({
      clock: this.clock,
      changes: this.changes,
      signingSecret: this.app.signingSecret,
      patienceMs: () => this.patienceMs,
    });
  }

  get scopes(): readonly string[] {
    return this.manifest.oauth_config.scopes.bot;
  }

  /** The workspace that somebody's account belongs to. */
  homeOf(userId: string): Team | undefined {
    return [...this.teams.values()].find((team) => team.users.get(userId)?.teamId === team.id);
  }

  /** The workspaces that share a channel with these, itself among them. */
  sharing(channel: { readonly teams: ReadonlySet<string> }): Team[] {
    return [...channel.teams].flatMap((id) => this.teams.get(id) ?? []);
  }

  organisationOf(token: string): Organisation | undefined {
    return [...this.organisations.values()].find((organisation) => organisation.botToken === token);
  }

  /** The team of a bot token, installed or not. */
  teamOf(token: string): Team | undefined {
    return [...this.teams.values()].find((team) => team.botToken === token);
  }

  /** Link to a message; it opens the page of this server. */
  permalink(channel: string, ts: string, threadTs?: string): string {
    const link = `${this.url}/archives/${channel}/p${ts.replace('.', '')}`;
    return threadTs === undefined || threadTs === ts ? link : `${link}?thread_ts=${threadTs}&cid=${channel}`;
  }

  stop(): void {
    this.clock.stop();
    this.deliveries.stop();
  }
}
