import type { DraftSection } from '../../document.ts';
import type { Findings } from '../../findings.ts';
import { type Phrase, text } from '../../nodes.ts';
import { titleOf } from '../sections/header.ts';
import { causeInBrief, durationSentence, impactWords } from '../sections/outside.ts';
import { fieldItem, listOf } from '../sections/points.ts';
import { open } from '../sections/wording.ts';

/** Title; how long it lasted, what it did, and why. */
export function issueSummary(findings: Findings): DraftSection[] {
  return [
    { id: 'header', heading: `Postmortem: ${titleOf(findings)}`, level: 1, blocks: [] },
    {
      id: 'summary',
      heading: 'Issue Summary',
      level: 2,
      blocks: [
        listOf('bullets', [
          fieldItem('Duration', duration(findings)),
          fieldItem('Impact', impactWords(findings, 'services', 'data')),
          fieldItem('Root Cause', causeInBrief(findings)),
        ]),
      ],
    },
  ];
}

/** The sentence, and the question for the start of the impact where nobody stated it. */
function duration(findings: Findings): Phrase[] {
  const sentence = durationSentence(findings);
  const { impactStarted } = findings.reading.milestones;
  const asked = sentence.some((each) => each.type === 'openQuestion' && each.question.id === 'impact-start');
  if (impactStarted || asked) return sentence;
  return [...sentence, text(' '), ...open('impact-start')];
}
