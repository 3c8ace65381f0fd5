import type { App } from '../app.ts';
import type { KnownIncident } from '../ports/incidents.ts';
import type { StoredDraft } from '../ports/postmortems.ts';

/** Somebody who saves faster than Slack writes is followed by the effect of their last edit. */
const ROUNDS = 5;

/**
 * Writes the latest revision into the canvas, `given` where there is none. Two workers may write at once, and somebody
 * may save an edit meanwhile: what was written is held against the latest revision again afterwards, so that the
 * last one who writes leaves the latest text. Throws `SlackFault`, `StoreFault`.
 */
export async function fillCanvas(
  app: Pick<App, 'draftDelivery' | 'postmortems'>,
  { incident: { team, key } }: Pick<KnownIncident, 'incident'>,
  canvas: string,
  given: StoredDraft,
): Promise<void> {
  let written: string | undefined;
  for (let round = 0; round < ROUNDS; round += 1) {
    const latest = (await app.postmortems.byIncident(team, key))?.latest ?? given;
    if (latest.hash === written) return;
    await app.draftDelivery.writeCanvas(team, canvas, latest.document);
    written = latest.hash;
  }
}
