import type { App } from '../app.ts';
import { personOf } from '../people/load-person.ts';

/** Somebody who can take neither a role nor an action item. */
export interface UnablePerson {
  readonly user: string;
  readonly why: 'deactivated' | 'bot';
}

/** Whether this person is unable, as far as Slack says so within a second; in doubt not. Throws `StoreFault`. */
export async function unablePerson(
  app: Pick<App, 'people' | 'peopleSource' | 'clock' | 'journal'>,
  team: string,
  user: string,
): Promise<UnablePerson | undefined> {
  const { deactivated, bot } = await personOf(app, team, user);
  if (bot) return { user, why: 'bot' };
  return deactivated ? { user, why: 'deactivated' } : undefined;
}
