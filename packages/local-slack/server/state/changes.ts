const PULSE_MS = 50;

/** Tells whoever waits that something in the workspace changed. */
export class Changes {
  readonly #listeners = new Set<() => void>();

  notify(): void {
    for (const listener of [...this.#listeners]) listener();
  }

  /** Returns how to stop listening. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Asks `probe` now, after every change, and now and then in between (what it reads may be the app's own),
   * until it gives a value. Rejects with what was awaited.
   */
  until<T>(
    probe: () => T | undefined | false | null,
    { timeoutMs = 45_000, what = 'a change in the workspace' }: { timeoutMs?: number; what?: string } = {},
  ): Promise<T> {
    return new Promise((resolve, reject) => {
      let timer: NodeJS.Timeout | undefined;
      let pulse: NodeJS.Timeout | undefined;
      let unlisten = () => {};
      const finish = (act: () => void) => {
        clearTimeout(timer);
        clearInterval(pulse);
        unlisten();
        act();
      };
      const look = () => {
        try {
          const value = probe();
          if (value === undefined || value === null || value === false) return false;
          finish(() => resolve(value));
        } catch (error) {
          finish(() => reject(error));
        }
        return true;
      };
      if (look()) return;
      unlisten = this.listen(look);
      pulse = setInterval(look, PULSE_MS);
      timer = setTimeout(() => {
        if (!look()) finish(() => reject(new Error(`Waited ${timeoutMs} ms in vain for ${what}.`)));
      }, timeoutMs);
    });
  }
}
