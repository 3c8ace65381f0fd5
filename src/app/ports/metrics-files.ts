import type { MetricsReport } from '../../domain/numbers/report.ts';
import type { PngPicture } from './renderer.ts';

/** Figures over many incidents as files. Both reject with `LimitMet` where that takes too much. */
export interface MetricsFiles {
  picture(report: MetricsReport): Promise<PngPicture>;
  /** In UTF-8. */
  csv(report: MetricsReport): Promise<Uint8Array>;
}
