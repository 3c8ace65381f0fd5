import { refusedWith, SlackFault } from '../../app/ports/slack-fault.ts';
import type { SlackClients } from '../client-factory.ts';
import { channels } from './channel-list.ts';

/**
 * A channel may be configured by name; messages are edited by id only. Where Slack does not list
 * channels, the name with its `#` has to do.
 */
export function channelFinder(slack: Pick<SlackClients, 'call'>) {
  const known = new Map<string, string>();
  return async (team: string, channel: string): Promise<string> => {
    if (/^[CDG][A-Z0-9]{5,}$/.test(channel)) return channel;
    const name = channel.replace(/^#/, '').toLowerCase();
    const before = known.get(`${team} ${name}`);
    if (before !== undefined) return before;
    try {
      for (const isPrivate of [false, true]) {
        for await (const listed of channels(slack, team, isPrivate)) {
          if (listed.name !== name) continue;
          known.set(`${team} ${name}`, listed.id);
          return listed.id;
        }
      }
    } catch (error) {
      if (!refusedWith(error, 'unknown_method', 'missing_scope')) throw error;
      return `#${name}`;
    }
    throw new SlackFault({
      kind: 'refused',
      error: 'channel_not_found',
      needed: undefined,
      method: 'conversations.list',
    });
  };
}
