import type { LocalSlack } from '../../packages/local-slack/server/local-slack.ts';
import { receipt } from './seen.ts';

/** Who types, and where; `bo` where nobody is named. */
interface Typing {
  readonly slack: LocalSlack;
  readonly channel: string;
  readonly who?: string;
}

/** How often a command is sent again before giving up on its answer. */
const TRIES = 10;

/**
 * The answer that a person finally gets to a command. Where a busy machine was too slow for Slack's three seconds, the
 * same command is sent again, as the answer's "Try again" does; Scribe carries it out once.
 */
export async function typed({ slack, channel, who = 'bo' }: Typing, text: string): Promise<string> {
  const before = new Set(slack.deliveries);
  const person = slack.as(who);
  const answer = await person.command(channel, '/incident', text);
  let words = receipt(answer);
  let late = answer.error === 'operation_timeout';
  for (let tries = 0; tries < TRIES && (late || words.startsWith('Not confirmed')); tries += 1) {
    const sent = slack.deliveries.find((one) => !before.has(one) && isCommandOf(person.id, one));
    if (!sent) throw new Error(`/incident ${text} was never sent`);
    const again = await slack.redeliver(sent);
    late = !again.acknowledged;
    words = receipt({ body: again.response });
  }
  return words;
}

function isCommandOf(user: string, { kind, payload }: LocalSlack['deliveries'][number]): boolean {
  return kind === 'command' && payload['user_id'] === user;
}
