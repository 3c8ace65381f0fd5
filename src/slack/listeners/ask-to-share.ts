import { actions, button, said } from '../views/blocks.ts';
import { writeCommand } from '../views/command-value.ts';
import { ACTIONS } from '../views/ids.ts';
import { outsideChannel, SHARE_LABEL, type Shared } from '../words/sharing.ts';
import { type Answer, say } from './answer.ts';
import { holdLong } from './hold-long.ts';
import type { ListenerContext } from './listener-context.ts';
import type { UserRequest } from './request.ts';

/** What would leave the channel of a private incident, and to whom. */
interface Leaving {
  readonly incident: string;
  readonly users: readonly string[];
  readonly what: Shared;
}

/** Nothing of a private incident leaves its channel unless somebody there says so: asks, with a button that does it. */
export async function askToShare(
  context: ListenerContext,
  request: UserRequest,
  { incident, users, what }: Leaving,
): Promise<Answer> {
  const command = { id: request.id, text: request.text, incident };
  await holdLong(context, command);
  const value = writeCommand(command);
  const share = button({ id: ACTIONS.shareOutside, label: SHARE_LABEL[what], value });
  return say(said(outsideChannel(incident, users, what), actions([share])), 'asked whether to share');
}
