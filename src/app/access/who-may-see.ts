import { isActive } from '../../domain/incident/incident.ts';
import type { KnownIncident, ListedIncident } from '../ports/incidents.ts';
import { readMembers } from './channel-members.ts';

/** Somebody who asks for an incident. */
export interface Asker {
  readonly user: string;
  /** The channel in which Slack took a command from this person a moment ago: who types in a channel is in it. */
  readonly typedIn?: string | undefined;
}

/**
 * Whether somebody may see an incident. `outside`: Scribe was removed from the channel; `unsure`: Slack does not say
 * who is in it. Both are a no; only people who were in it before hear why.
 */
export type Sight = 'yes' | 'no' | 'outside' | 'unsure';

/** For so long what was read counts, and the events since; workers read again much sooner (ms). */
const TRUSTED_MS = { active: 15 * 60_000, over: 3 * 60 * 60_000 };

/** An answer has 3 s in all; after this long in doubt means no (ms). */
const READ_TIMEOUT_MS = 1_000;

export type SightPorts = Parameters<typeof readMembers>[0];

/**
 * Whether somebody may see this incident: a private one is for those who are in its channel now, and for nobody else,
 * whatever their role; an imported one, which has no channel, is for its declarer and those with a role in it. What was
 * read of Slack before decides; Slack is asked only where that is in doubt. Throws `StoreFault`.
 */
export async function sightOf(app: SightPorts, known: KnownIncident, asker: Asker): Promise<Sight> {
  const first = judge(known, asker, app);
  if (first !== 'ask') return first;
  const now = await readInTime(app, known);
  if (now && (!now.incident.private || isTrusted(now, app.clock())))
    return !now.incident.private || now.members.includes(asker.user) ? 'yes' : 'no';
  if (!known.members.includes(asker.user) && asker.typedIn !== known.channel) return 'no';
  return now?.membership.scribeOut ? 'outside' : 'unsure';
}

/** Whether somebody may see this incident. Throws `StoreFault`. */
export async function maySee(app: SightPorts, known: KnownIncident, asker: Asker): Promise<boolean> {
  return (await sightOf(app, known, asker)) === 'yes';
}

/** Whether the list, as it is, has somebody: for what is only said about people, never for what is shown to them. */
export function isListed(known: ListedIncident, user: string): boolean {
  return !known.incident.private || insiders(known).includes(user);
}

/** Who is in the channel of a private incident, as it was last read. An imported one has its roles instead. */
export function insiders({ incident, members }: ListedIncident): readonly string[] {
  return incident.place.kind === 'none' ? [...members, ...Object.values(incident.roles).flat()] : members;
}

/** How many doubtful incidents are read again for one list. */
const READ_FOR_LIST = 5;

/** Many incidents, as somebody sees them. */
export interface Seen {
  /** In the order that they were given in. */
  readonly visible: readonly ListedIncident[];
  /** This person was in their channels, as far as Scribe knows; whether they still are is not read yet. */
  readonly unread: readonly ListedIncident[];
}

/** Which of many incidents somebody may see; Slack is asked about a few of them at most. Throws `StoreFault`. */
export async function lookOver(
  app: SightPorts,
  many: readonly ListedIncident[],
  asker: Asker,
): Promise<Seen> {
  let left = READ_FOR_LIST;
  const sights = await Promise.all(
    many.map(async (known): Promise<Sight> => {
      const first = judge(known, asker, app);
      if (first !== 'ask') return first;
      const likely = known.members.includes(asker.user) || holdsRole(known, asker.user);
      if (!likely) return 'no';
      if (left === 0) return 'unsure';
      left -= 1;
      const { team, id } = known.incident;
      const whole = await app.incidents.byId(team, id);
      return whole ? sightOf(app, whole, asker) : 'no';
    }),
  );
  return {
    visible: many.filter((_, index) => sights[index] === 'yes'),
    unread: many.filter((_, index) => sights[index] === 'unsure'),
  };
}

/** Those of many incidents that somebody may see, in the same order. Throws `StoreFault`. */
export async function visibleTo(
  app: SightPorts,
  many: readonly ListedIncident[],
  asker: Asker,
): Promise<readonly ListedIncident[]> {
  return (await lookOver(app, many, asker)).visible;
}

function judge(
  known: ListedIncident,
  { user, typedIn }: Asker,
  { clock }: Pick<SightPorts, 'clock'>,
): 'yes' | 'no' | 'ask' {
  const { incident, channel, membership } = known;
  if (!incident.private) return 'yes';
  const listed = insiders(known).includes(user);
  if (channel === undefined) return listed ? 'yes' : 'no';
  if (membership.scribeOut) return 'ask';
  if (typedIn === channel) return 'yes';
  if (!isTrusted(known, clock())) return 'ask';
  if (listed) return 'yes';
  // Somebody came or went, and who is being read; or a role was given just now, and the event is on its way.
  return membership.overheard || holdsRole(known, user) ? 'ask' : 'no';
}

function isTrusted({ incident, membership: { readAt } }: ListedIncident, now: Date): boolean {
  if (!readAt) return false;
  return now.getTime() - readAt.getTime() < (isActive(incident) ? TRUSTED_MS.active : TRUSTED_MS.over);
}

function holdsRole({ incident }: ListedIncident, user: string): boolean {
  return Object.values(incident.roles).some((holders) => holders.includes(user));
}

/** Reads who is there; `undefined` where Slack does not say in time. */
async function readInTime(app: SightPorts, known: KnownIncident): Promise<KnownIncident | undefined> {
  const reading = readMembers(app, known).catch((error: unknown) => {
    app.journal.warn({ incident: known.incident.key, error }, 'members not read');
    return undefined;
  });
  return Promise.race([reading, afterTimeout()]);
}

function afterTimeout(): Promise<undefined> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(undefined), READ_TIMEOUT_MS).unref();
  });
}
