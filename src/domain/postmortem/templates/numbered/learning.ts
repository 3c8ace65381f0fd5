import type { ListItem } from 'mdast';
import type { Analysis } from '../../analysis/analysis.ts';
import type { DraftSection } from '../../document/document.ts';
import { cite, type Phrase, taking, text } from '../../document/nodes.ts';
import { inline } from '../../document/prose.ts';
import type { RecordAction } from '../../record/record.ts';
import { statusWords } from '../sections/actions.ts';
import { lessonsOf } from '../sections/lessons.ts';
import { fieldItem, itemOf, itemsOr, listOf } from '../sections/points.ts';
import {
  isMonitoring,
  isProcess,
  isTechnical,
  isTraining,
  measurePoint,
  measures,
} from '../sections/prevention.ts';
import { resolutionBlocks } from '../sections/resolution.ts';
import { wellItems, worseGroups, wrongItems } from '../sections/retrospective.ts';
import { fromItem, open } from '../sections/statements.ts';

/** What ended it, the lasting fixes, and changes in monitoring. */
export function resolution(analysis: Analysis): DraftSection {
  const lasting = measures(
    analysis,
    (measure) => measure.done === true && !isTraining(measure) && !isMonitoring(measure),
  );
  const done = actionPoints(analysis, ({ kind, status }) => kind === 'prevent' && status === 'done');
  const immediate: ListItem = fieldItem('Immediate Fixes', resolutionPhrases(analysis));
  return section('resolution', '5. Resolution and Recovery', [
    immediate,
    itemsOr('Long-term Fixes', [...lasting, ...done], 'fixes.lasting'),
    itemsOr('Monitoring and Alerts', monitoring(analysis), 'fixes.monitoring'),
  ]);
}

function resolutionPhrases(analysis: Analysis): Phrase[] {
  const [first] = resolutionBlocks(analysis);
  return first?.type === 'paragraph' ? first.children : open('mitigation');
}

/** Measures that people put there, and actions to detect it earlier. */
function monitoring(analysis: Analysis): ListItem[] {
  const { record } = analysis;
  const measured = record.prevention.flatMap((measure, index) => {
    if (!isMonitoring(measure)) return [];
    const item = measurePoint(analysis, measure, index);
    return [measure.done ? item : withState(item, 'planned')];
  });
  return [...measured, ...actionPoints(analysis, ({ kind }) => kind === 'detect')];
}

/** `A-2: Alert on memory – open`. */
function actionPoints({ record }: Analysis, wanted: (action: RecordAction) => boolean): ListItem[] {
  return record.actions.flatMap((action, index) => {
    if (!wanted(action)) return [];
    const words = [...inline(record, `${action.id ? `${action.id}: ` : ''}${action.title}`)];
    const item = itemOf([...words, cite(fromItem(record, `actions.${index}`))]);
    return [withState(item, statusWords(action).toLowerCase())];
  });
}

function withState(item: ListItem, state: string): ListItem {
  const [first, ...rest] = item.children;
  if (first?.type !== 'paragraph') return item;
  // A label above a list of points ends with a colon.
  const mark = text(rest.length > 0 ? ` (${state})` : ` – ${state}`);
  return { ...item, children: [{ ...first, children: [...first.children, mark] }, ...rest] };
}

/** What went well, what went wrong, the process gaps, and the lessons that people noted. */
export function lessons(analysis: Analysis): DraftSection {
  const learned = lessonsOf(analysis, ['technical', 'process', 'organizational']);
  return section('lessons', '6. Lessons Learned', [
    taking(itemsOr('What Went Well', [...wellItems(analysis), ...worseGroups(analysis)], 'well'), [
      'well',
      'lucky',
    ]),
    taking(itemsOr('What Went Wrong', wrongItems(analysis, false), 'wrong'), ['wrong']),
    itemsOr('Gaps in Process', wrongItems(analysis, true), 'wrong.process'),
    ...(learned.length > 0 ? [itemsOr('Lessons', learned, 'lessons')] : []),
  ]);
}

/** What will keep it from happening again: in systems, in process, by training. (Monitoring is in section 5.) */
export function measuresTaken(analysis: Analysis): DraftSection {
  const technical = measures(analysis, (measure) => isTechnical(measure) && !isMonitoring(measure));
  const planned = actionPoints(analysis, ({ kind }) => kind === 'prevent' || kind === 'improve');
  return section('prevention', '7. Preventative Measures', [
    itemsOr('Technical Changes', technical.length > 0 ? technical : planned, 'prevention.technical'),
    itemsOr('Process Changes', measures(analysis, isProcess), 'prevention.process'),
    itemsOr('Training', measures(analysis, isTraining), 'prevention.training'),
  ]);
}

/** A numbered section, its fields as a list. */
export function section(id: string, heading: string, items: readonly ListItem[]): DraftSection {
  return { id, heading, level: 3, blocks: [listOf('bullets', items)] };
}
