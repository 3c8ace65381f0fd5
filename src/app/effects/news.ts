import type { IncidentEffect } from '../../domain/effect.ts';
import { isExposed } from '../../domain/incident/channel-wants.ts';
import type { App } from '../app.ts';
import { plainNames } from '../people/plain-names.ts';
import type { NewsShown } from '../ports/channel-posts.ts';
import type { KnownIncident } from '../ports/incidents.ts';
import { SlackFault } from '../ports/slack-fault.ts';
import { lastedUntil } from '../postmortems/lasted-until.ts';
import { withChannel } from './channel.ts';
import { announcementsPosted } from './incident-messages.ts';
import { DONE, dropped, type Outcome, untilCame } from './outcome.ts';
import type { Task } from './task.ts';

type NewsEffect = Extract<IncidentEffect, { kind: 'news' | 'announced-news' }>;
interface Telling {
  readonly effect: NewsEffect;
  readonly task: Task;
}

/** Tells of a step, in the incident's channel or where it was announced. */
export function tellNews(app: App, known: KnownIncident, telling: Telling): Promise<Outcome> {
  return telling.effect.kind === 'news' ? postNews(app, known, telling) : announceNews(app, known, telling);
}

/** Posts a step in the incident's channel; the lines that follow come below it. */
function postNews(app: App, known: KnownIncident, { effect, task }: Telling): Promise<Outcome> {
  const { team, key: incident } = known.incident;
  if (effect.news.what === 'channel-public' && !isExposed(known.incident, known.events))
    return Promise.resolve(dropped('the channel is private again'));
  return withChannel(known, async (channel) => {
    const shown = await shownNews(app, known, effect);
    const where = { team, channel, ts: undefined, tag: await task.tag() };
    await app.channelPosts.news(where, { ...shown, announced: false });
    await app.echoes.endBurst({ team, incident });
    return DONE;
  });
}

/**
 * Posts it under each announcement, where the whole channel sees it; nothing private is ever announced. What Slack
 * refuses of one channel keeps nothing from the others.
 */
async function announceNews(app: App, known: KnownIncident, { effect, task }: Telling): Promise<Outcome> {
  const { incident, externalIds } = known;
  if (incident.private) return dropped('a private incident is never announced');
  const places = announcementsPosted(externalIds).filter(({ ts }) => ts !== undefined);
  if (places.length === 0) return untilAnnounced(app, task);
  const shown = await shownNews(app, known, effect);
  let refused: SlackFault | undefined;
  for (const { channel, ts = '' } of places) {
    const tag = await task.tag(channel);
    const where = { team: incident.team, channel, ts: undefined, tag, under: { ts, everybody: true } };
    try {
      await app.channelPosts.news(where, { ...shown, announced: true });
    } catch (error) {
      if (!(error instanceof SlackFault) || error.trouble.kind !== 'refused') throw error;
      refused ??= error;
    }
  }
  if (refused) throw refused;
  return DONE;
}

/** Wanted again when the announcement is posted; without one there is nobody to hear it. */
async function untilAnnounced({ effectLeases }: App, { taken: { ref } }: Task): Promise<Outcome> {
  const isComing = async (leases: App['effectLeases']) => {
    const now = await leases.wantedNow(ref);
    return now?.externalIds['announcement'] === undefined && now?.keys.some(isAnnouncement) === true;
  };
  if (!(await isComing(effectLeases))) return dropped('it was not announced');
  return untilCame('the announcement is being posted', async (app) => !(await isComing(app.effectLeases)));
}

function isAnnouncement(key: string): boolean {
  return key === 'announcement' || key.startsWith('announcement-');
}

async function shownNews(
  app: App,
  known: KnownIncident,
  { news, by, at }: NewsEffect,
): Promise<Omit<NewsShown, 'announced'>> {
  const { incident } = known;
  const names = await plainNames(app, incident.team, [by]);
  const lasted = news.what === 'resolved' ? await lastedUntil(app, known, at) : undefined;
  return { incident, news, at, by: names.get(by) ?? by, lasted };
}
