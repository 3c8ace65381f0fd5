import type { PostmortemEffect } from '../domain/effect.ts';
import type { App } from './app.ts';
import { changePostmortem } from './change-postmortem.ts';

/** How many due postmortems one pass takes before it looks again. */
const PER_PASS = 200;

/**
 * Turns due dates of postmortems into wanted reminders, each once even when several workers sweep. The incident's lead
 * is looked up when the reminder is sent. Throws `StoreFault`.
 */
export async function claimPostmortems(app: Pick<App, 'postmortems' | 'queue' | 'clock'>): Promise<void> {
  for (;;) {
    const due = await app.postmortems.due(app.clock(), PER_PASS);
    for (const { team, incident } of due) await claim(app, team, incident);
    if (due.length < PER_PASS) return;
  }
}

function claim(
  app: Pick<App, 'postmortems' | 'queue' | 'clock'>,
  team: string,
  incident: string,
): Promise<void> {
  return changePostmortem(app, { team, incident }, ({ state, remindAt }) => {
    if (!remindAt || remindAt > app.clock()) return { result: undefined };
    const effects: PostmortemEffect[] = [{ kind: 'remind-postmortem', due: state.due ?? '', at: remindAt }];
    return { plan: { state, effects, remindAt: 'never' }, result: undefined };
  });
}
