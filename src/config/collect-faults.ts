import { ConfigFault } from './config-fault.ts';

/** Reads every part, and reports all faults at once. Throws `ConfigFault`. */
export function collectFaults<T extends Readonly<Record<string, () => unknown>>>(
  readers: T,
): { readonly [Part in keyof T]: ReturnType<T[Part]> } {
  const faults: string[] = [];
  const parts = Object.entries(readers).map(([part, read]) => {
    try {
      return [part, read()] as const;
    } catch (error) {
      if (!(error instanceof ConfigFault)) throw error;
      faults.push(...error.sentences);
      return [part, undefined] as const;
    }
  });
  if (faults.length > 0) throw new ConfigFault(...faults);
  return Object.fromEntries(parts) as { readonly [Part in keyof T]: ReturnType<T[Part]> };
}
