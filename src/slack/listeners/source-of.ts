import { entryFor } from '../../app/access/incident-for.ts';
import type { ActionItem } from '../../domain/actions/action-item.ts';
import type { Entry } from '../../domain/timeline/entry.ts';
import type { ListenerContext } from './listener-context.ts';
import type { UserRequest } from './request.ts';

/** The entry that an item was made of, where this person may see it. Throws `StoreFault`. */
export async function sourceOf(
  { app }: Pick<ListenerContext, 'app'>,
  { team, user, typedIn }: Pick<UserRequest, 'team' | 'user' | 'typedIn'>,
  { sourceEntry }: ActionItem,
): Promise<Entry | undefined> {
  return sourceEntry === undefined ? undefined : entryFor(app, { team, user, typedIn, id: sourceEntry });
}
