import type { IncidentRecord } from '../domain/postmortem/record/record.ts';
import { fishbonePicture } from './chart/fishbone.ts';
import { metricsPicture } from './chart/metrics.ts';
import { timelinePicture } from './chart/timeline.ts';
import type { Picture } from './picture.ts';

/** Every picture for which the record has data. */
export function picturesOf(record: IncidentRecord): Picture[] {
  return [timelinePicture(record), fishbonePicture(record), metricsPicture(record)].filter(
    (picture) => picture !== undefined,
  );
}
