import { type NameKind, preferredName } from '../../domain/person-name.ts';
import { isPersonId } from '../../domain/timeline/slack-codes.ts';
import type { App } from '../app.ts';
import type { AuthorNames } from '../ports/messages.ts';

/**
 * Keeps the name that a message brought for somebody whom Scribe does not know: people of other workspaces, and apps
 * that have a user. It counts as read long ago, so that whatever Slack says of them later replaces it. Throws
 * `StoreFault`.
 */
export async function keepNames(
  app: Pick<App, 'people'>,
  { team, user, names }: { readonly team: string; readonly user: string; readonly names: AuthorNames },
  order: readonly NameKind[],
): Promise<void> {
  const name = preferredName(names.person ?? {}, order) ?? names.app;
  if (name === undefined || !isPersonId(user)) return;
  if (await app.people.find(team, user)) return;
  await app.people.put({
    ...{ team, user, name, zone: 'UTC', zoneUnknown: true, deactivated: false, readAt: new Date(0) },
    ...(names.person ? { names: names.person } : {}),
  });
}
