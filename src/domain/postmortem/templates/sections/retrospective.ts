import type { DraftSection } from '../../document.ts';
import type { Findings } from '../../findings.ts';
import { type Block, bullets, type Phrase, paragraph, text } from '../../nodes.ts';
import { open, typedList } from './wording.ts';

/** What went well: the notes of the response, what was luck, and what kept it from getting worse. */
export function wentWell(findings: Findings): DraftSection {
  const { record } = findings;
  const items = [
    ...typedList(findings, 'well', record.well),
    ...marked('Kept it from getting worse', typedList(findings, 'preventedWorse', record.preventedWorse)),
    ...marked('Luck', typedList(findings, 'lucky', record.lucky)),
  ];
  return { id: 'well', heading: 'What Went Well', level: 2, blocks: listOr(items, 'well') };
}

export function wentWrong(findings: Findings): DraftSection {
  const items = typedList(findings, 'wrong', findings.record.wrong);
  return { id: 'wrong', heading: 'What Went Wrong', level: 2, blocks: listOr(items, 'wrong') };
}

function marked(label: string, items: readonly Phrase[][]): Phrase[][] {
  return items.map((item) => [text(`${label}: `), ...item]);
}

function listOr(items: readonly Phrase[][], question: 'well' | 'wrong'): Block[] {
  return items.length === 0 ? [paragraph(...open(question))] : [bullets(items)];
}
