import type { App } from '../app.ts';
import { canAct } from '../people/load-person.ts';
import type { KnownIncident } from '../ports/incidents.ts';
import type { Person } from '../ports/people.ts';

/** More are no choice any more. */
const MOST = 4;

/**
 * Who could own an item of this incident instead of somebody who cannot: those who hold a role, the commander first, then
 * whoever wrote most into its record; people who can act only. Throws `StoreFault`.
 */
export async function couldOwn(
  app: Pick<App, 'people' | 'entries'>,
  { incident: { team, key, roles } }: Pick<KnownIncident, 'incident'>,
): Promise<readonly Person[]> {
  const { commander = [], ...others } = roles;
  const entries = await app.entries.ofIncident(team, key);
  const wrote = new Map<string, number>();
  for (const { author } of entries) wrote.set(author, (wrote.get(author) ?? 0) + 1);
  const authors = [...wrote].toSorted(([, one], [, other]) => other - one).map(([author]) => author);
  const users = [...new Set([...commander, ...Object.values(others).flat(), ...authors])];
  const known = new Map((await app.people.many(team, users)).map((person) => [person.user, person]));
  return users
    .flatMap((user) => known.get(user) ?? [])
    .filter(canAct)
    .slice(0, MOST);
}
