import type { Entry } from '../../domain/timeline/entry.ts';
import type { App } from '../app.ts';
import { DONE, dropped, type Outcome } from './outcome.ts';

/** Scribe's own reaction under a captured message stands exactly while its entry does. */
export async function followReceipt(app: Pick<App, 'channelPosts'>, entry: Entry): Promise<Outcome> {
  if (!entry.message) return dropped('the entry came from no message');
  await app.channelPosts.receipt(entry.team, entry.message, entry.standing.state === 'standing');
  return DONE;
}
