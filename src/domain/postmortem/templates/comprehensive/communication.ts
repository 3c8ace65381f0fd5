import type { DraftSection } from '../../document.ts';
import type { Findings } from '../../findings.ts';
import { communicationItems, logOr } from '../sections/communication-log.ts';
import { listOr } from '../sections/retrospective.ts';

/** Who was told what, and when. */
export function communicationLog(findings: Findings): DraftSection[] {
  return [
    { id: 'communication', heading: 'Communication Log', level: 2, blocks: [] },
    {
      id: 'communication.internal',
      heading: 'Internal Communications',
      level: 3,
      blocks: listOr('bullets', communicationItems(findings, 'internal'), 'communications.internal'),
    },
    {
      id: 'communication.external',
      heading: 'External Communications',
      level: 3,
      blocks: logOr(findings, communicationItems(findings, 'external')),
    },
  ];
}
