/** What a person may see and act on; everything else is refused with Slack's error codes. */

import type { Place } from '../interactions/clicks.ts';
import { SlackError } from '../slack-error.ts';
import type { MessageContext, TeamContext } from '../state/context.ts';
import type { ChannelRecord, UserRecord, ViewRecord } from '../state/records.ts';

/** A message by where it is. */
export interface MessageRef {
  readonly channel: string;
  readonly ts: string;
}

/** A message, an open modal or the home tab by its view id, or the person's own home tab. */
export type Target = MessageRef | { readonly id: string } | 'home';

/** Finds channels, messages and views for one person. Throws {@link SlackError}s. */
export class Visibility {
  readonly #context: TeamContext;
  readonly #user: UserRecord;

  constructor(context: TeamContext, user: UserRecord) {
    this.#context = context;
    this.#user = user;
  }

  /** A channel that the person can see. */
  channel(nameOrId: string): ChannelRecord {
    const channel = this.#context.team.channel(nameOrId);
    if (channel === undefined || (channel.kind !== 'public' && !channel.members.has(this.#user.id))) {
      throw new SlackError('channel_not_found', {
        message: `${this.#user.name} sees no channel "${nameOrId}".`,
      });
    }
    return channel;
  }

  /** A channel that the person is in and that is not archived. */
  joinedChannel(nameOrId: string): ChannelRecord {
    const channel = this.channel(nameOrId);
    if (!channel.members.has(this.#user.id))
      throw new SlackError('not_in_channel', { message: `${this.#user.name} is not in #${channel.name}.` });
    if (channel.archived) throw new SlackError('is_archived');
    return channel;
  }

  /** A message in a channel that the person is in. */
  message(nameOrId: string, ts: string): MessageContext {
    const channel = this.joinedChannel(nameOrId);
    const message = this.#context.team.message(channel, ts);
    if (message === undefined) throw new SlackError('message_not_found');
    return { ...this.#context, channel, message };
  }

  /** One of their own messages; `refusal` is the error code for those of others. */
  ownMessage(nameOrId: string, ts: string, refusal: string): MessageContext {
    const found = this.message(nameOrId, ts);
    if (found.message.user !== this.#user.id) throw new SlackError(refusal);
    return found;
  }

  /** One of their open modals. */
  view(id: string): ViewRecord {
    const record = this.#context.team.views.get(id);
    if (record?.user === this.#user.id) return record;
    throw new SlackError('view_not_found', { message: `${this.#user.name} has no open view ${id}.` });
  }

  /** Where an element to click is. */
  place(target: Target): Place {
    const home = this.#context.team.homes.get(this.#user.id);
    if (target === 'home' || ('id' in target && target.id === home?.id)) {
      if (home === undefined)
        throw new SlackError('view_not_found', { message: `${this.#user.name} has no home tab yet.` });
      return { in: 'view', record: home };
    }
    if ('id' in target) return { in: 'view', record: this.view(target.id) };
    const channel = this.channel(target.channel);
    const ephemeral = this.#context.team.ephemeral(channel.id, target.ts);
    if (ephemeral?.to === this.#user.id) return { in: 'ephemeral', channel, message: ephemeral };
    const message = this.#context.team.message(channel, target.ts);
    if (message === undefined) throw new SlackError('message_not_found');
    return { in: 'message', channel, message };
  }
}
