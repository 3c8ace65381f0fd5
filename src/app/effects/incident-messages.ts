import type { App } from '../app.ts';
import type { KnownIncident } from '../ports/incidents.ts';
import { isChannelComing, withChannel } from './channel.ts';
import { DONE, dropped, later, type Outcome } from './outcome.ts';
import { tagOfSingleMessage, wasRefused } from './single-message.ts';
import type { Task } from './task.ts';

type Ports = Pick<App, 'channelPosts' | 'policy' | 'journal' | 'clock'>;

/** One card per incident, kept up to date by editing it. */
export function showCard(app: Ports, known: KnownIncident, task: Task): Promise<Outcome> {
  const { incident, externalIds } = known;
  return withChannel(known, async (channel) => {
    const tag = await tagOfSingleMessage(app, task, {
      name: 'card',
      ts: externalIds['card'],
      first: 'card-0',
      wantedAt: incident.declaredAt,
      refused: wasRefused(known, 'card'),
    });
    if (!tag) return later(WAIT_FOR_CARD_MS, 'the card is being posted');
    const where = { team: incident.team, channel, ts: externalIds['card'], tag };
    const ts = await app.channelPosts.card(where, incident);
    if (ts !== externalIds['card']) await task.remember('card', ts);
    return DONE;
  });
}

/** The card is pinned, once it is there. */
export function pinCard(app: Ports, known: KnownIncident): Promise<Outcome> {
  const { incident, externalIds } = known;
  return withChannel(known, async (channel) => {
    const card = externalIds['card'];
    if (card === undefined && wasRefused(known, 'card')) return dropped('there is no card to pin');
    if (card === undefined) return later(WAIT_FOR_CARD_MS, 'the card is being posted');
    await app.channelPosts.pin(incident.team, channel, card);
    return DONE;
  });
}

const WAIT_FOR_CARD_MS = 500;
const WAIT_FOR_SLACK_MS = 2_000;

/** The announcements channel sees one message per incident, kept up to date; nothing private is ever announced. */
export async function announce(app: Ports, known: KnownIncident, task: Task): Promise<Outcome> {
  const { incident, externalIds } = known;
  const target = app.policy.announceChannel;
  if (target === undefined) return dropped('no announcements channel is configured');
  if (incident.place.kind === 'none') return dropped('an imported incident is never announced');
  if (incident.place.kind === 'here' && incident.place.is === 'unknown')
    return later(WAIT_FOR_SLACK_MS, 'Slack has not said who can see the channel');
  if (incident.private && externalIds['announcement'] === undefined)
    return dropped('a private incident is never announced');
  // Even without a channel, because Slack refused it, the incident is announced.
  if (isChannelComing(known)) return later(WAIT_FOR_CARD_MS, 'the channel is being made');
  const [channel, ts] = (externalIds['announcement'] ?? `${target}/`).split('/');
  const tag = await tagOfSingleMessage(app, task, {
    name: 'announcement',
    ts: ts || undefined,
    first: 'announcement-0',
    wantedAt: incident.declaredAt,
    refused: wasRefused(known, 'announcement'),
  });
  if (!tag) return later(WAIT_FOR_CARD_MS, 'the announcement is being posted');
  const where = { team: incident.team, channel: channel ?? target, ts: ts || undefined, tag };
  const posted = await app.channelPosts.announcement(where, incident, known.channel);
  if (posted !== ts) await task.remember('announcement', `${where.channel}/${posted}`);
  return DONE;
}
