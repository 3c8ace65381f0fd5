import type { App } from '../app.ts';
import { cardShown } from '../card-shown.ts';
import type { KnownIncident } from '../ports/incidents.ts';
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

/** The announcements channel sees one message per incident, kept up to date; nothing private is ever announced. */
export async function announce(app: Ports, known: KnownIncident, task: Task): Promise<Outcome> {
  const { incident, externalIds } = known;
  const target = app.policy.announceChannel;
  if (target === undefined) return dropped('no announcements channel is configured');
  if (incident.place.kind === 'none') return dropped('an imported incident is never announced');
  if (incident.place.kind === 'here' && incident.place.is === 'unknown') return untilSeen(known);
  if (incident.private && externalIds['announcement'] === undefined)
    return dropped('a private incident is never announced');
  // Even without a channel, because Slack refused it, the incident is announced.
  if (isChannelComing(known)) return untilChannel(known);
  const [channel, ts] = (externalIds['announcement'] ?? `${target}/`).split('/');
  const message = {
    ...{ name: 'announcement', ts: ts || undefined },
    began: { with: 'announcement-0', at: incident.declaredAt },
  };
  const tag = await tagOfSingleMessage(app, task, message);
  if (!tag) return untilItsTurn(task, 'announcement');
  const where = { team: incident.team, channel: channel ?? target, ts: ts || undefined, tag };
  const posted = await app.channelPosts.announcement(where, incident, known.channel);
  if (posted !== ts) await task.remember('announcement', `${where.channel}/${posted}`);
  return DONE;
}
