import type { ActionStore } from './ports/actions.ts';
import type { EntryStore } from './ports/entries.ts';
import type { FigureStore } from './ports/figures.ts';
import type { PostmortemStore } from './ports/postmortems.ts';
import type { RecordMoves } from './ports/record-moves.ts';

interface Ports {
  readonly figures: FigureStore;
  readonly entries: EntryStore;
  readonly actions: ActionStore;
  readonly postmortems: PostmortemStore;
  readonly recordMoves: RecordMoves;
}

/**
 * The same stores, which announce what they are about to change, so that no figure outlives what it was computed from.
 * An entry that is typed (`source: 'slash'`) is announced by whoever writes it, where the incident is over: while it goes
 * on it has no figures, and `log` is to cost one insert.
 */
export function announcedChanges<P extends Ports>(ports: P): P {
  const { figures, entries, actions, postmortems, recordMoves } = ports;
  return {
    ...ports,
    entries: {
      ...entries,
      async insert(entry, effects, at) {
        if (entry.source !== 'slash') await figures.announce(entry.team, [entry.incident]);
        return entries.insert(entry, effects, at);
      },
      async save(after, effects, at) {
        await figures.announce(after.team, [after.incident]);
        return entries.save(after, effects, at);
      },
    },
    actions: {
      ...actions,
      async create(change) {
        await figures.announce(change.item.team, [change.item.incident]);
        return actions.create(change);
      },
      async save(change) {
        await figures.announce(change.item.team, [change.item.incident]);
        return actions.save(change);
      },
    },
    postmortems: {
      ...postmortems,
      async saveState(change) {
        await figures.announce(change.state.team, [change.state.incident]);
        return postmortems.saveState(change);
      },
      async addRevision(change, revision, on) {
        await figures.announce(change.state.team, [change.state.incident]);
        return postmortems.addRevision(change, revision, on);
      },
    },
    recordMoves: {
      ...recordMoves,
      async move(team, what, into) {
        const both = [what.from, into];
        await figures.announce(team, both);
        const moved = await recordMoves.move(team, what, into);
        // A whole record may take longer to move than an announcement holds.
        await figures.announce(team, both);
        return moved;
      },
    },
  };
}
