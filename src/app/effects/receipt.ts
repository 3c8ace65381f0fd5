import type { Entry } from '../../domain/timeline/entry.ts';
import type { App } from '../app.ts';
import { DONE, dropped, type Outcome } from './outcome.ts';

/** Keeps Scribe's own reaction on a captured message for as long as its entry counts. */
export async function followReceipt(app: Pick<App, 'peopleMessages'>, entry: Entry): Promise<Outcome> {
  if (!entry.message) return dropped('the entry came from no message');
  await app.peopleMessages.setReceipt(entry.team, entry.message, entry.standing.state === 'standing');
  return DONE;
}
