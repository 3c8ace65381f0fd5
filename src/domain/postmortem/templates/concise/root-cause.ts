import type { DraftSection } from '../../document.ts';
import type { Findings } from '../../findings.ts';
import { field, paragraph, strong } from '../../nodes.ts';
import { type Exhibit, evidenceOf, exhibit } from '../sections/appendix.ts';
import { contributing as factorsOrQuestion, whatHappened } from '../sections/root-cause.ts';
import { open } from '../sections/wording.ts';

/** The cause in words and as the change that brought it. */
export function rootCause(findings: Findings): DraftSection {
  const changes = codeOf(findings, 'cause');
  const diff =
    changes.length === 0
      ? [
          paragraph(
            ...field(
              'Code diff',
              open('code.cause', findings.reading.change ? [findings.reading.change.id] : []),
            ),
          ),
        ]
      : [
          { ...paragraph(strong('Code diff:')), data: { remark: true as const } },
          ...changes.flatMap((each) => exhibit(each)),
        ];
  return { id: 'root-cause', heading: 'Root Cause', level: 2, blocks: [...whatHappened(findings), ...diff] };
}

export function contributing(findings: Findings): DraftSection {
  return {
    id: 'contributing',
    heading: 'Contributing Factors',
    level: 2,
    blocks: factorsOrQuestion(findings),
  };
}

const FIX = /\b(?:fix(?:es|ed)?|hot-?fix|patch(?:es|ed)?|revert(?:s|ed)?|repair(?:s|ed)?)\b/i;

/** The code changes that brought the incident, or those whose title says that they fixed it. */
export function codeOf(findings: Findings, what: 'cause' | 'fix'): Exhibit[] {
  return evidenceOf(findings, 'code-diff').filter(({ item }) => FIX.test(item.title) === (what === 'fix'));
}
