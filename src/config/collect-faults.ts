import { ConfigFault } from './config-fault.ts';

type Readers = Readonly<Record<string, () => unknown>>;
type PartsOf<T extends Readers> = { readonly [Part in keyof T]: ReturnType<T[Part]> };

/** What could be read, and a sentence for each thing that could not. */
export interface Read<T> {
  readonly parts: Partial<T>;
  readonly faults: readonly string[];
}

/** Reads every part, and reports all faults at once. Throws `ConfigFault`. */
export function collectFaults<T extends Readers>(readers: T): PartsOf<T> {
  const { parts, faults } = readParts(readers);
  if (faults.length > 0) throw new ConfigFault(...faults);
  return parts as PartsOf<T>;
}

/** Reads every part; one that is at fault is left out. */
export function readParts<T extends Readers>(readers: T): Read<PartsOf<T>> {
  const faults: string[] = [];
  const parts = Object.entries(readers).flatMap(([part, read]) => {
    try {
      return [[part, read()] as const];
    } catch (error) {
      if (!(error instanceof ConfigFault)) throw error;
      faults.push(...error.sentences);
      return [];
    }
  });
  return { parts: Object.fromEntries(parts) as Partial<PartsOf<T>>, faults };
}
