import { LRUCache } from 'lru-cache';
import { isActive } from '../../domain/incident/incident.ts';
import type { App } from '../app.ts';
import type { IncidentInChannel } from '../ports/incident-channels.ts';
import { mergeTarget } from './merge-target.ts';

/** What `log` needs to know about a channel's incident. */
export interface ChannelIncident {
  /** The workspace that the incident belongs to. */
  readonly team: string;
  readonly key: string;
  readonly resolved: boolean;
  readonly private: boolean;
  /** The incident of the channel itself, where that was merged into this one. */
  readonly followed?: Followed;
}

/** A merged incident whose channel leads to another one. */
export interface Followed {
  readonly from: string;
  /** Whether everybody may read the name of the other one. */
  readonly named: boolean;
}

/** A channel's incident, and the id under which the channel's messages are kept. */
export interface IncidentHere extends ChannelIncident {
  readonly room: string;
}

/**
 * How long a cached answer is used: a merge in another process is noticed within this time, and what is written
 * meanwhile follows with the second move. Nothing would follow a merge that is taken back, so a channel that leads on
 * is looked up each time.
 */
const CHANNEL_CACHE_MS = 5_000;

/** Which incident a channel belongs to, cached briefly, since every message and every entry asks. */
export interface ChannelIncidentCache {
  /**
   * The incident of a channel, as `team` hears of it. In a shared channel it may be the incident of another workspace:
   * what happens there is delivered once, for the installation of either side. `undefined` for a channel without an
   * incident. Throws `StoreFault`.
   */
  incidentOf(team: string, channel: string): Promise<IncidentHere | undefined>;
  forget(channel: string): void;
}

interface Candidate extends IncidentHere {
  readonly active: boolean;
}

/**
 * Caches at most 10,000 incident channels. A channel without an incident may get one at any moment, in another process,
 * and what is said there from then on must be kept: so that answer is never cached.
 */
export function channelIncidentCache(app: Pick<App, 'incidents' | 'incidentChannels'>): ChannelIncidentCache {
  const memory = new LRUCache<string, readonly Candidate[]>({
    max: 10_000,
    ttl: CHANNEL_CACHE_MS,
  });
  return {
    async incidentOf(team, channel) {
      const remembered = memory.get(channel);
      if (remembered) return whose(remembered, team);
      const here = await app.incidentChannels.incidentsIn(channel);
      const candidates = await Promise.all(here.map((known) => candidate(app, known)));
      const cacheable = candidates.length > 0 && candidates.every(({ followed }) => followed === undefined);
      if (cacheable) memory.set(channel, candidates);
      return whose(candidates, team);
    },
    forget(channel) {
      memory.delete(channel);
    },
  };
}

/** An active incident before one that is over, then one of this workspace, then the newest. */
function whose(candidates: readonly Candidate[], team: string): IncidentHere | undefined {
  const active = candidates.filter((one) => one.active);
  const among = active.length > 0 ? active : candidates;
  return among.find((one) => one.team === team) ?? among[0];
}

async function candidate(app: Pick<App, 'incidents'>, here: IncidentInChannel): Promise<Candidate> {
  const { room, incident } = here;
  const target = (await mergeTarget(app, here)).incident;
  const { team, key, phase, private: isPrivate } = target;
  const resolved = phase.state === 'resolved';
  const known = { team, key, room, resolved, private: isPrivate, active: isActive(incident) };
  if (incident.phase.state !== 'merged') return known;
  return { ...known, followed: { from: incident.key, named: !target.private } };
}
