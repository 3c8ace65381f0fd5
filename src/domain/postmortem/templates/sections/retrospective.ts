import type { ListItem } from 'mdast';
import type { Analysis } from '../../analysis/analysis.ts';
import type { CandidateKind } from '../../analysis/candidate.ts';
import { fromField } from '../../analysis/evidence.ts';
import type { DraftSection } from '../../document/document.ts';
import { type Block, paragraph, taking } from '../../document/nodes.ts';
import type { FieldName } from '../../questions/questions.ts';
import { listOf, named, point, points, underLabel } from './points.ts';
import { open } from './statements.ts';

/** What went well: the notes on the response, luck, and mitigating factors. */
export function wentWell(analysis: Analysis): DraftSection {
  const items = [...wellItems(analysis), ...worseGroups(analysis)];
  return { id: 'well', heading: 'What Went Well', level: 2, blocks: listOr('bullets', items, 'well') };
}

export function wentWrong(analysis: Analysis): DraftSection {
  const items = wrongGroups(analysis);
  return { id: 'wrong', heading: 'What Went Wrong', level: 2, blocks: listOr('bullets', items, 'wrong') };
}

/** Mitigating factors and luck, each under its label. */
export function worseGroups(analysis: Analysis): ListItem[] {
  return [
    ...underLabel('Kept it from getting worse', preventedItems(analysis)),
    ...underLabel('Luck', luckItems(analysis, '')),
  ];
}

/** Everything that went wrong; process failures go under their own label. */
export function wrongGroups(analysis: Analysis): ListItem[] {
  return [...wrongItems(analysis, false), ...underLabel('Process', wrongItems(analysis, true))];
}

/** What went well in the response. */
export function wellItems({ record }: Analysis): ListItem[] {
  return points(record, 'well', record.well);
}

/** Mitigating factors and luck. */
export function worseItems(analysis: Analysis): ListItem[] {
  return [...preventedItems(analysis), ...luckItems(analysis)];
}

/** What kept it from getting worse. */
export function preventedItems({ record }: Analysis, label = ''): ListItem[] {
  return record.preventedWorse.map((words, index) =>
    point(record, `${label}${words}`, fromField(`preventedWorse.${index}`)),
  );
}

/** What was luck. */
export function luckItems({ record }: Analysis, label = 'Luck: '): ListItem[] {
  return record.lucky.map((words, index) => point(record, `${label}${words}`, fromField(`lucky.${index}`)));
}

/** Notes of what went wrong: those about a process (without the `Process:` label), or the others. */
export function wrongItems({ record }: Analysis, ofProcess: boolean): ListItem[] {
  return record.wrong.flatMap((words, index) => {
    const { name, rest } = named(words);
    const process = name?.toLowerCase() === 'process' && rest !== '';
    if (process !== ofProcess) return [];
    return [point(record, process ? rest : words, fromField(`wrong.${index}`))];
  });
}

/** The remarks that belong in a list of answers to these questions. */
const TAKES: Readonly<Partial<Record<FieldName, readonly CandidateKind[]>>> = {
  well: ['well', 'lucky'],
  preventedWorse: ['lucky'],
  lucky: ['lucky'],
  wrong: ['wrong'],
  contributing: ['contributing'],
};

/** The items, or the question for them. */
export function listOr(
  kind: 'bullets' | 'numbers',
  items: readonly ListItem[],
  question: FieldName,
): Block[] {
  const block = items.length === 0 ? paragraph(...open(question)) : listOf(kind, items);
  return [taking(block, TAKES[question])];
}
