import type { Entry, EntrySource } from '../../domain/timeline/entry.ts';
import type { App } from '../app.ts';
import type { OwnEntries } from '../ports/entries.ts';
import type { KnownIncident } from '../ports/incidents.ts';

type Place = Pick<KnownIncident, 'incident'>;

/** The entry that a command means which names none. */
export interface OwnEntry {
  readonly entry: Entry;
  /** This very command changed it before. */
  readonly before: boolean;
}

/**
 * The standing entry of an incident that this person typed last; none that a change of the incident brought, and none
 * that came of a message by a reaction, a pin or a shortcut, which may be somebody else's doing.
 */
export async function lastOwnEntry(
  app: Pick<App, 'entries'>,
  { incident: { team, key } }: Place,
  user: string,
): Promise<Entry | undefined> {
  const [last] = await app.entries.newestOf(team, key, { ...typedBy(user), standing: true, limit: 1 });
  return last;
}

/**
 * The person's last entry; where this very command changed one before, that one, whatever became of it since: a command
 * that is carried out again never goes on to the entry before. Throws `StoreFault`.
 */
export async function ownEntryFor(
  app: Pick<App, 'entries'>,
  known: Place,
  { user, command }: { readonly user: string; readonly command: string },
): Promise<OwnEntry | undefined> {
  const { team, key } = known.incident;
  const recent = { ...typedBy(user), standing: false, limit: RECENT };
  const [last, newest] = await Promise.all([
    lastOwnEntry(app, known, user),
    app.entries.newestOf(team, key, recent),
  ]);
  const before = newest.find((entry) => changesOf(entry).includes(command));
  const entry = before ?? last;
  return entry && { entry, before: before !== undefined };
}

/** A command is carried out again within minutes, and nobody types and changes more entries meanwhile. */
const RECENT = 50;

/** The commands that changed an entry without naming it. */
function changesOf({ standing, putBacks = [], versions }: Entry): readonly (string | undefined)[] {
  return [
    standing.state === 'struck' ? standing.command : undefined,
    ...putBacks.map(({ struck }) => struck.command),
    ...versions.map(({ command }) => command),
  ];
}

/** Where the author is who put it there: anybody may react to, pin or take the message of somebody else. */
const TYPED: readonly EntrySource[] = ['slash', 'mention'];

function typedBy(author: string): Pick<OwnEntries, 'author' | 'sources'> {
  return { author, sources: TYPED };
}
