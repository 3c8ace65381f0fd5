import type { Log } from '../log.ts';

/** Says once that something stopped working, and once that it works again, however often it is tried. */
export interface OutageLog {
  failed(error: unknown, count?: number): void;
  worked(): void;
}

/** `what` begins a sentence: "Redis", "The effects sweep". */
export function outageLog(log: Log, what: string, meanwhile: string): OutageLog {
  let failures = 0;
  return {
    failed(error, count = 1) {
      if (failures === 0) log.warn({ err: error }, `${what} does not work; ${meanwhile}`);
      failures += count;
    },
    worked() {
      if (failures > 0) log.info({ failures }, `${what} works again`);
      failures = 0;
    },
  };
}
