import { fitted, widthOf, wrapped } from '../../document/text-width.ts';

/** One bone: its name, and its causes with the numbers that a list beside the diagram gives them. */
export interface Bone {
  readonly name: string;
  readonly causes: readonly { readonly number: number; readonly words: string }[];
}

/** Three bones side by side, with gaps between them, fill 78 columns. */
const COLUMN = 24;
const GAP = 3;
const ABREAST = 3;
const WIDTH = COLUMN * ABREAST + GAP * (ABREAST - 1);
/** The most lines of a cause that a bone shows; the list has the rest. */
const LINES = 4;

/** Draws the effect above rows of three bones, each with its causes under it: at most 78 columns wide. */
export function drawFishbone(effect: string, bones: readonly Bone[]): string {
  const head = wrapped(effect, WIDTH - 8, 3).map((line) => centred(line, WIDTH));
  const lines = [...head];
  for (let from = 0; from < bones.length; from += ABREAST) {
    lines.push(...ribs(bones.slice(from, from + ABREAST), from + ABREAST < bones.length));
  }
  return lines.map((line) => line.trimEnd()).join('\n');
}

/** One row of bones; the spine runs on in the middle where another row follows. */
function ribs(bones: readonly Bone[], runsOn: boolean): string[] {
  const indent = ' '.repeat(Math.floor((WIDTH - spanOf(bones.length)) / 2));
  const columns = bones.map(({ name, causes }) => [
    ...(bones.length > 1 ? [centred('|', COLUMN)] : []),
    centred(name.toUpperCase(), COLUMN),
    '-'.repeat(COLUMN),
    ...(causes.length === 0 ? ['(nothing recorded)'] : causes.flatMap(causeLines)),
  ]);
  const height = Math.max(...columns.map((column) => column.length));
  const rows = Array.from(
    { length: height },
    (_, at) => indent + columns.map((column) => fitted(column[at] ?? '', COLUMN)).join(' '.repeat(GAP)),
  );
  return [
    centred('|', WIDTH),
    ...(bones.length > 1 ? [indent + crossbar(bones.length)] : []),
    ...rows,
    ...(runsOn ? [''] : []),
  ];
}

function spanOf(count: number): number {
  return count * COLUMN + (count - 1) * GAP;
}

/** From the middle of the first bone to the middle of the last. */
function crossbar(count: number): string {
  const half = Math.floor((COLUMN - 1) / 2);
  const between = '-'.repeat(COLUMN + GAP - 1);
  return `${' '.repeat(half)}+${`${between}+`.repeat(count - 1)}`;
}

/** `3 Monitoring gap`, with further lines indented to its words. */
function causeLines({ number, words }: Bone['causes'][number]): string[] {
  const mark = `${number} `;
  return wrapped(words, COLUMN - mark.length, LINES).map(
    (line, index) => (index === 0 ? mark : ' '.repeat(mark.length)) + line,
  );
}

function centred(words: string, width: number): string {
  return ' '.repeat(Math.max(0, Math.floor((width - widthOf(words)) / 2))) + words;
}
