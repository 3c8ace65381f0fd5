import type { KnownIncident } from './incidents.ts';

/** Channels of incidents, whichever workspace they belong to: a channel may be shared with other workspaces. */
export interface IncidentChannels {
  /**
   * The incidents of every workspace in this channel: active ones first, the newest of each kind first. Throws
   * `StoreFault`.
   */
  incidentsIn(channel: string): Promise<readonly KnownIncident[]>;
}
