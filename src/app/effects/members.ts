import { readMembers } from '../access/channel-members.ts';
import type { App } from '../app.ts';
import type { KnownIncident } from '../ports/incidents.ts';
import { SlackFault } from '../ports/slack-fault.ts';
import { isChannelComing, withChannel } from './channel.ts';
import { DONE, dropped, type Outcome } from './outcome.ts';

/** Reads who is in the channel. What Slack refuses stays in doubt, and the sweep asks again. */
export async function keepMembers(app: App, known: KnownIncident): Promise<Outcome> {
  if (known.channel === undefined && !isChannelComing(known)) await expectNobody(app, known);
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

/** Without a channel there is nobody to ask about, now or later. */
async function expectNobody(
  { members, clock }: Pick<App, 'members' | 'clock'>,
  { incident: { team, id }, membership: { heard } }: KnownIncident,
): Promise<void> {
  const reading = { kind: 'needless' } as const;
  await members.keep({ team, id, heard, reading, at: clock(), next: undefined });
}
