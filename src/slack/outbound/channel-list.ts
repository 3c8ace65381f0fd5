import type { SlackClients } from '../client-factory.ts';
import { everyItem } from './pagination.ts';

/** A channel as a list shows it. */
export interface ListedChannel {
  readonly id: string;
  readonly name: string;
  readonly creator: string | undefined;
}

const PAGE = 1_000;

/** Every channel of this kind that Scribe can see, archived ones left out. Throws `SlackFault`. */
export function channels(
  slack: Pick<SlackClients, 'call'>,
  team: string,
  isPrivate: boolean,
): AsyncGenerator<ListedChannel> {
  return everyItem(async (cursor) => {
    const answer = await slack.call(team, 'conversations.list', (client) =>
      client.conversations.list({
        types: isPrivate ? 'private_channel' : 'public_channel',
        exclude_archived: true,
        limit: PAGE,
        ...(cursor && { cursor }),
      }),
    );
    const items = (answer.channels ?? []).flatMap(({ id, name, creator }) =>
      id !== undefined && name !== undefined ? [{ id, name, creator }] : [],
    );
    return { items, next: answer.response_metadata?.next_cursor };
  });
}
