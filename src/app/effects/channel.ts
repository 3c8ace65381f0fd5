import { type ChannelParts, channelName } from '../../domain/incident/channel-name.ts';
import type { Incident } from '../../domain/incident/incident.ts';
import type { Vocabulary } from '../../domain/incident/vocabulary.ts';
import { readMembers } from '../access/channel-members.ts';
import type { App } from '../app.ts';
import type { KnownIncident } from '../ports/incidents.ts';
import { refusedWith, SlackFault } from '../ports/slack-fault.ts';
import { DONE, dropped, type Outcome, untilCame } from './outcome.ts';
import type { Task } from './task.ts';

type Ports = Pick<App, 'channels' | 'policy'> & Parameters<typeof readMembers>[0];

/** How many names are tried before giving up. */
const MAX_NAMES = 20;

/** Sees to it that the incident has its channel. */
export async function openChannel(app: Ports, known: KnownIncident, task: Task): Promise<Outcome> {
  const channel = known.channel ?? (await findOrCreateChannel(app, known, task));
  if (!known.channel) await task.remember('channel', channel);
  await readMembers(app, { ...known, channel });
  return DONE;
}

/** Acts once there is a channel. Another effect of the incident makes it, and wakes this one then. */
export function withChannel(
  known: KnownIncident,
  act: (channel: string) => Promise<Outcome>,
): Promise<Outcome> {
  if (known.channel !== undefined) return act(known.channel);
  return Promise.resolve(
    isChannelComing(known)
      ? untilChannel(known)
      : dropped(`there is no channel (${known.externalIds[CHANNEL_REFUSED] ?? 'imported'})`),
  );
}

/** Wanted again when the channel is made, or refused. */
export function untilChannel({ incident }: KnownIncident): Outcome {
  return untilCame('the channel is being made', async ({ incidents }) => {
    const now = await incidents.byId(incident.team, incident.id);
    return now === undefined || !isChannelComing(now);
  });
}

/** Whether a channel is being made: Slack refused some incidents theirs, and imported ones get none. */
export function isChannelComing({ incident, channel, externalIds }: KnownIncident): boolean {
  return (
    channel === undefined && incident.place.kind !== 'none' && externalIds[CHANNEL_REFUSED] === undefined
  );
}

/** The external id under which an incident keeps why Slack refused it a channel. */
export const CHANNEL_REFUSED = 'channel-refused';

/** Whoever declared the incident or takes a role is invited. A channel that existed before invites nobody. */
export function invite(app: Pick<Ports, 'channels'>, known: KnownIncident, user: string): Promise<Outcome> {
  return withChannel(known, async (channel) => {
    await app.channels.invite(known.incident.team, channel, [user]);
    return DONE;
  });
}

function findOrCreateChannel(app: Ports, known: KnownIncident, task: Task): Promise<string> {
  const { incident } = known;
  return incident.place.kind === 'here'
    ? joinChannel(app, incident, incident.place.channel)
    : createChannel(app, known, task);
}

/** A public channel can be joined; somebody has to invite Scribe to a private one, and Slack's refusal says so. */
async function joinChannel(app: Ports, incident: Incident, channel: string): Promise<string> {
  try {
    await app.channels.join(incident.team, channel);
  } catch (error) {
    if (!refusedWith(error, 'method_not_supported_for_channel_type', 'channel_not_found', 'missing_scope'))
      throw error;
    app.journal.info({ incident: incident.key, error }, 'channel not joined; Scribe may be in it already');
  }
  return channel;
}

/**
 * Made once: a channel that this bot made for this incident before a crash is adopted. The name is kept before Slack is
 * asked, so that a title that changes while nobody knows whether the channel was made leads to no second one.
 */
async function createChannel(
  app: Ports,
  { incident, externalIds }: KnownIncident,
  task: Task,
): Promise<string> {
  for (const name of channelNames(app, incident, externalIds[CHANNEL_NAME])) {
    if (name !== externalIds[CHANNEL_NAME]) await task.remember(CHANNEL_NAME, name);
    await task.hold();
    const answer = await app.channels.create(incident.team, name, incident.private);
    if (answer.kind === 'made') return answer.channel;
    const own = await app.channels.findOwn(incident.team, name, incident.private);
    if (own !== undefined && !(await app.incidents.byChannel(incident.team, own))) return own;
  }
  throw new SlackFault({
    kind: 'refused',
    error: 'name_taken',
    needed: undefined,
    method: 'conversations.create',
  });
}

/** The external id under which an incident keeps the name that was last asked for; those before it were taken. */
const CHANNEL_NAME = 'channel-name';

/** The name that was asked for before, whose channel may exist, and then those that the title gives now. */
function channelNames(
  { policy }: Pick<Ports, 'policy'>,
  incident: Incident,
  before: string | undefined,
): ReadonlySet<string> {
  const names = Array.from({ length: MAX_NAMES }, (_, attempt) =>
    channelName(policy.channelName, partsOf(incident, policy.vocabulary), attempt),
  );
  return new Set(before === undefined ? names : [before, ...names]);
}

function partsOf(
  { key, title, drill, severity, services = [], declaredAt }: Incident,
  { severities }: Vocabulary,
): ChannelParts {
  return {
    ...{ key, title, drill },
    number: key.split('-').at(-1) ?? '',
    date: declaredAt.toISOString().slice(0, 10),
    severity: severity === undefined ? '' : (severities[severity]?.name ?? `sev-${severity}`),
    service: services[0] ?? '',
  };
}
