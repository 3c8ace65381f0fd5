import type { Analysis } from '../../analysis/analysis.ts';
import type { DraftSection } from '../../document/document.ts';
import { type Phrase, text } from '../../document/nodes.ts';
import { titleOf } from '../sections/header.ts';
import { fieldItem, listOf } from '../sections/points.ts';
import { causeOrAsked, durationSentence, impactWords } from '../sections/public-sections.ts';
import { open } from '../sections/statements.ts';

/** Title, and what happened: duration, impact and cause. */
export function issueSummary(analysis: Analysis): DraftSection[] {
  return [
    { id: 'header', heading: `Postmortem: ${titleOf(analysis)}`, level: 1, blocks: [] },
    {
      id: 'summary',
      heading: 'Issue Summary',
      level: 2,
      blocks: [
        listOf('bullets', [
          fieldItem('Duration', duration(analysis)),
          fieldItem('Impact', impactWords(analysis, 'services')),
          fieldItem('Root Cause', causeOrAsked(analysis)),
        ]),
      ],
    },
  ];
}

/** The sentence, followed by the question for the start of the impact where nobody stated it. */
function duration(analysis: Analysis): Phrase[] {
  const sentence = durationSentence(analysis);
  const { impactStarted } = analysis.reading.milestones;
  const asked = sentence.some((each) => each.type === 'openQuestion' && each.question.id === 'impact-start');
  if (impactStarted || asked) return sentence;
  return [...sentence, text(' '), ...open('impact-start')];
}
