import type { App as BoltApp } from '@slack/bolt';
import { fieldsOf, optionalText, textOf } from '../../messages/json-fields.ts';
import { installedTeam } from '../installed-team.ts';
import type { ListenerContext } from '../listener-context.ts';
import { putOnTimeline } from './put-on-timeline.ts';

/** Slack's own pins put a message on the timeline, as a reaction does (https://docs.slack.dev/reference/events/pin_added). */
export function listenToPins(bolt: BoltApp, context: ListenerContext): void {
  bolt.event('pin_added', async ({ event, body, context: self }) => {
    const team = installedTeam({ context: self, body });
    await pin(context, { team, event: fieldsOf(event), on: true, self: self.botUserId });
  });
  bolt.event('pin_removed', async ({ event, body, context: self }) => {
    const team = installedTeam({ context: self, body });
    await pin(context, { team, event: fieldsOf(event), on: false, self: self.botUserId });
  });
}

interface Pinned {
  readonly team: string;
  readonly event: Readonly<Record<string, unknown>>;
  readonly on: boolean;
  readonly self: string | undefined;
}

async function pin(context: ListenerContext, { team, event, on, self }: Pinned): Promise<void> {
  const item = fieldsOf(event['item']);
  const message = textOf(fieldsOf(item['message'])['ts']);
  const channel = textOf(event['channel_id']) || textOf(item['channel']);
  // Files and comments can be pinned too.
  if (message === '' || channel === '') return;
  const author = optionalText(event['item_user']) ?? optionalText(fieldsOf(item['message'])['user']);
  const [user, eventTs] = [textOf(event['user']), textOf(event['event_ts'])];
  await putOnTimeline(context, { team, channel, message, author, user, way: 'pin', on, eventTs, self });
}
