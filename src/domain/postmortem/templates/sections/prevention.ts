import type { ListItem } from 'mdast';
import { fromField } from '../../../timeline/evidence.ts';
import type { Findings } from '../../findings.ts';
import { text } from '../../nodes.ts';
import type { PreventionMeasure } from '../../record.ts';
import { point, pointsOf } from './points.ts';

/** The measures that `wanted` takes, in the order of the record; what is already in place says so. */
export function measures(
  { record }: Findings,
  wanted: (measure: PreventionMeasure) => boolean,
  showDone = true,
): ListItem[] {
  return record.prevention.flatMap((measure, index) => {
    if (!wanted(measure)) return [];
    const item = point(record, measure.text, fromField(`prevention.${index}`));
    return [showDone && measure.done ? marked(item) : item];
  });
}

function marked(item: ListItem): ListItem {
  const [first, ...rest] = item.children;
  if (first?.type !== 'paragraph') return item;
  return { ...item, children: [{ ...first, children: [...first.children, text(' (in place)')] }, ...rest] };
}

/** Measures that nobody sorted count as technical. */
export function isTechnical({ kind }: PreventionMeasure): boolean {
  return kind === 'technical' || kind === undefined;
}

export function isProcess({ kind }: PreventionMeasure): boolean {
  return kind === 'process' || kind === 'organizational';
}

export function isTraining({ kind }: PreventionMeasure): boolean {
  return kind === 'training';
}

const SEES_IT = /\b(?:monitor(?:s|ed|ing)?|alerts?|alerting|alarms?|thresholds?|dashboards?)\b/i;

/** Technical measures whose first line is about seeing it earlier. */
export function isMonitoring(measure: PreventionMeasure): boolean {
  return isTechnical(measure) && SEES_IT.test(pointsOf(measure.text).first);
}
