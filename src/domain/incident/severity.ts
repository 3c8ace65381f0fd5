import type { Severity } from './incident.ts';

const SEVERITY = /^(?:s|sev|severity)?[-_]?([1-4])[.,:;]?$/i;

/** Reads `2`, `sev2`, `SEV-2`. */
export function readSeverity(word: string): Severity | undefined {
  switch (SEVERITY.exec(word)?.[1]) {
    case '1':
      return 1;
    case '2':
      return 2;
    case '3':
      return 3;
    case '4':
      return 4;
    default:
      return undefined;
  }
}
