import type { App } from '../app.ts';
import { TOPIC_BY_HAND } from '../incidents/card-shown.ts';
import type { KnownIncident } from '../ports/incidents.ts';
import { withChannel } from './channel.ts';
import { DONE, type Outcome } from './outcome.ts';
import type { Task } from './task.ts';

type Ports = Pick<App, 'channels' | 'externalIds' | 'effects' | 'queue' | 'clock'>;

/**
 * The topic shows the state to whoever opens the channel. A channel that existed before keeps its own, and so does one
 * whose topic somebody changed; the card says that. Once it is empty, Scribe sets it again.
 */
export async function setTopic(app: Ports, known: KnownIncident, task: Task): Promise<Outcome> {
  const { incident, externalIds } = known;
  if (incident.place.kind === 'here') return DONE;
  return withChannel(known, async (channel) => {
    await task.hold();
    const { [TOPIC]: last, [TOPIC_BY_HAND]: byHand } = externalIds;
    const set = await app.channels.setTopic(incident.team, channel, { incident, last });
    if (set.kind === 'left') {
      await task.remember(TOPIC_BY_HAND, 'yes');
      // Also on a second try, which cannot know whether the first one came as far as this.
      await wantCard(app, known);
      return DONE;
    }
    if (set.topic !== last) await task.remember(TOPIC, set.topic);
    if (byHand === undefined) return DONE;
    await app.externalIds.forget(holderOf(known), TOPIC_BY_HAND);
    await wantCard(app, known);
    return DONE;
  });
}

/** The external id under which an incident keeps the topic that Scribe set last. */
const TOPIC = 'topic';

/** Cards that are wanted for a change have the number of the change; this one comes after them. */
async function wantCard({ effects, queue, clock }: Ports, known: KnownIncident): Promise<void> {
  const holder = holderOf(known);
  const key = `card-${clock().getTime()}`;
  await effects.add(holder, { key, effect: { kind: 'card' } }, clock());
  queue.offer([{ ...holder, key }]);
}

function holderOf({ incident }: KnownIncident) {
  return { holder: 'incidents' as const, team: incident.team, id: incident.id };
}
