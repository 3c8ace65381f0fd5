import { subHours } from 'date-fns/subHours';
import type { IncidentEffect, Wanted } from '../../domain/effect.ts';
import type { Declare } from '../../domain/incident/command.ts';
import { begin } from '../../domain/incident/evolve.ts';
import { type Incident, isActive } from '../../domain/incident/incident.ts';
import { isSimilarTitle } from '../../domain/incident/similar-title.ts';
import { wantedEffects } from '../../domain/incident/wanted-effects.ts';
import { visibleIncidents } from '../access/find-incident.ts';
import type { SightPorts } from '../access/who-may-see.ts';
import type { App } from '../app.ts';
import type { ChannelKind } from '../ports/channel-lookup.ts';
import type { ListedIncident } from '../ports/incidents.ts';
import { readStored } from '../ports/store-fault.ts';
import { dispatchEffects } from './change-incident.ts';
import { freeIncidentKey } from './free-incident-key.ts';
import { nudgeLookAfter } from './nudge-facts.ts';

/** What somebody wants to declare; it gets its key when it is stored. */
export type Declaration = Omit<Declare, 'kind' | 'key'> & {
  /** Where to tell the person about the channel, for 30 minutes after the command. */
  readonly responseUrl: string | undefined;
  /** The person has seen the incidents that look the same, and means a new one. */
  readonly anew: boolean;
  /** The channel in which Slack took the command a moment ago; a form may be sent long after it was opened. */
  readonly typedIn: string | undefined;
};

export type Declared =
  | { readonly kind: 'declared'; readonly incident: Incident }
  /** Active incidents that look the same are offered first. */
  | { readonly kind: 'similar'; readonly among: readonly ListedIncident[] }
  /** The channel has an active incident already; `--here` cannot add another. */
  | { readonly kind: 'occupied'; readonly by: Incident }
  /** No incident can live in this channel as it was asked for. */
  | { readonly kind: 'not here'; readonly why: NotHere };

/**
 * `public`: a private incident would be seen by everybody. `direct`: a direct conversation, in which Scribe hears
 * nothing. `unsure`: a private incident was asked for, and Slack does not say whether the channel is private. `outside`:
 * the channel may be private, and Slack does not say that the person is in it.
 */
export type NotHere = 'public' | 'direct' | 'unsure' | 'outside';

type Ports = Pick<App, 'counters' | 'incidentKeys' | 'channelLookup' | 'policy'> & SightPorts;

/** A response_url works for 30 minutes; the difference is a margin for a queue that lags. */
const REPLY_WITHIN_MS = 25 * 60_000;

/** Declares an incident: one document with its first event and everything it wants. Throws `StoreFault`. */
export async function declareIncident(app: Ports, asked: Declaration): Promise<Declared> {
  const before = await app.incidents.byId(asked.team, asked.id);
  if (before) return { kind: 'declared', incident: before.incident };
  const [obstacle, fitted] = await Promise.all([findObstacle(app, asked), fitToChannel(app, asked)]);
  // Who may not see the channel is not told what is in it either.
  if ('why' in fitted) return fitted;
  if (obstacle) return obstacle;
  const declaration = fitted;
  const key = await freeIncidentKey(app, declaration.team, {
    year: declaration.at.getUTCFullYear(),
    prefix: app.policy.keyPrefix,
  });
  const { responseUrl, anew: _anew, typedIn: _typedIn, ...stated } = declaration;
  const what: Declare = { ...stated, kind: 'declare', key };
  const incident = begin(what);
  const events = [
    { kind: 'declared' as const, id: declaration.id, by: declaration.by, at: declaration.at, what },
  ];
  const effects = [
    ...wantedEffects(incident, events, app.policy),
    ...channelReplyEffects(incident, responseUrl, declaration.at),
  ];
  const nudgeAt = nudgeLookAfter(app.policy, { incident, events });
  const made = await app.incidents.create({ incident, events, effects, at: declaration.at, nudgeAt });
  if (made === 'known') {
    const known = await readStored(app.incidents.byId(declaration.team, declaration.id));
    return { kind: 'declared', incident: known?.incident ?? incident };
  }
  await dispatchEffects(app, incident, effects);
  return { kind: 'declared', incident };
}

/** An answer has 3 s in all; a channel of which Slack says nothing in this time counts as private (ms). */
const SLACK_TIMEOUT_MS = 1_000;

/** The declaration for the channel that it is to live in: as private as that is. */
async function fitToChannel(
  app: Ports,
  declaration: Declaration,
): Promise<Declaration | Extract<Declared, { kind: 'not here' }>> {
  const { place, team } = declaration;
  if (place.kind !== 'here') return declaration;
  const { channel } = place;
  const kind = await kindInTime(app, team, channel);
  const isClosed = kind !== 'public' && kind !== 'direct';
  if (isClosed && !(await isInChannel(app, declaration, channel)))
    return { kind: 'not here', why: 'outside' };
  switch (kind) {
    case 'direct':
      return { kind: 'not here', why: 'direct' };
    case 'public':
      if (declaration.private) return { kind: 'not here', why: 'public' };
      return { ...declaration, place: { kind: 'here', channel, is: 'public' } };
    case 'private':
    case 'unseen':
      return { ...declaration, private: true, place: { kind: 'here', channel, is: 'private' } };
    case 'unknown':
      // Private for now; public, and announced, once Slack says that everybody sees the channel.
      if (declaration.private) return { kind: 'not here', why: 'unsure' };
      return { ...declaration, private: true, place: { kind: 'here', channel, is: 'unknown' } };
    default:
      return kind satisfies never;
  }
}

/** What Slack says of the channel, if it does in time. */
async function kindInTime(app: Ports, team: string, channel: string): Promise<ChannelKind | 'unknown'> {
  // Direct conversations have ids that begin with a D, of which Slack tells Scribe nothing unless it takes part.
  if (channel.startsWith('D')) return 'direct';
  return inTime(app, channel, app.channelLookup.kindOf(team, channel));
}

/** Who typed the command in the channel is in it; of anybody else Slack has to say so. */
async function isInChannel(
  app: Ports,
  { team, by, typedIn }: Declaration,
  channel: string,
): Promise<boolean> {
  if (typedIn === channel) return true;
  const members = await inTime(app, channel, app.channelLookup.members(team, channel));
  return members !== 'unknown' && members !== undefined && members.includes(by);
}

/** What Slack says, if it does in time. */
function inTime<T>(app: Ports, channel: string, asking: Promise<T>): Promise<T | 'unknown'> {
  const answer = asking.catch((error: unknown) => {
    app.journal.warn({ channel, error }, 'channel not looked at');
    return 'unknown' as const;
  });
  const timeout = new Promise<'unknown'>((resolve) => {
    setTimeout(() => resolve('unknown'), SLACK_TIMEOUT_MS).unref();
  });
  return Promise.race([answer, timeout]);
}

async function findObstacle(app: Ports, declaration: Declaration): Promise<Declared | undefined> {
  if (declaration.place.kind === 'here') {
    const here = await app.incidents.byChannel(declaration.team, declaration.place.channel);
    if (here && isActive(here.incident)) return { kind: 'occupied', by: here.incident };
  }
  if (declaration.anew || declaration.drill) return undefined;
  const recent = subHours(declaration.at, 24);
  const among = (await visibleIncidents(app, { team: declaration.team, user: declaration.by }, true)).filter(
    ({ incident }) =>
      !incident.drill && incident.declaredAt > recent && isSimilarTitle(incident.title, declaration.title),
  );
  return among.length === 0 ? undefined : { kind: 'similar', among };
}

function channelReplyEffects(
  incident: Incident,
  responseUrl: string | undefined,
  at: Date,
): readonly Wanted<IncidentEffect>[] {
  if (responseUrl === undefined) return [];
  const until = new Date(at.getTime() + REPLY_WITHIN_MS);
  return [{ key: `point-${incident.version}`, effect: { kind: 'point', responseUrl, until } }];
}
