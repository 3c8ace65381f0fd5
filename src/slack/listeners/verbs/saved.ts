import { incidentFor } from '../../../app/access/incident-for.ts';
import { actionFor, changeAction } from '../../../app/actions/change-action.ts';
import { actionSaved } from '../../words/slip.ts';
import { sayText } from '../answer.ts';
import { sayNotChanged } from '../answer-not-changed.ts';
import { asChannelSays } from '../as-channel-says.ts';
import type { ListenerContext } from '../listener-context.ts';
import { readerOf } from '../reader-of.ts';
import type { UserRequest } from '../request.ts';
import { plainText } from './change.ts';
import type { HandlerGroup } from './handler.ts';

/** `saved A-7 [why]`: an item prevented something, in the incident of this channel where there is one. */
export const SAVED = {
  saved: async (context, asked, { number, why }) => {
    const { app, command } = context;
    const placed = await asChannelSays(context, asked);
    if ('instead' in placed) return placed.instead;
    const { request } = placed;
    const stamp = { by: request.user, at: app.clock() };
    const incident = await savedIn(context, request, number);
    const result = await changeAction(
      app,
      { team: request.team, number },
      { do: 'saved', incident, why: plainText(why), ...stamp },
    );
    const reader = await readerOf(context, request);
    switch (result.kind) {
      case 'changed':
        return sayText(actionSaved(result.item), 'added');
      case 'unchanged':
      case 'refused':
      case 'unknown':
        return sayNotChanged(result, { reader, command });
      default:
        return result satisfies never;
    }
  },
} satisfies HandlerGroup;

/**
 * The incident of this channel, unless the item came of it. A private one is not named on an item that others can read.
 */
async function savedIn(
  { app, channels }: ListenerContext,
  { team, user, typedIn, channel, incident: chosen }: UserRequest,
  number: number,
): Promise<string | undefined> {
  const key = chosen ?? (await channels.incidentOf(team, channel))?.key;
  if (key === undefined) return undefined;
  const found = await incidentFor(app, { team, user, typedIn, key });
  const item = (await actionFor(app, { team, number, user }))?.item;
  const named = found.kind === 'found' && !found.known.incident.private && item?.incident !== key;
  return named ? key : undefined;
}
