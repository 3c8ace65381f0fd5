import type { KnownIncident } from './incidents.ts';

/** An incident by its channel. */
export interface IncidentInChannel extends KnownIncident {
  /** The first id that its channel had: its messages are kept under it, whatever id Slack gives the channel later. */
  readonly room: string;
}

/** Channels of incidents, and the ids that channels had before, whichever workspace they belong to. Every method throws `StoreFault`. */
export interface IncidentChannels {
  /**
   * The incidents of every workspace in this channel, which may be shared with other workspaces: active ones first, the
   * newest of each kind first. An id that the channel had before finds them too.
   */
  incidentsIn(channel: string): Promise<readonly IncidentInChannel[]>;
  /** Those of these channels that no incident has, or had before. */
  unknownOf(channels: readonly string[]): Promise<readonly string[]>;
  /** Slack gave the channel another id; twice is the same as once. */
  moved(from: string, to: string): Promise<void>;
  /** The present id of a channel that had this one before, of an incident or not. */
  addressOf(former: string): Promise<string | undefined>;
}
