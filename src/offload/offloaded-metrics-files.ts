import type { MetricsFiles } from '../app/ports/metrics-files.ts';
import type { Offload } from '../app/ports/offload.ts';
import { metricsCsv, metricsPicture } from './renderings.ts';

// Who asked is told that it comes, so it may take as long as a job's.
const LATER = { module: new URL('./renderings.ts', import.meta.url).href, awaitedBy: 'job' } as const;
const PICTURE = { ...LATER, run: metricsPicture, always: true } as const;
const CSV = { ...LATER, run: metricsCsv };

/** Figures as files, made in threads where they are many. */
export function offloadedMetricsFiles(offload: Offload): MetricsFiles {
  return {
    picture: (report) => offload.run(PICTURE, report),
    csv: (report) => offload.run(CSV, report),
  };
}
