import type { Entry } from '../../domain/timeline/entry.ts';
import type { App } from '../app.ts';

/** Whose names a line needs: it has those of apps that came with one. */
export function authorsOf(entries: readonly Entry[]): readonly string[] {
  return entries.flatMap(({ author, byline }) => (byline === undefined && author !== '' ? [author] : []));
}

/**
 * The entries with their authors' names, as far as they are known: a mention would notify the author of what they
 * wrote themselves. Throws `StoreFault`.
 */
export async function withBylines(
  app: Pick<App, 'people'>,
  team: string,
  entries: readonly Entry[],
): Promise<readonly Entry[]> {
  const ids = [...new Set(authorsOf(entries))];
  if (ids.length === 0) return entries;
  const people = await app.people.many(team, ids);
  const names = new Map(people.filter(({ name }) => name !== '').map(({ user, name }) => [user, name]));
  return entries.map((entry) => {
    const byline = entry.byline ?? names.get(entry.author);
    return byline === undefined ? entry : { ...entry, byline };
  });
}
