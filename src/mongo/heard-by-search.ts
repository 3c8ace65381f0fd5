import type { ActionStore } from '../app/ports/actions.ts';
import type { EntryStore } from '../app/ports/entries.ts';
import type { IncidentStore } from '../app/ports/incidents.ts';
import type { PostmortemStore } from '../app/ports/postmortems.ts';
import type { RecordMoves } from '../app/ports/record-moves.ts';
import type { RevisionStore } from '../app/ports/revisions.ts';
import type { SearchedIncident, SearchIndex } from '../app/ports/search-index.ts';

/** Whatever changes what an incident can be found by. */
interface Heard {
  readonly incidents: IncidentStore;
  readonly entries: EntryStore;
  readonly actions: ActionStore;
  readonly postmortems: PostmortemStore;
  readonly revisions: RevisionStore;
  readonly recordMoves: RecordMoves;
}

/** What comes within this time after a change of the same incident is noted once, at its end (ms). */
const GATHER_MS = 2_000;

/**
 * The same stores, which note in the search index whose record they changed. Nobody waits for the note, and entries, which
 * are written most, are noted once for many.
 */
export function heardBySearch<Stores extends Heard>(
  stores: Stores,
  index: Pick<SearchIndex, 'changed'>,
  notes: SearchNotes,
): Stores {
  const note = (of: SearchedIncident, at: Date) => notes.take(index, of, at);
  // What failed may have been written all the same.
  const noting = <Result>(written: Promise<Result>, of: SearchedIncident, at: Date): Promise<Result> =>
    written.finally(() => note(of, at));
  const { incidents, entries, actions, postmortems, revisions, recordMoves } = stores;
  const named = ({ team, key }: { readonly team: string; readonly key: string }) => ({ team, incident: key });
  return {
    ...stores,
    incidents: {
      ...incidents,
      create: (change) => noting(incidents.create(change), named(change.incident), change.at),
      save: (change) => noting(incidents.save(change), named(change.incident), change.at),
    },
    entries: {
      ...entries,
      insert: (entry, effects, at) => noting(entries.insert(entry, effects, at), entry, at),
      save: (entry, effects, at) => noting(entries.save(entry, effects, at), entry, at),
    },
    actions: {
      ...actions,
      create: (change) => noting(actions.create(change), change.item, change.at),
      save: (change) => noting(actions.save(change), change.item, change.at),
    },
    postmortems: {
      ...postmortems,
      saveState: (change) => noting(postmortems.saveState(change), change.state, change.at),
      addRevision: (change, revision, on) =>
        noting(postmortems.addRevision(change, revision, on), change.state, change.at),
    },
    revisions: {
      ...revisions,
      saveDraft: (team, incident, draft) =>
        noting(revisions.saveDraft(team, incident, draft), { team, incident }, draft.at),
    },
    recordMoves: {
      ...recordMoves,
      move: (team, what, into) =>
        recordMoves.move(team, what, into).finally(() => {
          for (const incident of [what.from, into]) note({ team, incident }, LONG_AGO);
        }),
    },
  };
}

const LONG_AGO = new Date(1);

interface Change {
  readonly index: Pick<SearchIndex, 'changed'>;
  readonly of: SearchedIncident;
  readonly at: Date;
}

/**
 * What changed and is not noted yet. The first change of an incident is noted right away, what comes in the next two seconds
 * at their end; a note that fails is tried again. A process that is killed in between leaves at most that to the incident's
 * next change.
 */
export class SearchNotes {
  /** By incident: the last change since the note before. */
  readonly #gathering = new Map<string, Change | undefined>();
  readonly #gatherMs: number;

  constructor(gatherMs = GATHER_MS) {
    this.#gatherMs = gatherMs;
  }

  take(index: Change['index'], { team, incident }: SearchedIncident, at: Date): void {
    const key = `${team} ${incident}`;
    const change = { index, of: { team, incident }, at };
    if (this.#gathering.has(key)) this.#gathering.set(key, change);
    else void this.#write(key, change);
  }

  /** Notes what is left, before the connection is closed. */
  async settle(): Promise<void> {
    const left = [...this.#gathering.values()].filter((change) => change !== undefined);
    await Promise.all(left.map(({ index, of, at }) => index.changed(of, at).catch(() => undefined)));
  }

  async #write(key: string, change: Change): Promise<void> {
    this.#gathering.set(key, undefined);
    try {
      await change.index.changed(change.of, change.at);
    } catch {
      // The database does not answer, which whoever wrote the record has heard already.
      this.#gathering.set(key, this.#gathering.get(key) ?? change);
    }
    setTimeout(() => {
      const came = this.#gathering.get(key);
      if (came) void this.#write(key, came);
      else this.#gathering.delete(key);
    }, this.#gatherMs).unref();
  }
}
