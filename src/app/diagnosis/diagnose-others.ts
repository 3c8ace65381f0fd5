import { subHours } from 'date-fns/subHours';
import type { IncidentChannels } from '../ports/incident-channels.ts';
import type { StoreFinding } from './diagnose-stores.ts';

/** A channel that Scribe's app made in Slack. */
export interface MadeChannel {
  readonly id: string;
  /** Not of a private one. */
  readonly name: string | undefined;
  readonly madeAt: Date;
}

const NAME = 'Other Scribes';
/** A trace as young as this is a Scribe that works now. */
const RECENT_HOURS = 24;
const NAMED = 3;
const ADVICE =
  'Stop the other Scribe, or give it an app of its own: with two, each hears a part of the commands, and knows nothing of the other’s incidents.';

/**
 * Looks for another Scribe of the same app with another database. Both leave a trace in Slack: the channels that the
 * app made. One that this database does not know was made by the other, or by this one before its database was emptied
 * or restored; which of them cannot be told, and the words say so. Rejects where Slack or the database does not answer.
 */
export async function diagnoseOthers(
  made: () => Promise<readonly MadeChannel[]>,
  known: Pick<IncidentChannels, 'unknownOf'>,
  now: Date,
): Promise<StoreFinding> {
  const channels = await made();
  const unknown = new Set(await known.unknownOf(channels.map(({ id }) => id)));
  const strange = channels.filter(({ id }) => unknown.has(id));
  const since = subHours(now, RECENT_HOURS);
  const recent = strange.filter(({ madeAt }) => madeAt > since);
  if (recent.length > 0) {
    const text = `${names(recent)} was made by this app in the last ${RECENT_HOURS} hours, and this database does not know it: another Scribe with another database uses the app, or this database was emptied or restored.`;
    return { name: NAME, state: 'fault', text, advice: ADVICE };
  }
  if (strange.length > 0) {
    const text = `${names(strange)} was made by this app, and this database does not know it: another Scribe with another database uses the app, or did, or this database was emptied or restored.`;
    return { name: NAME, state: 'warning', text, advice: ADVICE };
  }
  const text =
    'no trace: this database knows every channel that this app made. One that has made none cannot be noticed.';
  return { name: NAME, state: 'ok', text };
}

function names(channels: readonly MadeChannel[]): string {
  const first = channels
    .slice(0, NAMED)
    .map(({ name }) => (name === undefined ? 'a private channel' : `#${name}`));
  const more = channels.length - first.length;
  return first.join(', ') + (more > 0 ? ` and ${more} more` : '');
}
