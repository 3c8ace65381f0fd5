import type { App } from '../app.ts';
import type { KnownIncident } from '../ports/incidents.ts';
import type { StoredDraft } from '../ports/stored-draft.ts';
import type { Task } from './task.ts';

/** After so many rounds the effect of the last edit takes over. */
const MAX_ROUNDS = 5;

/**
 * Writes the latest revision into the canvas, or the draft where there is none. Two workers may write at once, and
 * somebody may save an edit meanwhile: what was written is compared with the latest revision afterwards, so that the
 * last one who writes leaves the latest text. Throws `SlackFault`, `StoreFault`, `ClaimLost`.
 */
export async function fillCanvas(
  app: Pick<App, 'canvases' | 'postmortems'>,
  { incident: { team, key } }: Pick<KnownIncident, 'incident'>,
  { canvas, draft, task }: { readonly canvas: string; readonly draft: StoredDraft; readonly task: Task },
): Promise<void> {
  let written: string | undefined;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const latest = (await app.postmortems.byIncident(team, key))?.latest ?? draft;
    if (latest.hash === written) return;
    await task.hold();
    await app.canvases.write(team, canvas, latest.document);
    written = latest.hash;
  }
}
