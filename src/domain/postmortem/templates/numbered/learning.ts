import type { ListItem } from 'mdast';
import { fromField } from '../../../timeline/evidence.ts';
import type { DraftSection } from '../../document.ts';
import type { Findings } from '../../findings.ts';
import { type Phrase, taking } from '../../nodes.ts';
import { statusWords } from '../sections/actions.ts';
import { lessonsOf } from '../sections/lessons.ts';
import { fieldItem, itemsOr, listOf, point } from '../sections/points.ts';
import { isMonitoring, isProcess, isTechnical, isTraining, measures } from '../sections/prevention.ts';
import { resolutionBlocks } from '../sections/resolution.ts';
import { wellItems, wrongItems } from '../sections/retrospective.ts';
import { open } from '../sections/wording.ts';

/** What ended it, what lasts, and what was changed in monitoring. */
export function resolution(findings: Findings): DraftSection {
  const lasting = measures(
    findings,
    (measure) => measure.done === true && !isTraining(measure) && !isMonitoring(measure),
    false,
  );
  const immediate: ListItem = fieldItem('Immediate Fixes', resolutionPhrases(findings));
  return section('resolution', '5. Resolution and Recovery', [
    immediate,
    itemsOr('Long-term Fixes', lasting, 'fixes.lasting'),
    itemsOr('Monitoring and Alerts', monitoring(findings), 'fixes.monitoring'),
  ]);
}

function resolutionPhrases(findings: Findings): Phrase[] {
  const [first] = resolutionBlocks(findings);
  return first?.type === 'paragraph' ? first.children : open('mitigation');
}

/** Measures that speak of monitoring or alerts, and actions to detect it earlier. */
function monitoring(findings: Findings): ListItem[] {
  const { record } = findings;
  const actions = record.actions.flatMap((action, index) => {
    if (action.kind !== 'detect') return [];
    const key = action.id ? `${action.id} ` : '';
    const words = `${key}${action.title} (${statusWords(action).toLowerCase()})`;
    return [point(record, words, fromField(`actions.${index}`))];
  });
  return [...measures(findings, isMonitoring), ...actions];
}

/** What went well, what went wrong, which gaps of process it showed, and the lessons that people noted. */
export function lessons(findings: Findings): DraftSection {
  const learned = lessonsOf(findings, ['technical', 'process', 'organizational']);
  return section('lessons', '6. Lessons Learned', [
    taking(itemsOr('What Went Well', wellItems(findings), 'well'), ['well', 'lucky']),
    taking(itemsOr('What Went Wrong', wrongItems(findings, false), 'wrong'), ['wrong']),
    itemsOr('Gaps in Process', wrongItems(findings, true), 'wrong.process'),
    ...(learned.length > 0 ? [itemsOr('Lessons', learned, 'lessons')] : []),
  ]);
}

/** What will keep it from happening again: in systems, in process, by training. (Monitoring stands in section 5.) */
export function measuresTaken(findings: Findings): DraftSection {
  return section('prevention', '7. Preventative Measures', [
    itemsOr(
      'Technical Changes',
      measures(findings, (measure) => isTechnical(measure) && !isMonitoring(measure)),
      'prevention.technical',
    ),
    itemsOr('Process Changes', measures(findings, isProcess), 'prevention.process'),
    itemsOr('Training', measures(findings, isTraining), 'prevention.training'),
  ]);
}

/** A numbered section: its fields as a list. */
export function section(id: string, heading: string, items: readonly ListItem[]): DraftSection {
  return { id, heading, level: 3, blocks: [listOf('bullets', items)] };
}
