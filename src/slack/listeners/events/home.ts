import type { App as BoltApp } from '@slack/bolt';
import { openHome } from '../../../app/home/show-home.ts';
import { installedTeam } from '../installed-team.ts';
import type { ListenerContext } from '../listener-context.ts';

/** Somebody looks at Scribe's home tab. */
export function listenToHome(bolt: BoltApp, context: ListenerContext): void {
  bolt.event('app_home_opened', async ({ event, ...args }) => {
    // The other tab holds messages.
    if (event.tab !== 'home') return;
    await openHome(context.app, { team: installedTeam(args), user: event.user });
  });
}
