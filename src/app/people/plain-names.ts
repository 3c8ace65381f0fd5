import type { App } from '../app.ts';
import { learnNames } from './learn-names.ts';

/** Names of people and apps in plain words, which notify nobody, by id; whom Slack does not name is left out. */
export async function plainNames(
  app: Pick<App, 'people' | 'peopleSource' | 'clock' | 'journal'>,
  team: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  await learnNames(app, team, ids);
  const people = await app.people.many(team, [...new Set(ids)]);
  return new Map(people.filter(({ name }) => name !== '').map(({ user, name }) => [user, name]));
}
