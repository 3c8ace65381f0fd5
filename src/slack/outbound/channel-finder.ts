import { refusedWith, SlackFault } from '../../app/ports/slack-fault.ts';
import type { SlackClients } from '../client-factory.ts';
import { type ListedChannel, ownChannels, publicChannels } from './channel-list.ts';

type Calls = Pick<SlackClients, 'call' | 'notes'>;

/** The id of a channel that is given by id or by name; its name with `#` where Slack does not list channels. */
export type ChannelFinder = (team: string, nameOrId: string) => Promise<string>;

/**
 * A channel may be configured by name, but messages are edited by id only. What was found is remembered for a day.
 * Throws `SlackFault`: `channel_not_found` where no channel has the name, `is_archived` where an archived one has.
 */
export function channelFinder(slack: Calls): ChannelFinder {
  return async (team, nameOrId) => {
    if (/^[CDG][A-Z0-9]{5,}$/.test(nameOrId)) return nameOrId;
    const name = nameOrId.replace(/^#/, '').toLowerCase();
    const known = `channel ${team} ${name}`;
    const before = await slack.notes.read(known);
    if (before !== undefined) return before;
    const found = await find(slack, team, name);
    if (found === 'not listed') return `#${name}`;
    if (found === undefined) throw refusal('channel_not_found');
    if (found.archived) throw refusal('is_archived');
    await slack.notes.write(known, found.id);
    return found.id;
  };
}

/** Mostly Scribe is in it already, and those are few; of all channels, the public ones are the rest that it can see. */
async function find(
  slack: Calls,
  team: string,
  name: string,
): Promise<ListedChannel | 'not listed' | undefined> {
  for (const isPrivate of [false, true]) {
    const own = await unlessUnlisted(() => named(ownChannels(slack, team, isPrivate), name));
    if (own !== undefined && own !== 'not listed') return own;
  }
  return unlessUnlisted(() => named(publicChannels(slack, team, `list ${team} ${name}`), name));
}

async function named(
  channels: AsyncIterable<ListedChannel>,
  name: string,
): Promise<ListedChannel | undefined> {
  for await (const listed of channels) if (listed.name === name) return listed;
  return undefined;
}

/** `not listed` where Slack does not let Scribe list such channels. */
async function unlessUnlisted<T>(list: () => Promise<T>): Promise<T | 'not listed'> {
  try {
    return await list();
  } catch (error) {
    if (!refusedWith(error, 'unknown_method', 'missing_scope')) throw error;
    return 'not listed';
  }
}

function refusal(error: string): SlackFault {
  return new SlackFault({ kind: 'refused', error, needed: undefined, method: 'conversations.list' });
}
