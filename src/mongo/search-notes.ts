import type { SearchedIncident, SearchIndex } from '../app/ports/search-index.ts';

/** What comes within this time after a change of the same incident is noted once, at its end (ms). */
const GATHER_MS = 2_000;

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
