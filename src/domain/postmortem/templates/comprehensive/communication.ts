import type { Analysis } from '../../analysis/analysis.ts';
import type { DraftSection } from '../../document/document.ts';
import { communicationItems, logOr } from '../sections/communication-log.ts';
import { listOr } from '../sections/retrospective.ts';

/** Who was told what, and when. */
export function communicationLog(analysis: Analysis): DraftSection[] {
  return [
    { id: 'communication', heading: 'Communication Log', level: 2, blocks: [] },
    {
      id: 'communication.internal',
      heading: 'Internal Communications',
      level: 3,
      blocks: listOr('bullets', communicationItems(analysis, 'internal'), 'communications.internal'),
    },
    {
      id: 'communication.external',
      heading: 'External Communications',
      level: 3,
      blocks: logOr(analysis, communicationItems(analysis, 'external')),
    },
  ];
}
