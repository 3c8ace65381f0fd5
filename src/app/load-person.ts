import { hoursToMilliseconds } from 'date-fns/hoursToMilliseconds';
import { isZone } from '../domain/timeline/zone-rules.ts';
import type { App } from './app.ts';
import type { Person } from './ports/people.ts';

/** How long a stored reading is used; changes of zone also arrive as events. */
const FRESH_MS = hoursToMilliseconds(24);
/** How long an answer, which has 3 s in all, may wait for Slack to say who somebody is. */
const READ_TIMEOUT_MS = 1_000;

/** The person from the store, or from Slack if it answers within a second; otherwise somebody in UTC. */
export async function personOf(
  app: Pick<App, 'people' | 'peopleSource' | 'clock' | 'journal'>,
  team: string,
  user: string,
): Promise<Person> {
  const stored = await app.people.find(team, user);
  const now = app.clock();
  if (stored && !isZone(stored.zone)) return { ...stored, zone: 'UTC' };
  if (stored && now.getTime() - stored.readAt.getTime() < FRESH_MS) return stored;
  const reading = readPerson(app, team, user).catch((error: unknown) => {
    app.journal.warn({ team, user, error: String(error) }, 'person not read');
    return undefined;
  });
  const read = await Promise.race([reading, afterTimeout()]);
  if (read) return read;
  if (stored) return stored;
  return { team, user, name: user, zone: 'UTC', deactivated: false, readAt: now };
}

/** Asks Slack about a person and keeps the answer. Throws `SlackFault` or `StoreFault`. */
async function readPerson(
  app: Pick<App, 'people' | 'peopleSource' | 'clock'>,
  team: string,
  user: string,
): Promise<Person> {
  const read = await app.peopleSource.read(team, user);
  // A zone that this machine does not know would break everything that shows this person a time.
  const zone = isZone(read.zone) ? read.zone : 'UTC';
  const person = { team, user, ...read, zone, readAt: app.clock() };
  await app.people.put(person);
  return person;
}

function afterTimeout(): Promise<undefined> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(undefined), READ_TIMEOUT_MS).unref();
  });
}
