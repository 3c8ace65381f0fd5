import type { Analysis } from '../../analysis/analysis.ts';
import { markedAs } from '../../analysis/marked.ts';
import { type Block, bullets, code, field, type Phrase, remark } from '../../document/nodes.ts';
import { drawnWords } from '../../document/prose.ts';
import type { FieldName } from '../../questions/questions.ts';
import type { CauseBranch, IncidentRecord } from '../../record/record.ts';
import { named, pointsOf } from '../sections/points.ts';
import { open } from '../sections/statements.ts';
import { type Bone, drawFishbone } from './draw-fishbone.ts';

const BRANCHES: readonly (readonly [CauseBranch, string, FieldName])[] = [
  ['people', 'People', 'cause.people'],
  ['process', 'Process', 'cause.process'],
  ['technology', 'Technology', 'cause.technology'],
  ['environment', 'Environment', 'cause.environment'],
];

/**
 * The contributing factors by branch, drawn in text and numbered as in their list, with a question or remark for each
 * empty branch. Without any factors, the list above asks for all of them.
 */
export function fishbone({ record, reading }: Analysis): Block[] {
  const bones = BRANCHES.map(([branch, name]): Bone => ({ name, causes: causesOf(record, branch) }));
  const marked = markedAs(reading.entries, 'contributing').map((entry, index) => ({
    number: record.contributing.length + index + 1,
    words: drawnWords(record, entry.text),
  }));
  const unsorted = [...causesOf(record, undefined), ...marked];
  const drawn = unsorted.length > 0 ? [...bones, { name: 'Not sorted yet', causes: unsorted }] : bones;
  const questions = BRANCHES.flatMap(([, name, question], index): Phrase[][] =>
    bones[index]?.causes.length === 0 ? [field(name, open(question))] : [],
  );
  const asked = questions.length > 0 ? [bullets(questions)] : [];
  if (record.contributing.length + marked.length === 0) return asked;
  return [
    remark('The numbers are those of the list of contributing factors.'),
    code(drawFishbone(drawnWords(record, record.title), drawn)),
    ...asked,
  ];
}

function causesOf(record: IncidentRecord, wanted: CauseBranch | undefined): Bone['causes'] {
  return record.contributing.flatMap(({ text, branch }, index) =>
    branch === wanted ? [{ number: index + 1, words: drawnWords(record, shortName(text)) }] : [],
  );
}

/** `Monitoring gap` from `Monitoring gap: no alert on the pool`; the whole first line where there is no name. */
function shortName(typed: string): string {
  const { first } = pointsOf(typed);
  return named(first).name ?? first;
}
