import type { ActionStore } from '../ports/actions.ts';
import type { EntryStore } from '../ports/entries.ts';
import type { FigureStore } from '../ports/figures.ts';
import type { IncidentStore } from '../ports/incidents.ts';
import type { PostmortemStore } from '../ports/postmortems.ts';
import type { RecordMoves } from '../ports/record-moves.ts';
import type { RevisionStore } from '../ports/revisions.ts';
import type { SearchedIncident } from '../ports/search-index.ts';

/** Whatever changes what an incident is counted or found by. */
interface Ports {
  readonly figures: FigureStore;
  readonly incidents: IncidentStore;
  readonly entries: EntryStore;
  readonly actions: ActionStore;
  readonly postmortems: PostmortemStore;
  readonly revisions: RevisionStore;
  readonly recordMoves: RecordMoves;
}

/** A move changes two records, at no one moment. */
const LONG_AGO = new Date(1);

/**
 * The same stores, whose changes of a record are heard of. `figures` hears before the write, so that no figure outlives what
 * it was computed from; `note` hears after it, for the search, and nobody waits for it.
 *
 * An entry that is typed (`source: 'slash'`) is announced by whoever writes it, where the incident is over: while it goes
 * on it has no figures, and `log` is to cost one insert.
 */
export function heardChanges<P extends Ports>(stores: P, note: (of: SearchedIncident, at: Date) => void): P {
  const { figures, incidents, entries, actions, postmortems, revisions, recordMoves } = stores;
  const noted: Hearing = async (of, at, write) => {
    try {
      return await write();
    } finally {
      // What failed may have been written all the same.
      note(of, at);
    }
  };
  const announced: Hearing = (of, at, write) =>
    noted(of, at, async () => {
      await figures.announce(of.team, [of.incident]);
      return write();
    });
  return {
    ...stores,
    incidents: {
      ...incidents,
      create: (change) => noted(named(change.incident), change.at, () => incidents.create(change)),
      save: (change) => noted(named(change.incident), change.at, () => incidents.save(change)),
    },
    entries: {
      ...entries,
      insert: (entry, effects, at) =>
        (entry.source === 'slash' ? noted : announced)(entry, at, () => entries.insert(entry, effects, at)),
      save: (after, effects, at) => announced(after, at, () => entries.save(after, effects, at)),
    },
    actions: {
      ...actions,
      create: (change) => announced(change.item, change.at, () => actions.create(change)),
      save: (change) => announced(change.item, change.at, () => actions.save(change)),
    },
    postmortems: {
      ...postmortems,
      saveState: (change) => announced(change.state, change.at, () => postmortems.saveState(change)),
      addRevision: (change, revision, on) =>
        announced(change.state, change.at, () => postmortems.addRevision(change, revision, on)),
    },
    revisions: {
      ...revisions,
      saveDraft: (team, incident, draft) =>
        noted({ team, incident }, draft.at, () => revisions.saveDraft(team, incident, draft)),
    },
    recordMoves: { ...recordMoves, move: heardMove({ figures, recordMoves }, note) },
  };
}

type Hearing = <Result>(of: SearchedIncident, at: Date, write: () => Promise<Result>) => Promise<Result>;

function named({ team, key }: { readonly team: string; readonly key: string }): SearchedIncident {
  return { team, incident: key };
}

function heardMove(
  { figures, recordMoves }: Pick<Ports, 'figures' | 'recordMoves'>,
  note: (of: SearchedIncident, at: Date) => void,
): RecordMoves['move'] {
  return async (team, what, into) => {
    const both = [what.from, into];
    try {
      await figures.announce(team, both);
      const moved = await recordMoves.move(team, what, into);
      // A whole record may take longer to move than an announcement holds.
      await figures.announce(team, both);
      return moved;
    } finally {
      for (const incident of both) note({ team, incident }, LONG_AGO);
    }
  };
}
