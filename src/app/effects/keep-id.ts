import type { App } from '../app.ts';
import { ClaimLost } from '../ports/claim-lost.ts';
import type { KeptId, PostmortemRef } from '../ports/postmortems.ts';

/**
 * Keeps an id that Slack gave among those of a postmortem. Where another worker kept one meanwhile, that one counts:
 * throws `ClaimLost`, so that this worker stops.
 */
export async function keepId(
  app: Pick<App, 'postmortems'>,
  { name, ...of }: PostmortemRef & { readonly name: string },
  id: KeptId,
): Promise<void> {
  if (!(await app.postmortems.remember(of, name, id))) throw new ClaimLost(name);
}
