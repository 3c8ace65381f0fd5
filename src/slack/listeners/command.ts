import type { App as BoltApp } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Answer } from './answer.ts';
import { type Asked, askedByCommand } from './asked.ts';
import type { Parts } from './parts.ts';
import { runCommand } from './run-command.ts';

/** Answers the slash command, in the acknowledgement itself: one round trip, and it cannot get lost on its own. */
export function listenToCommand(bolt: BoltApp, parts: Parts): void {
  bolt.command(parts.command, async ({ command, ack, client }) => {
    const began = performance.now();
    const { verb, answer } = await runCommand(parts, askedByCommand(command));
    await ack(await acknowledgement(answer, client, command.trigger_id));
    parts.meter.command(verb, answer.outcome, performance.now() - began);
  });
}

/** The body of the acknowledgement: words for the person alone, or nothing where a modal was opened. */
async function acknowledgement(answer: Answer, client: WebClient, triggerId: string) {
  switch (answer.kind) {
    case 'say':
      return { response_type: 'ephemeral' as const, ...answer.message };
    case 'open':
      await client.views.open({ trigger_id: triggerId, view: answer.view });
      return undefined;
    default:
      return answer satisfies never;
  }
}

/** Sends an answer for something that was clicked, not typed: by its response_url, or as a modal. */
export async function deliver(
  parts: Parts,
  answer: Answer,
  to: {
    readonly asked: Pick<Asked, 'triggerId'>;
    readonly client: WebClient;
    readonly respond: (message: object) => Promise<unknown>;
  },
): Promise<void> {
  if (answer.kind === 'open') {
    const trigger_id = to.asked.triggerId;
    if (trigger_id !== undefined) await to.client.views.open({ trigger_id, view: answer.view });
    return;
  }
  const message = {
    response_type: 'ephemeral',
    replace_original: answer.replace ?? false,
    ...answer.message,
  };
  parts.background(to.respond(message));
}
