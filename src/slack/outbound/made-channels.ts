import type { MadeChannel } from '../../app/diagnosis/diagnose-others.ts';
import type { SlackClients } from '../client-factory.ts';

const PAGE = 200;
/** A bound on what is read; a larger workspace is looked at in part. */
const MOST_PAGES = 3;

/** Channels that Scribe's bot made and is in, archived ones left out; at most 600 are looked at. Throws `SlackFault`. */
export async function madeChannels(
  slack: Pick<SlackClients, 'call' | 'botUser'>,
  team: string,
): Promise<readonly MadeChannel[]> {
  const self = await slack.botUser(team);
  const made: MadeChannel[] = [];
  let cursor = '';
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer = await slack.call(team, 'users.conversations', (client) =>
      client.users.conversations({
        types: 'public_channel,private_channel',
        exclude_archived: true,
        limit: PAGE,
        ...(cursor && { cursor }),
      }),
    );
    for (const { id, name, creator, created, is_private: isPrivate } of answer.channels ?? []) {
      if (id !== undefined && creator === self)
        // The name of a private channel has the title of its incident.
        made.push({
          id,
          name: isPrivate ? undefined : (name ?? id),
          madeAt: new Date((created ?? 0) * 1_000),
        });
    }
    cursor = answer.response_metadata?.next_cursor ?? '';
    if (!cursor) break;
  }
  return made;
}
