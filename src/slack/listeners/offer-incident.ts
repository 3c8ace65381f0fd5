import { StoreFault } from '../../app/ports/store-fault.ts';
import { readIncidentRef } from '../../domain/incident/incident-ref.ts';
import { firstWord } from '../../domain/incident/verbs/arguments.ts';
import { type Misuse, readCommand } from '../../domain/incident/verbs/read-command.ts';
import type { CommandOptions, VerbRow } from '../../domain/incident/verbs/verb-row.ts';
import { VERBS } from '../../domain/incident/verbs/verbs.ts';
import { ofIncidentLabel } from '../words/offers.ts';
import { incidentKey } from './incident-key.ts';
import { incidentOf } from './incident-of.ts';
import type { ListenerContext } from './listener-context.ts';
import type { UserRequest } from './request.ts';
import type { Offer } from './with-offers.ts';

/**
 * The same command for the incident that its text begins with, where the person may see that one. What cannot be looked
 * up now is not offered.
 */
export async function offerIncident(
  context: ListenerContext,
  request: UserRequest,
  {
    misuse: { why, verb, said = '' },
    options,
  }: { readonly misuse: Misuse; readonly options: CommandOptions },
): Promise<readonly Offer[]> {
  const ref = why === 'other-incident' ? readIncidentRef(said) : undefined;
  if (ref === undefined) return [];
  const [, rest] = firstWord(request.text);
  const { runs = verb }: VerbRow = VERBS[verb];
  const line = `${runs} ${firstWord(rest)[1]}`.trim();
  if (readCommand(line, options).kind !== 'command') return [];
  try {
    const found = await incidentOf(context, request, await incidentKey(context, request, ref));
    if (!('known' in found)) return [];
    const { key } = found.known.incident;
    return [{ line, incident: key, label: ofIncidentLabel(runs, key) }];
  } catch (error) {
    if (!(error instanceof StoreFault)) throw error;
    context.app.journal.warn({ error }, 'incident not looked up');
    return [];
  }
}
