import { lateArrival } from '../../../app/incidents/late-arrival.ts';
import { catchupOfferView } from '../../views/catchup.ts';
import type { ListenerContext } from '../listener-context.ts';

/**
 * Who comes late into the channel of an active incident is offered a summary, once, and alone. A courtesy: where it
 * cannot be shown, the verb is still there.
 */
export async function offerCatchup(
  { app, clientFor }: Pick<ListenerContext, 'app' | 'clientFor'>,
  came: { readonly team: string; readonly channel: string; readonly user: string },
): Promise<void> {
  const incident = await lateArrival(app, came);
  if (!incident) return;
  const { team, channel, user } = came;
  const client = await clientFor(team);
  await client.chat.postEphemeral({ channel, user, ...catchupOfferView(incident) });
}
