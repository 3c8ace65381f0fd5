import { isExposed } from '../../domain/incident/channel-wants.ts';
import type { App } from '../app.ts';
import type { CardShown } from '../ports/channel-posts.ts';
import type { KnownIncident } from '../ports/incidents.ts';
import { impactForm } from './impact-form.ts';

/** What users notice first, then whom and where it hits. */
const PARTS = ['impact.functionality', 'impact.users', 'impact.regions'] as const;

/** What the card of an incident shows now. Throws `StoreFault`. */
export async function cardShown(
  app: Pick<App, 'postmortems'>,
  { incident, externalIds, events }: Pick<KnownIncident, 'incident' | 'externalIds' | 'events'>,
): Promise<CardShown> {
  const { texts } = await impactForm(app, { incident });
  const said = PARTS.flatMap((part) => texts[part] ?? []);
  return {
    incident,
    impact: said.length > 0 ? said.join(' · ') : undefined,
    ...(externalIds[TOPIC_BY_HAND] === undefined ? {} : { topicByHand: true }),
    ...(isExposed(incident, events) ? { exposed: true } : {}),
  };
}

/** The external id of an incident whose channel has a topic that somebody set by hand. */
export const TOPIC_BY_HAND = 'topic-by-hand';
