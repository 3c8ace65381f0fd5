import { fromUnixTime } from 'date-fns/fromUnixTime';
import type { Policy } from '../../app/app.ts';
import type { AwayStatus } from '../../app/ports/people.ts';
import type { PeopleSource, PersonSaid } from '../../app/ports/people-source.ts';
import { NAME_ORDER, type PersonNames, preferredName } from '../../domain/person-name.ts';
import type { SlackClients } from '../client-factory.ts';

/** By which of their names people are shown, and which status (an emoji without colons) says that they are away. */
export type Reading = Pick<Policy, 'names' | 'awayStatuses'>;

/** Asks Slack about one person or app. */
export function slackPeople(
  slack: Pick<SlackClients, 'call'>,
  reading: Reading = { names: NAME_ORDER, awayStatuses: [] },
): PeopleSource {
  return {
    async read(team, user) {
      if (user.startsWith('B')) {
        const { bot } = await slack.call(team, 'bots.info', (client) => client.bots.info({ bot: user }));
        const name = bot?.name ?? '';
        return { name, zone: undefined, deactivated: bot?.deleted ?? false, bot: true };
      }
      const { user: found } = await slack.call(team, 'users.info', (client) => client.users.info({ user }));
      return userSaid(found ?? {}, reading);
    },
  };
}

/** A user as `users.info` and `user_change` have it (https://docs.slack.dev/reference/objects/user-object). */
export interface SlackUser {
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  readonly real_name?: string | undefined;
  readonly tz?: string | undefined;
  readonly tz_offset?: number | undefined;
  readonly deleted?: boolean | undefined;
  readonly is_bot?: boolean | undefined;
  /** A guest of several channels; `is_ultra_restricted`: of one. */
  readonly is_restricted?: boolean | undefined;
  readonly is_ultra_restricted?: boolean | undefined;
  /** Of another workspace, met in a shared channel. */
  readonly is_stranger?: boolean | undefined;
  readonly profile?: SlackProfile | undefined;
}

/** `status_expiration` is in seconds since 1970; 0 is never (https://docs.slack.dev/reference/methods/users.profile.set). */
interface SlackProfile {
  readonly display_name?: string;
  readonly real_name?: string;
  /** `:palm_tree:`; empty without a status. */
  readonly status_emoji?: string;
  readonly status_expiration?: number;
}

/** What a user object says of its user. */
export function userSaid(user: SlackUser, { names: order, awayStatuses }: Reading): PersonSaid {
  const { profile } = user;
  const real = user.real_name || profile?.real_name;
  const names: PersonNames = {
    ...(profile?.display_name ? { display: profile.display_name } : {}),
    ...(real ? { real } : {}),
    ...(user.name ? { handle: user.name } : {}),
  };
  return {
    name: preferredName(names, order) ?? user.id ?? '',
    names,
    zone: user.tz,
    offset: offsetMinutes(user.tz_offset),
    deactivated: user.deleted ?? false,
    bot: user.is_bot,
    guest: Boolean(user.is_restricted || user.is_ultra_restricted || user.is_stranger),
    awayStatus: profile && awayStatusIn(profile, awayStatuses),
  };
}

function awayStatusIn(
  { status_emoji: emoji = '', status_expiration: ends = 0 }: SlackProfile,
  counted: readonly string[],
): AwayStatus | undefined {
  if (!counted.includes(emoji.replaceAll(':', ''))) return undefined;
  return ends > 0 ? { until: fromUnixTime(ends) } : {};
}

/** Slack counts in seconds. */
export function offsetMinutes(seconds: number | undefined): number | undefined {
  return seconds === undefined ? undefined : Math.round(seconds / 60);
}
