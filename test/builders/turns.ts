import { setImmediate } from 'node:timers/promises';
import { StoreFault } from '../../src/app/ports/store-fault.ts';

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Lets the calls of several tasks to their stores go one at a time, in an order that a seed decides; some fail. */
export class Turns {
  private readonly waiting: (() => void)[] = [];
  private readonly chance: () => number;
  private readonly failing: number;

  constructor(seed: number, failing: number) {
    this.chance = seeded(seed);
    this.failing = failing;
  }

  /** The store, each of whose calls waits for its turn; one that fails was carried out, or was not. */
  takenBy<S extends object>(store: S): S {
    const turn = () => new Promise<void>((resolve) => this.waiting.push(resolve));
    return new Proxy(store, {
      get: (target, name) => {
        const method: unknown = Reflect.get(target, name);
        if (typeof method !== 'function') return method;
        return async (...args: unknown[]) => {
          await turn();
          const dice = this.chance();
          if (dice < this.failing / 2) throw new StoreFault('before', { certain: true });
          const result: unknown = await method.apply(target, args);
          if (dice < this.failing) throw new StoreFault('after', { certain: false });
          return result;
        };
      },
    });
  }

  /** Runs the tasks to their end; `look` sees what is stored after each call. */
  async run(tasks: readonly Promise<unknown>[], look: () => Promise<void>): Promise<void> {
    let left = tasks.length;
    for (const task of tasks)
      task.finally(() => {
        left -= 1;
      });
    while (left > 0) {
      await setImmediate();
      const [next] = this.waiting.splice(Math.floor(this.chance() * this.waiting.length), 1);
      next?.();
      await setImmediate();
      await look();
    }
    await Promise.all(tasks);
  }
}
