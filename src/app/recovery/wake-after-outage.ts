import { secondsToMilliseconds } from 'date-fns/secondsToMilliseconds';
import type { App } from '../app.ts';
import type { SlackTrouble } from '../ports/slack-fault.ts';
import { wakeWorkspace } from './wake-workspace.ts';

/** After a shorter outage everything is tried again soon by itself (see `failure.ts`). */
const LONG_MS = secondsToMilliseconds(3);

/**
 * Hears how each call to Slack ended. With the first one that works after an outage, all that waits in that
 * workspace is wanted at once: pauses may have grown to minutes by then.
 */
export function wakeAfterOutage(
  app: Pick<App, 'effects' | 'echoes' | 'clock' | 'journal'>,
): (team: string, outcome: 'ok' | SlackTrouble['kind']) => void {
  const since = new Map<string, number>();

  return (team, outcome) => {
    const now = app.clock().getTime();
    switch (outcome) {
      case 'unavailable':
      case 'doubt':
        if (!since.has(team)) since.set(team, now);
        return;
      case 'ok': {
        const began = since.get(team);
        since.delete(team);
        if (began !== undefined && now - began >= LONG_MS) void wakeWorkspace(app, team);
        return;
      }
      case 'limited':
      case 'refused':
      case 'uninstalled':
        return;
      default:
        return outcome satisfies never;
    }
  };
}
