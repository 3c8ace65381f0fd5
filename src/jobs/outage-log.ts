import type { Log } from '../log.ts';

/** Says once that something stopped working, and once that it works again, however often it is tried. */
export interface OutageLog {
  /** An error, or a sentence about what is wrong that quotes nothing. */
  failed(fault: unknown, count?: number): void;
  worked(): void;
}

/** `what` begins a sentence: "Redis", "The effects sweep". */
export function outageLog(log: Log, what: string, meanwhile: string): OutageLog {
  let failures = 0;
  return {
    failed(fault, count = 1) {
      const about = typeof fault === 'string' ? { fault } : { err: fault };
      if (failures === 0) log.warn(about, `${what} does not work; ${meanwhile}`);
      failures += count;
    },
    worked() {
      if (failures > 0) log.info({ failures }, `${what} works again`);
      failures = 0;
    },
  };
}
