import { createHmac } from 'node:crypto';
import type { Server } from './child-programs.ts';
import { CHANNEL, SIGNING_SECRET, slashCommand, USERS } from './slack-request.ts';

let typed = 0;

/** Types a command into a channel, by one of the people in turn, and waits for its answer. Throws where there is none. */
export async function typeCommand(scribe: Server, channel: string, text: string): Promise<void> {
  typed += 1;
  const { body } = slashCommand({
    text,
    trigger: `typed.${typed}`,
    user: USERS[typed % USERS.length] ?? 'U0ANA',
  });
  const inChannel = body.replace(`channel_id=${CHANNEL}`, `channel_id=${channel}`);
  if (!(await post(scribe, { body: inChannel, type: 'application/x-www-form-urlencoded' })))
    throw new Error('Scribe did not answer a command.');
}

/** Sends what Slack would send, signed; tells whether it was acknowledged. */
export async function post(
  { port }: Server,
  { body, type }: { readonly body: string; readonly type: string },
): Promise<boolean> {
  const at = String(Math.floor(Date.now() / 1_000));
  const signature = createHmac('sha256', SIGNING_SECRET).update(`v0:${at}:${body}`).digest('hex');
  const headers = {
    'content-type': type,
    'x-slack-request-timestamp': at,
    'x-slack-signature': `v0=${signature}`,
  };
  const response = await fetch(`http://127.0.0.1:${port}/slack/events`, { method: 'POST', headers, body });
  await response.text();
  return response.status === 200;
}
