import type { App } from '../app.ts';
import { readMembers } from '../channel-members.ts';
import type { KnownIncident } from '../ports/incidents.ts';
import { SlackFault } from '../ports/slack-fault.ts';
import { withChannel } from './channel.ts';
import { DONE, dropped, type Outcome } from './outcome.ts';

/** Reads who is in the channel. What Slack refuses stays in doubt, and the sweep asks again. */
export function keepMembers(app: App, known: KnownIncident): Promise<Outcome> {
  return withChannel(known, async () => {
    try {
      await readMembers(app, known);
      return DONE;
    } catch (error) {
      if (!(error instanceof SlackFault) || error.trouble.kind !== 'refused') throw error;
      return dropped(error.message);
    }
  });
}
