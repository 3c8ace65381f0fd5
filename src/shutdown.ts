/** Closes what a process has opened, in a fixed order, whatever was opened first. */
export interface Shutdown<Part extends string> {
  /** Remembers how a part is closed. A part that was never opened is passed over. */
  onClose(part: Part, close: () => Promise<unknown>): void;
  /**
   * Closes every part in its turn. A part that fails does not keep the next one open; what failed is thrown once all
   * are through, as an `AggregateError` where it was more than one. A second call gives the same promise.
   */
  run(): Promise<void>;
}

/** `order`: what is closed first comes first. */
export function shutdownInOrder<Part extends string>(order: readonly Part[]): Shutdown<Part> {
  const closers = new Map<Part, () => Promise<unknown>>();
  let running: Promise<void> | undefined;

  async function closeAll(): Promise<void> {
    const failures: unknown[] = [];
    for (const part of order) {
      try {
        await closers.get(part)?.();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length === 1) throw failures[0];
    if (failures.length > 1) throw new AggregateError(failures, 'Several parts could not be closed');
  }

  return {
    onClose(part, close) {
      closers.set(part, close);
    },
    run() {
      running ??= closeAll();
      return running;
    },
  };
}
