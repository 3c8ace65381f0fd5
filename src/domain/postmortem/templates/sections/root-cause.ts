import { fromField } from '../../../timeline/evidence.ts';
import { timeOn } from '../../../timeline/time-words.ts';
import type { DraftSection } from '../../document.ts';
import { type Findings, firstDay } from '../../findings.ts';
import { type Block, cite, numbered, type Phrase, paragraph, strong, text } from '../../nodes.ts';
import { prose, quoted, says } from '../../prose.ts';
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
  const { record } = findings;
  const whys = typedList(findings, 'whys', record.whys);
  const chain = whys.length > 0 ? [numbered(whys)] : [];
  if (record.rootCause?.trim()) return [...prose(record, record.rootCause, fromField('rootCause')), ...chain];
  return [
    ...identified(findings),
    ...chain,
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

export function contributing(findings: Findings): Block[] {
  const { record } = findings;
  if (record.contributing.length === 0) return [paragraph(...open('contributing'))];
  return [
    numbered(
      record.contributing.map(({ text: words, branch }, index): Phrase[] => [
        ...(branch ? [strong(`${branch.charAt(0).toUpperCase()}${branch.slice(1)}:`), text(' ')] : []),
        ...says(record, words, fromField(`contributing.${index}`)),
      ]),
    ),
  ];
}
