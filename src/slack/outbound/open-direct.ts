import { refusedWith, SlackFault } from '../../app/ports/slack-fault.ts';
import type { SlackClients } from '../client-factory.ts';

/**
 * The direct conversation with one person; opening it twice is the same conversation. Where Slack does not let Scribe
 * open it, the person's own id is used as the channel. Throws `SlackFault`.
 */
export async function openDirect(
  slack: Pick<SlackClients, 'call' | 'notes'>,
  team: string,
  user: string,
): Promise<string> {
  const name = `direct ${team} ${user}`;
  const before = await slack.notes.read(name);
  if (before !== undefined) return before;
  try {
    const { channel } = await slack.call(team, 'conversations.open', (client) =>
      client.conversations.open({ users: user }),
    );
    if (channel?.id) {
      await slack.notes.write(name, channel.id);
      return channel.id;
    }
  } catch (error) {
    if (!refusedWith(error, 'missing_scope', 'unknown_method')) throw error;
    return user;
  }
  throw new SlackFault({ kind: 'unavailable', why: 'conversations.open gave no channel' });
}
