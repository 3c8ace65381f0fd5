import type { Entry } from '../domain/timeline/entry.ts';
import type { App } from './app.ts';

/** Whose name Slack does not show by itself: apps that came without one. */
export function namelessApps(entries: readonly Entry[]): readonly string[] {
  return entries.flatMap(({ author, byline }) =>
    byline === undefined && /^B[A-Z0-9]+$/.test(author) ? [author] : [],
  );
}

/** The entries with the names of apps, as far as they are known. Throws `StoreFault`. */
export async function withBylines(
  app: Pick<App, 'people'>,
  team: string,
  entries: readonly Entry[],
): Promise<readonly Entry[]> {
  const ids = namelessApps(entries);
  if (ids.length === 0) return entries;
  const apps = await app.people.many(team, ids);
  const names = new Map(apps.filter(({ name }) => name !== '').map(({ user, name }) => [user, name]));
  return entries.map((entry) => {
    const byline = entry.byline ?? names.get(entry.author);
    return byline === undefined ? entry : { ...entry, byline };
  });
}
