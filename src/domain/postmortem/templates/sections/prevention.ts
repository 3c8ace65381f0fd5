import type { ListItem } from 'mdast';
import type { Analysis } from '../../analysis/analysis.ts';
import type { PreventionMeasure } from '../../record/record.ts';
import { point } from './points.ts';
import { fromItem } from './statements.ts';

/** The measures that `wanted` accepts, in the order of the record. */
export function measures(analysis: Analysis, wanted: (measure: PreventionMeasure) => boolean): ListItem[] {
  return analysis.record.prevention.flatMap((measure, index) =>
    wanted(measure) ? [measurePoint(analysis, measure, index)] : [],
  );
}

/** One measure, as typed. */
export function measurePoint(
  { record }: Analysis,
  { text: words }: PreventionMeasure,
  index: number,
): ListItem {
  return point(record, words, fromItem(record, `prevention.${index}`));
}

/** Measures without a category count as technical. */
export function isTechnical({ kind }: PreventionMeasure): boolean {
  return kind === 'technical' || kind === undefined;
}

export function isProcess({ kind }: PreventionMeasure): boolean {
  return kind === 'process' || kind === 'organizational';
}

export function isTraining({ kind }: PreventionMeasure): boolean {
  return kind === 'training';
}

/** What people put there. */
export function isMonitoring({ place }: PreventionMeasure): boolean {
  return place === 'monitoring';
}
