import { LRUCache } from 'lru-cache';
import type { App } from './app.ts';
import { incidentOfChannel } from './find-incident.ts';
import type { KnownIncident } from './ports/incidents.ts';

/** What logging needs to know of the incident of a channel. */
export interface ChannelIncident {
  readonly key: string;
  readonly title: string;
  readonly resolved: boolean;
}

/** How long an answer about a channel serves: a merge elsewhere is noticed within this time. */
export const CHANNEL_CACHE_MS = 5_000;

/** Which incident a channel belongs to, remembered for a moment, since every message and every entry asks. */
export interface ChannelIncidentCache {
  /** `undefined` for a channel that is no incident's. Throws `StoreFault`. */
  incidentOf(team: string, channel: string): Promise<ChannelIncident | undefined>;
  forget(team: string, channel: string): void;
}

/**
 * Remembers at most 10,000 incident channels. A channel that is no incident's may become one at any moment, in another
 * process, and what is said in it from then on must be kept: that answer is never remembered.
 */
export function channelIncidentCache(app: Pick<App, 'incidents'>): ChannelIncidentCache {
  const memory = new LRUCache<string, ChannelIncident>({
    max: 10_000,
    ttl: CHANNEL_CACHE_MS,
  });
  return {
    async incidentOf(team, channel) {
      const key = `${team}.${channel}`;
      const remembered = memory.get(key);
      if (remembered) return remembered;
      const incident = summary(await incidentOfChannel(app, team, channel));
      if (incident) memory.set(key, incident);
      return incident;
    },
    forget(team, channel) {
      memory.delete(`${team}.${channel}`);
    },
  };
}

function summary(known: KnownIncident | undefined): ChannelIncident | undefined {
  if (!known) return undefined;
  const { key, title, phase } = known.incident;
  return { key, title, resolved: phase.state === 'resolved' };
}
