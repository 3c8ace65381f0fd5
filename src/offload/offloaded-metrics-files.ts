import type { MetricsFiles } from '../app/ports/metrics-files.ts';
import type { Offload } from '../app/ports/offload.ts';
import { metricsCsv, metricsPicture } from './renderings.ts';

const FOR_PERSON = { module: new URL('./renderings.ts', import.meta.url).href, awaitedBy: 'person' } as const;
const PICTURE = { ...FOR_PERSON, run: metricsPicture, always: true } as const;
const CSV = { ...FOR_PERSON, run: metricsCsv };

/** Figures as files, made in threads where they are many. */
export function offloadedMetricsFiles(offload: Offload): MetricsFiles {
  return {
    picture: (report) => offload.run(PICTURE, report),
    csv: (report) => offload.run(CSV, report),
  };
}
