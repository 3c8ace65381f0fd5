import type { ListItem } from 'mdast';
import { fromField } from '../../../timeline/evidence.ts';
import type { Findings } from '../../findings.ts';
import { text } from '../../nodes.ts';
import type { PreventionMeasure } from '../../record.ts';
import { point } from './points.ts';

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

/** Measures about seeing it earlier. */
export function isMonitoring({ text: words }: PreventionMeasure): boolean {
  return /\b(?:monitor(?:s|ed|ing)?|alerts?|alerting|alarms?|thresholds?|dashboards?)\b/i.test(words);
}
