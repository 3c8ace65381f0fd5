import { addMinutes } from 'date-fns/addMinutes';
import { type ChannelIs, type Incident, isActive } from '../../domain/incident/incident.ts';
import type { App } from '../app.ts';
import { changeIncident } from '../incidents/change-incident.ts';
import type { ChannelKind } from '../ports/channel-lookup.ts';
import type { EffectRef } from '../ports/effects.ts';
import type { KnownIncident } from '../ports/incidents.ts';
import type { MembersReading } from '../ports/members.ts';

type Ports = Pick<
  App,
  'channelLookup' | 'members' | 'incidents' | 'entries' | 'effects' | 'queue' | 'journal' | 'clock' | 'policy'
>;

/**
 * Minutes between two readings: most changes arrive as events, and this finds the missed ones. There are more and more
 * incidents that are over, so these are read when somebody asks for them, and seldom besides.
 */
const AGAIN_MINUTES = { private: 5, public: 60, over: 7 * 24 * 60 };

/** Who wrote what Scribe found out by itself. */
const SCRIBE = 'scribe';

/** Somebody may come or go while Slack is asked; then it is asked again, so many times. */
const MAX_ROUNDS = 3;

/**
 * How many incidents one pass of the sweep claims, every 10 s. Of the two calls that a reading may make,
 * `conversations.members` is allowed 100 times a minute (tier 4) and `conversations.info` 50 times (tier 3).
 */
const PER_PASS = 8;

/** Has the incidents whose members are to be read again want it. Throws `StoreFault`. */
export function claimMembers(app: Pick<App, 'members' | 'clock'>): Promise<readonly EffectRef[]> {
  return app.members.due(app.clock(), PER_PASS);
}

/**
 * Asks Slack who can see the incident's channel, where that is not known, and who is in it, where the incident is
 * private; keeps both. Returns the incident as it is then. Throws `SlackFault`, `StoreFault`.
 */
export async function readMembers(app: Ports, known: KnownIncident): Promise<KnownIncident> {
  const { channel } = known;
  if (channel === undefined) return known;
  let current = await seeChannel(app, known, channel);
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const { incident, membership } = current;
    const { team, id } = incident;
    const reading = await ask(app, current, channel);
    const at = app.clock();
    const next = addMinutes(at, minutesUntilNext(incident));
    const kept = await app.members.keep({ team, id, heard: membership.heard, reading, at, next });
    current = (await app.incidents.byId(team, id)) ?? current;
    if (kept === 'kept') break;
  }
  return current;
}

function minutesUntilNext(incident: Incident): number {
  if (!isActive(incident)) return AGAIN_MINUTES.over;
  return incident.private ? AGAIN_MINUTES.private : AGAIN_MINUTES.public;
}

async function ask(
  { channelLookup }: Ports,
  { incident }: KnownIncident,
  channel: string,
): Promise<MembersReading> {
  if (!incident.private) return { kind: 'needless' };
  const users = await channelLookup.members(incident.team, channel);
  return users ? { kind: 'people', users } : { kind: 'outside' };
}

/**
 * A channel was made private, or public: all incidents in it, of every workspace, follow when Slack has been asked.
 * Throws `StoreFault`.
 */
export async function lookAgain(
  app: Pick<App, 'incidentChannels' | 'effects' | 'queue' | 'clock'>,
  channel: string,
): Promise<void> {
  await readSoon(app, await app.incidentChannels.incidentsIn(channel));
}

/** Has a worker ask Slack about the channels of these incidents. Throws `StoreFault`. */
export async function readSoon(
  app: Pick<App, 'effects' | 'queue' | 'clock'>,
  many: readonly Pick<KnownIncident, 'incident'>[],
): Promise<void> {
  for (const { incident } of many) {
    const ref = { holder: 'incidents' as const, team: incident.team, id: incident.id };
    await app.effects.add(ref, { key: 'members', effect: { kind: 'members' } }, app.clock());
    app.queue.offer([{ ...ref, key: 'members' }]);
  }
}

/**
 * An incident is as private as its channel. A channel that Scribe made for a private incident need not be asked. One
 * that was public and is not found was deleted: Scribe stays in a channel that becomes private, and sees it.
 */
async function seeChannel(app: Ports, known: KnownIncident, channel: string): Promise<KnownIncident> {
  const { incident } = known;
  const { place, team } = incident;
  const sure = place.kind === 'here' ? place.is === 'private' : incident.private;
  if (sure) return known;
  const kind = await app.channelLookup.kindOf(team, channel);
  const wasPublic = place.kind === 'here' ? place.is === 'public' : !incident.private;
  if (kind === 'unseen' && wasPublic) return known;
  const is = visibilityOf(kind);
  const changed = await changeIncident(app, known, {
    kind: 'channel-seen',
    id: `seen.${channel}.${incident.version}`,
    by: SCRIBE,
    at: app.clock(),
    is,
  });
  if (changed.kind !== 'changed') return known;
  return (await app.incidents.byId(team, incident.id)) ?? known;
}

/** In doubt private. */
export function visibilityOf(kind: ChannelKind): ChannelIs {
  return kind === 'public' ? 'public' : 'private';
}
