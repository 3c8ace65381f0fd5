import { hoursToMilliseconds } from 'date-fns/hoursToMilliseconds';
import { isPersonId } from '../../domain/timeline/slack-codes.ts';
import { SAID_OFFSET_MS, type Zone, zoneName } from '../../domain/timeline/wall-clock.ts';
import { isZone, zoneNamed } from '../../domain/timeline/zone-rules.ts';
import type { App } from '../app.ts';
import type { Person } from '../ports/people.ts';
import type { PeopleSource, PersonSaid } from '../ports/people-source.ts';
import { knownZone } from './known-zone.ts';

/** How long a stored reading is used; changes of zone also arrive as events. */
const FRESH_MS = hoursToMilliseconds(24);
/** Slack does not say where somebody is: asked again after this time. */
const UNKNOWN_MS = 60_000;
/** How long an answer, which has 3 s in all, may wait for Slack to say who somebody is. */
const READ_TIMEOUT_MS = 1_000;

/** The person from the store, or from Slack if it answers within a second; otherwise somebody whose zone is unknown. */
export async function personOf(
  app: Pick<App, 'people' | 'peopleSource' | 'clock' | 'journal'>,
  team: string,
  user: string,
): Promise<Person> {
  const known = await app.people.find(team, user);
  const now = app.clock();
  const stored = known && isZone(zoneName(known.zone)) ? known : undefined;
  if (stored && now.getTime() - stored.readAt.getTime() < freshFor(stored)) return stored;
  const { reading, waitUntil } = readingOf(app, team, user);
  const read = await Promise.race([reading, timeUp(waitUntil)]);
  if (read) return read;
  // What Slack said too long ago counts no more: the rules decide, where they have the zone.
  if (stored && !isOffset(stored.zone)) return { ...stored, zone: zoneName(stored.zone) };
  const { name, deactivated, away } = known ?? { name: user, deactivated: false };
  const unknown = { team, user, name, zone: 'UTC', zoneUnknown: true, deactivated, readAt: now } as const;
  return away ? { ...unknown, away } : unknown;
}

/** A question to Slack about one person that is not answered yet. */
interface Reading {
  /** `undefined` where Slack did not say; that is logged. */
  readonly reading: Promise<Person | undefined>;
  /** When an answer gives up waiting, on the clock of `performance.now()`. */
  readonly waitUntil: number;
}

/** By the source that is asked, then by person. */
const underWay = new WeakMap<PeopleSource, Map<string, Reading>>();

/**
 * The question under way about somebody, or a new one. An answer may need the same person several times: a Slack that
 * hangs costs it, and the answers after it, one wait and not one each.
 */
function readingOf(app: Parameters<typeof personOf>[0], team: string, user: string): Reading {
  const readings = underWay.get(app.peopleSource) ?? new Map<string, Reading>();
  underWay.set(app.peopleSource, readings);
  const key = `${team}.${user}`;
  const asked = readings.get(key);
  if (asked) return asked;
  const reading = readPerson(app, team, user)
    .catch((error: unknown) => {
      app.journal.warn({ team, user, error }, 'person not read');
      return undefined;
    })
    .finally(() => readings.delete(key));
  const begun = { reading, waitUntil: performance.now() + READ_TIMEOUT_MS };
  readings.set(key, begun);
  return begun;
}

/** An offset that the rules do not have counts for an hour; a zone that nobody knows is soon asked for again. */
function freshFor({ zone, zoneUnknown }: { readonly zone: Zone; readonly zoneUnknown?: true }): number {
  if (zoneUnknown) return UNKNOWN_MS;
  return typeof zone === 'string' && !isOffset(zone) ? FRESH_MS : SAID_OFFSET_MS;
}

/** Only an offset, of a zone that the rules do not have: it is that of the present. */
function isOffset(zone: Zone): boolean {
  return zoneNamed(zoneName(zone)) === undefined;
}

/** The person as stored, if that is recent and says where they are. Throws `StoreFault`. */
export async function storedPerson(
  app: Pick<App, 'people' | 'clock'>,
  team: string,
  user: string,
): Promise<Person | undefined> {
  const person = await app.people.find(team, user);
  if (!person || person.zoneUnknown || !isZone(zoneName(person.zone))) return undefined;
  return app.clock().getTime() - person.readAt.getTime() < freshFor(person) ? person : undefined;
}

/** Asks Slack about a person and keeps the answer. Throws `SlackFault` or `StoreFault`. */
export async function readPerson(
  app: Pick<App, 'people' | 'peopleSource' | 'clock'>,
  team: string,
  user: string,
): Promise<Person> {
  const said = await app.peopleSource.read(team, user);
  const person = personFrom(said, { team, user, readAt: app.clock() });
  await app.people.put(person);
  // What they told Scribe themselves is not part of the reading.
  return (await app.people.find(team, user)) ?? person;
}

/** Whether somebody can take a role or an action item, as far as Scribe knows: not an app, and not deactivated. */
export function canAct(person: Pick<Person, 'deactivated' | 'bot'> | undefined): boolean {
  return !person?.deactivated && !person?.bot;
}

/**
 * Whether this may be somebody of this workspace, as far as Scribe knows: an imported file also names people by name, by
 * address, or by the ids of another workspace.
 */
export function isKnownHere(user: string, person: Pick<Person, 'name' | 'readAt'> | undefined): boolean {
  // Whoever only said that they are away was never read.
  const nobody = person?.name === '' && person.readAt.getTime() > 0;
  return isPersonId(user) && !nobody;
}

/** What Slack said of somebody at a time, as it is kept. */
export function personFrom(
  { name, names, deactivated, bot, guest, awayStatus, ...place }: PersonSaid,
  { team, user, readAt }: Pick<Person, 'team' | 'user' | 'readAt'>,
): Person {
  return {
    ...{ team, user, name, deactivated, ...knownZone(place, readAt), readAt },
    ...(names ? { names } : {}),
    ...(bot ? { bot: true } : {}),
    ...(guest ? { guest: true } : {}),
    ...(awayStatus ? { awayStatus } : {}),
  };
}

function timeUp(at: number): Promise<undefined> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(undefined), at - performance.now()).unref();
  });
}
