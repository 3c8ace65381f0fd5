/** Counts what is being handled, so that a stop can wait for it. */
export interface InFlight {
  readonly count: number;
  /** Runs it and counts it until it has settled. */
  track<T>(run: () => Promise<T>): Promise<T>;
  /** Resolves when nothing is being handled any more, or after `deadlineMs`; says which. */
  drained(deadlineMs: number): Promise<'drained' | 'deadline'>;
}

export function inFlight(): InFlight {
  const running = new Set<Promise<unknown>>();
  return {
    get count() {
      return running.size;
    },
    track(run) {
      const work = run();
      const settled = work.then(
        () => undefined,
        () => undefined,
      );
      running.add(settled);
      void settled.then(() => running.delete(settled));
      return work;
    },
    async drained(deadlineMs) {
      let timer: NodeJS.Timeout | undefined;
      const deadline = new Promise<'deadline'>((resolve) => {
        timer = setTimeout(() => resolve('deadline'), deadlineMs);
      });
      try {
        return await Promise.race([emptied(running), deadline]);
      } finally {
        clearTimeout(timer);
      }
    },
  };
}

/** Also waits for what begins in the meantime. */
async function emptied(running: ReadonlySet<Promise<unknown>>): Promise<'drained'> {
  while (running.size > 0) await Promise.all(running);
  return 'drained';
}
