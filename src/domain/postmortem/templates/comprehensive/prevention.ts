import type { Analysis } from '../../analysis/analysis.ts';
import type { DraftSection } from '../../document/document.ts';
import { isTechnical, measures } from '../sections/prevention.ts';
import { listOr } from '../sections/retrospective.ts';

/** What will keep it from happening again, in systems and in process. */
export function preventionMeasures(analysis: Analysis): DraftSection[] {
  return [
    { id: 'prevention', heading: 'Prevention Measures', level: 2, blocks: [] },
    {
      id: 'prevention.technical',
      heading: 'Technical Improvements',
      level: 3,
      blocks: listOr('numbers', measures(analysis, isTechnical), 'prevention.technical'),
    },
    {
      id: 'prevention.process',
      heading: 'Process Improvements',
      level: 3,
      blocks: listOr(
        'numbers',
        measures(analysis, (measure) => !isTechnical(measure)),
        'prevention.process',
      ),
    },
  ];
}
