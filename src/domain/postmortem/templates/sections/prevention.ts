import type { ListItem } from 'mdast';
import type { Analysis } from '../../analysis/analysis.ts';
import { ask, text } from '../../document/nodes.ts';
import { subjectQuestion } from '../../questions/questions.ts';
import type { PreventionMeasure, RecordAction } from '../../record/record.ts';
import { contested } from './contested.ts';
import { point, pointsOf } from './points.ts';
import { fromItem } from './statements.ts';

/** The measures that `wanted` accepts, in the order of the record. */
export function measures(analysis: Analysis, wanted: (measure: PreventionMeasure) => boolean): ListItem[] {
  return analysis.record.prevention.flatMap((measure, index) =>
    wanted(measure) ? [measureItem(analysis, measure, index)] : [],
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

/** One measure; or the question where it is said to be in place but an open action contradicts that. */
export function measureItem(analysis: Analysis, measure: PreventionMeasure, index: number): ListItem {
  const item = measurePoint(analysis, measure, index);
  const action = contested(analysis.record, measure);
  const [first, ...rest] = item.children;
  if (!action || first?.type !== 'paragraph') return item;
  const asked = [text(' – '), ask(contestedQuestion(measure, action, index))];
  return { ...item, children: [{ ...first, children: [...first.children, ...asked] }, ...rest] };
}

function contestedQuestion(measure: PreventionMeasure, { id, status }: RecordAction, index: number) {
  const state = status === 'in progress' ? 'in progress' : 'open';
  return subjectQuestion('prevention.done', `${index + 1}`, {
    text: `It is recorded as in place, but ${id ?? 'its action'} is ${state}: which is right?`,
    about: pointsOf(measure.text).first,
  });
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

const SEES_IT = /\b(?:monitor(?:s|ed|ing)?|alerts?|alerting|alarms?|thresholds?|dashboards?)\b/i;

/** What people put there, and other technical measures whose first line is about earlier detection. */
export function isMonitoring(measure: PreventionMeasure): boolean {
  if (measure.place !== undefined) return measure.place === 'monitoring';
  return isTechnical(measure) && SEES_IT.test(pointsOf(measure.text).first);
}
