/** What a person can see and name; everything else is refused in Slack's words. */
import type { Place } from '../interactions/clicks.ts';
import { SlackError } from '../slack-error.ts';
import type { ChannelRecord, SlackMessage, UserRecord, ViewRecord } from '../state/records.ts';
import type { Slack } from '../state/slack.ts';
import type { Team } from '../state/team.ts';

/** A message by where it is. */
export interface MessageRef {
  readonly channel: string;
  readonly ts: string;
}

/** A message, an open modal or the home tab by its view id, or the person's own home tab. */
export type Target = MessageRef | { readonly id: string } | 'home';

/** Finds channels, messages and views for one person. Throws {@link SlackError}s. */
export class Visibility {
  readonly #slack: Slack;
  readonly #team: Team;
  readonly #user: UserRecord;

  constructor(slack: Slack, team: Team, user: UserRecord) {
    this.#slack = slack;
    this.#team = team;
    this.#user = user;
  }

  /** A channel that the person can look at. */
  seen(nameOrId: string): ChannelRecord {
    const channel = this.#team.channel(nameOrId);
    if (channel === undefined || (channel.kind !== 'public' && !channel.members.has(this.#user.id))) {
      throw new SlackError('channel_not_found', {
        message: `${this.#user.name} sees no channel "${nameOrId}".`,
      });
    }
    return channel;
  }

  /** A channel that the person is in and that is not archived. */
  joined(nameOrId: string): ChannelRecord {
    const channel = this.seen(nameOrId);
    if (!channel.members.has(this.#user.id))
      throw new SlackError('not_in_channel', { message: `${this.#user.name} is not in #${channel.name}.` });
    if (channel.archived) throw new SlackError('is_archived');
    return channel;
  }

  /** A message in such a channel. */
  message(channel: string, ts: string): { there: ChannelRecord; message: SlackMessage } {
    const there = this.joined(channel);
    const message = this.#team.message(there, ts);
    if (message === undefined) throw new SlackError('message_not_found');
    return { there, message };
  }

  /** One of their own messages. */
  own(channel: string, ts: string, refusal: string): { there: ChannelRecord; message: SlackMessage } {
    const found = this.message(channel, ts);
    if (found.message.user !== this.#user.id) throw new SlackError(refusal);
    return found;
  }

  /** What reactions and pins are put on. */
  marking(channel: string, ts: string) {
    const { there, message } = this.message(channel, ts);
    return { slack: this.#slack, team: this.#team, channel: there, message, by: this.#user.id };
  }

  /** One of their open modals. */
  view(id: string): ViewRecord {
    const record = this.#team.views.get(id);
    if (record?.user === this.#user.id) return record;
    throw new SlackError('view_not_found', { message: `${this.#user.name} has no open view ${id}.` });
  }

  /** Where an element to press stands. */
  place(target: Target): Place {
    const home = this.#team.homes.get(this.#user.id);
    if (target === 'home' || ('id' in target && target.id === home?.id)) {
      if (home === undefined)
        throw new SlackError('view_not_found', { message: `${this.#user.name} has no home tab yet.` });
      return { in: 'view', record: home };
    }
    if ('id' in target) return { in: 'view', record: this.view(target.id) };
    const channel = this.seen(target.channel);
    const ephemeral = this.#team.ephemeral(channel.id, target.ts);
    if (ephemeral?.to === this.#user.id) return { in: 'ephemeral', channel, message: ephemeral };
    const message = this.#team.message(channel, target.ts);
    if (message === undefined) throw new SlackError('message_not_found');
    return { in: 'message', channel, message };
  }
}
