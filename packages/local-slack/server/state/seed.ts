/** A workspace with people and channels in it. */
import type { TeamContext } from './context.ts';
import { newId } from './ids.ts';
import type { Organisation } from './organisation.ts';
import type { ChannelRecord, UserRecord } from './records.ts';
import type { Slack } from './slack.ts';
import { type PersonSpec, Team } from './team.ts';

/** The default people: four in four zones. */
const DEFAULT_PEOPLE: readonly PersonSpec[] = [
  { name: 'ana', realName: 'Ana Ruiz', tz: 'Europe/Madrid' },
  { name: 'bo', realName: 'Bo Larsen', tz: 'America/New_York' },
  { name: 'chi', realName: 'Chi Nakamura', tz: 'Asia/Tokyo' },
  { name: 'dev', realName: 'Dev Patel', tz: 'Asia/Kolkata' },
];

const COLOURS = ['#2b6cb0', '#b83280', '#2f855a', '#c05621', '#6b46c1', '#97266d', '#285e61', '#744210'];

export interface TeamSpec {
  readonly teamId?: string | undefined;
  readonly teamDomain?: string | undefined;
  /** Its Enterprise Grid organisation. */
  readonly organisation?: Organisation | undefined;
  readonly people?: readonly PersonSpec[] | undefined;
  /** Public channels with everyone in them. */
  readonly channels?: readonly string[] | undefined;
}

/** Adds a team with its people, its channels, and the app's bot in every channel. */
export function seedTeam(slack: Slack, spec: TeamSpec): Team {
  const domain = spec.teamDomain ?? 'local';
  const team = new Team({
    id: spec.teamId ?? newId('T'),
    domain,
    organisation: spec.organisation,
    name: domain.charAt(0).toUpperCase() + domain.slice(1),
  });
  slack.teams.set(team.id, team);
  const botName = slack.manifest.features?.bot_user?.display_name ?? slack.app.name;
  team.users.set(team.botUserId, {
    id: team.botUserId,
    teamId: team.id,
    name: botName.toLowerCase().replaceAll(/[^a-z0-9]+/g, '_'),
    realName: botName,
    email: '',
    tz: 'America/Los_Angeles',
    isBot: true,
    deleted: false,
    colour: '#1d1c1d',
    updated: slack.clock.seconds(),
    botId: team.botId,
  });
  for (const person of spec.people ?? DEFAULT_PEOPLE) addUser({ slack, team }, person);
  for (const name of spec.channels ?? ['general', 'incidents']) addChannel(slack, team, name);
  return team;
}

/** Adds a person, without telling the app. */
export function addUser(
  { slack, team }: TeamContext,
  { name, realName = name, tz = 'UTC', guest }: PersonSpec,
): UserRecord {
  if (!/^[a-z0-9._-]{1,80}$/.test(name))
    throw new Error(`"${name}" is not a handle; take lower-case letters, as "ana".`);
  if (team.user(name) !== undefined) throw new Error(`There is already somebody called "${name}".`);
  const user: UserRecord = {
    id: newId(team.organisation === undefined ? 'U' : 'W'),
    teamId: team.id,
    name,
    realName,
    email: `${name}@${team.domain}.example`,
    tz,
    isBot: false,
    ...(guest && { guest }),
    deleted: false,
    colour: COLOURS[team.users.size % COLOURS.length] ?? '#1d1c1d',
    updated: slack.clock.seconds(),
  };
  team.users.set(user.id, user);
  return user;
}

function addChannel(slack: Slack, team: Team, name: string): void {
  const note = { value: '', creator: '', last_set: 0 };
  const creator = [...team.users.keys()][1] ?? team.botUserId;
  const channel: ChannelRecord = {
    id: newId('C'),
    teams: new Set([team.id]),
    name,
    kind: 'public',
    creator,
    created: slack.clock.seconds(),
    members: new Set(team.users.keys()),
    previousNames: [],
    archived: false,
    topic: note,
    purpose: note,
    messages: [],
    pins: [],
    bookmarks: [],
  };
  team.channels.set(channel.id, channel);
}
