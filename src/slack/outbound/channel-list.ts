import { refusedWith } from '../../app/ports/slack-fault.ts';
import type { SlackClients } from '../client-factory.ts';
import { everyItem, type Page } from './pagination.ts';

/** A channel as a list shows it. */
export interface ListedChannel {
  readonly id: string;
  readonly name: string;
  readonly creator: string | undefined;
  readonly archived: boolean;
}

/** The most that Slack gives at once. */
const PAGE = 1_000;

/** Every channel of this kind in which Scribe is, and no archived one; all that it made are among them. */
export function ownChannels(
  slack: Pick<SlackClients, 'call'>,
  team: string,
  isPrivate: boolean,
): AsyncGenerator<ListedChannel> {
  return everyItem(async (cursor) => {
    const answer = await slack.call(team, 'users.conversations', (client) =>
      client.users.conversations({
        types: isPrivate ? 'private_channel' : 'public_channel',
        exclude_archived: true,
        limit: PAGE,
        ...(cursor && { cursor }),
      }),
    );
    return pageOf(answer);
  });
}

/**
 * Every public channel, archived ones too: 20 pages a minute, in a workspace that may have more. So the place is kept
 * under this name in the notes, and a later call goes on there. Throws `SlackFault`.
 */
export async function* publicChannels(
  slack: Pick<SlackClients, 'call' | 'notes'>,
  team: string,
  name: string,
): AsyncGenerator<ListedChannel> {
  const { notes } = slack;
  const read = async (cursor: string | undefined) => {
    if (cursor !== undefined) await notes.write(name, cursor);
    const answer = await slack.call(team, 'conversations.list', (client) =>
      client.conversations.list({ types: 'public_channel', limit: PAGE, ...(cursor && { cursor }) }),
    );
    return pageOf(answer);
  };
  const from = await notes.read(name);
  try {
    yield* everyItem(read, from);
  } catch (error) {
    // A cursor that is too old: from the beginning then.
    if (from === undefined || !refusedWith(error, 'invalid_cursor')) throw error;
    yield* everyItem(read);
  }
  await notes.drop(name);
}

interface ChannelPage {
  readonly channels?: readonly {
    readonly id?: string;
    readonly name?: string;
    readonly creator?: string;
    readonly is_archived?: boolean;
  }[];
  readonly response_metadata?: { readonly next_cursor?: string };
}

function pageOf({ channels = [], response_metadata: more }: ChannelPage): Page<ListedChannel> {
  const items = channels.flatMap(({ id, name, creator, is_archived: archived = false }) =>
    id !== undefined && name !== undefined ? [{ id, name, creator, archived }] : [],
  );
  return { items, next: more?.next_cursor };
}
