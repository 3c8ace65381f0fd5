import type { EntryDraft } from '../../domain/effect.ts';
import type { Incident } from '../../domain/incident/incident.ts';
import type { App } from '../app.ts';

/** Writes the timeline entry for a change of state. Its id is the event's, so writing it twice changes nothing. */
export async function writeEventEntry(
  app: Pick<App, 'entries' | 'queue'>,
  incident: Incident,
  draft: EntryDraft,
): Promise<void> {
  await app.entries.insert(
    {
      id: draft.id,
      team: incident.team,
      incident: incident.key,
      text: draft.text,
      type: draft.type,
      occurredAt: draft.at,
      loggedAt: draft.at,
      author: draft.author,
      source: 'scribe',
      standing: { state: 'standing' },
      versions: [],
      version: 0,
    },
    draft.echoed ? [{ key: 'echo', effect: { kind: 'echo' } }] : [],
    draft.at,
  );
  if (draft.echoed) app.queue.echoSoon(incident.team, incident.key);
}
