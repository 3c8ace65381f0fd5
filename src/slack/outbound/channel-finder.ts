import { refusedWith, SlackFault } from '../../app/ports/slack-fault.ts';
import type { SlackClients } from '../client-factory.ts';
import { channels } from './channel-list.ts';

/** The id of a channel that is given by id or by name; its name with `#` where Slack does not list channels. */
export type ChannelFinder = (team: string, nameOrId: string) => Promise<string>;

/**
 * A channel may be configured by name, but messages are edited by id only. What was found is remembered, so the
 * adapters share one finder. Throws `SlackFault`.
 */
export function channelFinder(slack: Pick<SlackClients, 'call'>): ChannelFinder {
  const known = new Map<string, string>();
  return async (team, nameOrId) => {
    if (/^[CDG][A-Z0-9]{5,}$/.test(nameOrId)) return nameOrId;
    const name = nameOrId.replace(/^#/, '').toLowerCase();
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
