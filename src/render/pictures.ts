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

/** The languages that entries state, one per entry; the shapes of Han characters are chosen by them. */
export function languagesOf({ entries }: Pick<IncidentRecord, 'entries'>): readonly string[] {
  return entries.flatMap(({ language }) => language ?? []);
}
