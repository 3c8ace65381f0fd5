import type { ListItem } from 'mdast';
import { fromField } from '../../../timeline/evidence.ts';
import { timeOn } from '../../../timeline/time-words.ts';
import type { DraftSection } from '../../document.ts';
import { type Findings, firstDay } from '../../findings.ts';
import { type Block, cite, numbered, paragraph, text } from '../../nodes.ts';
import { prose, quoted } from '../../prose.ts';
import type { CauseBranch } from '../../record.ts';
import { named, point, pointsOf } from './points.ts';
import { listOr } from './retrospective.ts';
import { capital } from './timeline.ts';
import { open, typedList } from './wording.ts';

/** What happened, and what contributed to it. */
export function rootCause(findings: Findings): DraftSection[] {
  return [
    { id: 'root-cause', heading: 'Root Cause Analysis', level: 2, blocks: [] },
    { id: 'root-cause.what-happened', heading: 'What Happened', level: 3, blocks: whatHappened(findings) },
    {
      id: 'root-cause.contributing',
      heading: 'Contributing Factors',
      level: 3,
      blocks: contributing(findings),
    },
  ];
}

/** The explanation that people wrote; without one, what the record says about the cause, and the question. */
export function whatHappened(findings: Findings): Block[] {
  const whys = typedList(findings, 'whys', findings.record.whys);
  return whys.length > 0 ? [...causeBlocks(findings), numbered(whys)] : causeBlocks(findings);
}

/** The same without the chain of whys. */
export function causeBlocks(findings: Findings): Block[] {
  const { record } = findings;
  if (record.rootCause?.trim()) return prose(record, record.rootCause, fromField('rootCause'));
  return [
    ...identified(findings),
    paragraph(...open('rootCause', findings.reading.milestones.causeIdentified?.entries)),
  ];
}

function identified(findings: Findings): Block[] {
  const { record, reading } = findings;
  const { causeIdentified } = reading.milestones;
  const entry = reading.entries.find(({ id }) => id === causeIdentified?.entries[0]);
  if (!causeIdentified || !entry) return [];
  const at = timeOn(firstDay(findings), causeIdentified.at);
  return [paragraph(text(`Noted at ${at}: `), ...quoted(record, entry.text), cite(causeIdentified))];
}

/** The factors as a numbered list, or the question for them. */
export function contributing(findings: Findings): Block[] {
  return listOr('numbers', factors(findings), 'contributing');
}

/** The contributing factors (of one branch, if asked); one without a name of its own is named by its branch. */
export function factors({ record }: Findings, branches?: readonly (CauseBranch | undefined)[]): ListItem[] {
  return record.contributing.flatMap(({ text: words, branch }, index) => {
    if (branches && !branches.includes(branch)) return [];
    const label = branch && !branches && named(pointsOf(words).first).name === undefined;
    return [
      point(record, label ? `${capital(branch)}: ${words}` : words, fromField(`contributing.${index}`)),
    ];
  });
}
