import type { ListItem } from 'mdast';
import { timeOn } from '../../../timeline/time-words.ts';
import { type Analysis, firstDay } from '../../analysis/analysis.ts';
import { fromField } from '../../analysis/evidence.ts';
import type { DraftSection } from '../../document/document.ts';
import { type Block, cite, paragraph, remark, strong, strongly, text } from '../../document/nodes.ts';
import { inline, oneLine, prose, quoted } from '../../document/prose.ts';
import type { CauseBranch } from '../../record/record.ts';
import { itemOf, listOf, named, point, pointsOf } from './points.ts';
import { listOr } from './retrospective.ts';
import { open } from './statements.ts';

/** What happened, and the contributing factors. */
export function rootCause(analysis: Analysis): DraftSection[] {
  return [
    { id: 'root-cause', heading: 'Root Cause Analysis', level: 2, blocks: [] },
    { id: 'root-cause.what-happened', heading: 'What Happened', level: 3, blocks: whatHappened(analysis) },
    {
      id: 'root-cause.contributing',
      heading: 'Contributing Factors',
      level: 3,
      blocks: contributing(analysis),
    },
  ];
}

/** The explanation that people wrote; otherwise what the record says about the cause, and the question. */
export function whatHappened(analysis: Analysis): Block[] {
  const whys = whyItems(analysis);
  if (whys.length === 0) return causeBlocks(analysis);
  return [...causeBlocks(analysis), remark(whysAsked(whys.length)), listOf('numbers', whys)];
}

function whysAsked(count: number): string {
  const times = ['', 'once', 'twice', 'three times', 'four times', 'five times'][count] ?? `${count} times`;
  return `Why, asked ${times}:`;
}

/**
 * The chain of whys. `Why did X? Because Y` becomes a question with its answer under it; an answer alone follows a bare
 * question.
 */
export function whyItems({ record }: Analysis): ListItem[] {
  return record.whys.map((typed, index) => {
    const line = oneLine(typed);
    const evidence = fromField(`whys.${index}`);
    const { question, answer } = /^(?<question>Why\b[^?]*\?)\s*(?<answer>\S.*)$/i.exec(line)?.groups ?? {};
    if (question === undefined || answer === undefined) {
      return itemOf([strong('Why?'), text(' '), ...inline(record, line), cite(evidence)]);
    }
    const answered = itemOf([...inline(record, answer), cite(evidence)]);
    return itemOf([strongly(inline(record, question)), cite(evidence)], [listOf('bullets', [answered])]);
  });
}

/** The same without the chain of whys. */
export function causeBlocks(analysis: Analysis): Block[] {
  const { record } = analysis;
  if (record.rootCause?.trim()) return prose(record, record.rootCause, fromField('rootCause'));
  return [
    ...identified(analysis),
    paragraph(...open('rootCause', analysis.reading.milestones.causeIdentified?.entries)),
  ];
}

function identified(analysis: Analysis): Block[] {
  const { record, reading } = analysis;
  const { causeIdentified } = reading.milestones;
  const entry = reading.entries.find(({ id }) => id === causeIdentified?.entries[0]);
  if (!causeIdentified || !entry) return [];
  const at = timeOn(firstDay(analysis), causeIdentified.at);
  return [paragraph(text(`Noted at ${at}: `), ...quoted(record, entry.text), cite(causeIdentified))];
}

/** The factors as a numbered list, or the question for them. */
export function contributing(analysis: Analysis): Block[] {
  return listOr('numbers', factors(analysis), 'contributing');
}

const BRANCH_NAMES: Readonly<Record<CauseBranch, string>> = {
  people: 'Human factors',
  process: 'Process',
  technology: 'Technology',
  environment: 'Environment',
};

/** The contributing factors, of one branch if given; an unnamed factor takes the name of its branch. */
export function factors({ record }: Analysis, branches?: readonly (CauseBranch | undefined)[]): ListItem[] {
  return record.contributing.flatMap(({ text: words, branch }, index) => {
    if (branches && !branches.includes(branch)) return [];
    const label = branch && !branches && named(pointsOf(words).first).name === undefined;
    const shown = label ? `${BRANCH_NAMES[branch]}: ${words}` : words;
    return [point(record, shown, fromField(`contributing.${index}`))];
  });
}
