import type { ListItem } from 'mdast';
import type { Analysis } from '../../analysis/analysis.ts';
import { fromEntries, fromField } from '../../analysis/evidence.ts';
import { markedAs } from '../../analysis/marked.ts';
import type { DraftSection } from '../../document/document.ts';
import {
  ask,
  type Block,
  cite,
  type Phrase,
  paragraph,
  remark,
  strong,
  strongly,
  text,
} from '../../document/nodes.ts';
import { inline, oneLine, prose } from '../../document/prose.ts';
import type { CauseBranch } from '../../record/record.ts';
import { changeSentence, contestedSentence, namedSentence, quotedInRow } from './cause.ts';
import { itemOf, listOf, named, point, pointsOf } from './points.ts';
import { listOr } from './retrospective.ts';
import { inSentences } from './sentences.ts';
import { open } from './statements.ts';
import { TWENTY_FOUR_HOURS, type WriteTime } from './write-time.ts';

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
export function causeBlocks(analysis: Analysis, write: WriteTime = TWENTY_FOUR_HOURS): Block[] {
  const { record } = analysis;
  const marked = markedBlocks(analysis, write);
  if (record.rootCause?.trim())
    return [...prose(record, record.rootCause, fromField('rootCause')), ...marked];
  if (marked.length > 0) return marked;
  const contested = contestedSentence(analysis, write);
  return [...(contested.length === 0 ? [] : [paragraph(...contested)]), paragraph(...openCause(analysis))];
}

/**
 * The question for the cause: which entry it is, where that is asked; otherwise what it was, with the entries that
 * people marked or pointed at.
 */
export function openCause({ gaps, reading }: Analysis): Phrase[] {
  const choice = gaps.find(({ id }) => id === 'cause');
  if (choice) return [ask(choice)];
  const { causes, milestones } = reading;
  const marked =
    causes.state === 'none'
      ? (milestones.causeIdentified?.entries ?? [])
      : causes.entries.map(({ id }) => id);
  return open('rootCause', marked);
}

/** The entries that people marked as the cause, in their own words. */
function markedBlocks(analysis: Analysis, write: WriteTime): Block[] {
  const sentences = inSentences([
    changeSentence(analysis, write, 'The change that caused it: '),
    namedSentence(analysis, write, 'Noted as cause: '),
  ]);
  return sentences.length === 0 ? [] : [paragraph(...sentences)];
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

/**
 * The contributing factors, of one branch if given; an unnamed factor takes the name of its branch. Entries that people
 * marked as contributing come last and have no branch.
 */
export function factors(
  analysis: Analysis,
  branches?: readonly (CauseBranch | undefined)[],
  write: WriteTime = TWENTY_FOUR_HOURS,
): ListItem[] {
  const { record } = analysis;
  const written = record.contributing.flatMap(({ text: words, branch }, index) => {
    if (branches && !branches.includes(branch)) return [];
    const label = branch && !branches && named(pointsOf(words).first).name === undefined;
    const shown = label ? `${BRANCH_NAMES[branch]}: ${words}` : words;
    return [point(record, shown, fromField(`contributing.${index}`))];
  });
  return !branches || branches.includes(undefined)
    ? [...written, ...markedFactors(analysis, write)]
    : written;
}

export function markedFactors(analysis: Analysis, write: WriteTime): ListItem[] {
  return markedAs(analysis.reading.entries, 'contributing').map((entry) =>
    itemOf([
      text('Noted as contributing: '),
      ...quotedInRow(analysis, [entry], write),
      cite(fromEntries(entry)),
    ]),
  );
}
