import type { WebClient } from '@slack/web-api';
import type { ChannelIncidentCache } from '../../app/access/channel-incident-cache.ts';
import type { App } from '../../app/app.ts';
import type { LookupNotes } from '../../app/ports/lookup-notes.ts';
import type { Access } from '../access.ts';
import type { NewerBlocks } from '../newer-blocks.ts';
import type { Finding } from '../words/doctor.ts';

/** Counts what people ask for. */
export interface CommandMetrics {
  /** One answered command: its verb, what it came to, and how long the person waited, in milliseconds. */
  command(verb: string, outcome: string, tookMs: number): void;
  /** A delivery whose listener failed, so that it is not acknowledged. */
  unacknowledged(): void;
}

/** Everything that listeners work with. */
export interface ListenerContext {
  readonly app: App;
  readonly channels: ChannelIncidentCache;
  /** The slash command's name, `/incident`. */
  readonly command: string;
  readonly meter: CommandMetrics;
  /** Checks scopes, channel, stores, queue and clock. */
  diagnose(team: string, channel: string): Promise<readonly Finding[]>;
  readonly workspaces: Pick<Access, 'workspace'>;
  /** Which of Slack's newer blocks each workspace takes. */
  readonly newerBlocks: NewerBlocks;
  /** What look-ups in Slack have found. */
  readonly notes: LookupNotes;
  /** The client of another workspace than the one for which something came. Rejects where Scribe is not installed. */
  clientFor(team: string): Promise<WebClient>;
  /** A workspace or organisation uninstalled Scribe: its installation is deleted, and its jobs end without a token. */
  forgetInstallation(owner: string): Promise<void>;
  /** An organisation's installation covers this workspace from now on; with `undefined`, no more. */
  coverWorkspace(team: string, organisation: string | undefined): Promise<void>;
  /** The workspaces that an organisation's installation covers, as far as Scribe has heard. */
  workspacesOf(organisation: string): Promise<readonly string[]>;
  /** Events may have been missed: what is known of channels' members is in doubt until it is read again. */
  missedEvents(): void;
  /** Tracks work that nobody waits for, so that a stop waits until it is done. */
  background(task: Promise<unknown>): void;
  /** Does work that nobody waits for when there is time for it; under a storm of commands it is left out. */
  quietly(task: () => Promise<unknown>): void;
}
