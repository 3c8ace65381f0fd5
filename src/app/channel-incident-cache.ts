import { LRUCache } from 'lru-cache';
import type { App } from './app.ts';
import { incidentOfChannel } from './find-incident.ts';
import type { KnownIncident } from './ports/incidents.ts';

/** What `log` needs to know about a channel's incident. */
export interface ChannelIncident {
  readonly key: string;
  readonly resolved: boolean;
}

/** How long a cached answer is used: a merge in another process is noticed within this time. */
const CHANNEL_CACHE_MS = 5_000;

/** Which incident a channel belongs to, cached briefly, since every message and every entry asks. */
export interface ChannelIncidentCache {
  /** `undefined` for a channel without an incident. Throws `StoreFault`. */
  incidentOf(team: string, channel: string): Promise<ChannelIncident | undefined>;
  forget(team: string, channel: string): void;
}

/**
 * Caches at most 10,000 incident channels. A channel without an incident may get one at any moment, in another process,
 * and what is said there from then on must be kept: so that answer is never cached.
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
  const { key, phase } = known.incident;
  return { key, resolved: phase.state === 'resolved' };
}
