import { announcedIn } from '../../domain/incident/routing.ts';
import type { App } from '../app.ts';
import { cardShown } from '../incidents/card-shown.ts';
import type { ExternalIds } from '../ports/external-ids.ts';
import type { KnownIncident } from '../ports/incidents.ts';
import { SlackFault } from '../ports/slack-fault.ts';
import { isChannelComing, untilChannel, withChannel } from './channel.ts';
import { DONE, dropped, type Outcome, untilCame } from './outcome.ts';
import { tagOfSingleMessage, untilItsTurn, wasRefused } from './single-message.ts';
import type { Task } from './task.ts';

type Ports = Pick<App, 'channelPosts' | 'effectLeases' | 'postmortems' | 'policy' | 'journal' | 'clock'>;

/** One card per incident, kept up to date by editing it. */
export function showCard(app: Ports, known: KnownIncident, task: Task): Promise<Outcome> {
  const { incident, externalIds } = known;
  return withChannel(known, async (channel) => {
    const ts = externalIds['card'];
    const message = { name: 'card', ts, began: { with: 'card-0', at: incident.declaredAt } };
    const tag = await tagOfSingleMessage(app, task, message);
    if (!tag) return untilItsTurn(task, 'card');
    const shown = await cardShown(app, known);
    const posted = await app.channelPosts.card({ team: incident.team, channel, ts, tag }, shown);
    if (posted !== ts) await task.remember('card', posted);
    return DONE;
  });
}

/** The card is pinned, once it is there. */
export function pinCard(app: Ports, known: KnownIncident): Promise<Outcome> {
  const { incident, externalIds } = known;
  return withChannel(known, async (channel) => {
    const card = externalIds['card'];
    if (card === undefined && wasRefused(known, 'card')) return dropped('there is no card to pin');
    if (card === undefined) return untilCard(known);
    await app.channelPosts.pin(incident.team, channel, card);
    return DONE;
  });
}

/** Wanted again when the card is posted, or refused. */
function untilCard({ incident }: KnownIncident): Outcome {
  return untilCame('the card is being posted', async ({ incidents }) => {
    const now = await incidents.byId(incident.team, incident.id);
    return now === undefined || now.externalIds['card'] !== undefined || wasRefused(now, 'card');
  });
}

/** Wanted again when Slack has said who can see the channel. */
function untilSeen({ incident }: KnownIncident): Outcome {
  return untilCame('Slack has not said who can see the channel', async ({ incidents }) => {
    const place = (await incidents.byId(incident.team, incident.id))?.incident.place;
    return place?.kind !== 'here' || place.is !== 'unknown';
  });
}

/**
 * Every channel in which the incident is announced sees one message of it, kept up to date; nothing private is ever
 * announced. What Slack refuses of one channel keeps nothing from the others.
 */
export async function announce(app: Ports, known: KnownIncident, task: Task): Promise<Outcome> {
  const { incident } = known;
  if (incident.place.kind === 'none') return dropped('an imported incident is never announced');
  if (incident.place.kind === 'here' && incident.place.is === 'unknown') return untilSeen(known);
  const places = announcements(app.policy, known);
  if (places.length === 0)
    return dropped(
      incident.private ? 'a private incident is never announced' : 'no announcements channel is configured',
    );
  // Even without a channel, because Slack refused it, the incident is announced.
  if (isChannelComing(known)) return untilChannel(known);
  let refused: SlackFault | undefined;
  for (const place of places) {
    try {
      if (!(await announceIn(app, known, { place, task }))) return untilItsTurn(task, ANNOUNCEMENT);
    } catch (error) {
      if (!(error instanceof SlackFault) || error.trouble.kind !== 'refused') throw error;
      refused ??= error;
    }
  }
  if (refused) throw refused;
  return DONE;
}

/** The message in one channel; `name` is that of its external id, which holds channel and ts. */
interface Announcement {
  readonly name: string;
  readonly channel: string;
  readonly ts: string | undefined;
}

/** The external id of the message in the usual channel. */
export const ANNOUNCEMENT = 'announcement';
/** Before the name of a channel that a rule names. */
const ELSEWHERE = 'announcement in ';

/** Where it is announced already, and, unless it is private, where the configuration wants it by now. */
function announcements(
  policy: Pick<App['policy'], 'announceChannel' | 'routing'>,
  { incident, externalIds }: KnownIncident,
): readonly Announcement[] {
  const wanted = new Map(
    [
      ...(policy.announceChannel === undefined ? [] : [[ANNOUNCEMENT, policy.announceChannel] as const]),
      ...announcedIn(policy.routing, incident).map((channel) => [`${ELSEWHERE}${channel}`, channel] as const),
    ].filter(([name, channel]) => name === ANNOUNCEMENT || channel !== policy.announceChannel),
  );
  const posted = announcementsPosted(externalIds);
  const fresh = incident.private ? [] : [...wanted].filter(([name]) => externalIds[name] === undefined);
  return [...posted, ...fresh.map(([name, channel]) => ({ name, channel, ts: undefined }))];
}

/** Every message that announces the incident. */
export function announcementsPosted(externalIds: ExternalIds): readonly Announcement[] {
  return Object.entries(externalIds).flatMap(([name, value]) => {
    if (name !== ANNOUNCEMENT && !name.startsWith(ELSEWHERE)) return [];
    const [channel = '', ts] = value.split('/');
    return [{ name, channel, ts: ts || undefined }];
  });
}

/** `false` where another effect posts or edits the message first. */
async function announceIn(
  app: Ports,
  known: KnownIncident,
  { place, task }: { readonly place: Announcement; readonly task: Task },
): Promise<boolean> {
  const { incident } = known;
  const { name, channel, ts } = place;
  const began = { with: 'announcement-0', at: incident.declaredAt };
  const tag = await tagOfSingleMessage(app, task, { name, ts, began, effects: ANNOUNCEMENT });
  if (!tag) return false;
  const where = { team: incident.team, channel, ts, tag };
  const posted = await app.channelPosts.announcement(where, incident, known.channel);
  if (posted !== ts) await task.remember(name, `${channel}/${posted}`);
  return true;
}
