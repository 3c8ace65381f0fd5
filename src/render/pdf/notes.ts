import type { FootnoteDefinition } from 'mdast';
import { BODY, setHeading } from './blocks.ts';
import type { NoteNumbers } from './note-numbers.ts';
import { COLUMN, INK, LEADING, PAGE, SIZE } from './page-style.ts';
import type { PageWriter } from './page-writer.ts';
import { plainRun, type Run, runsOf } from './text-runs.ts';

const INDENT = 24;
/** Further statements that share a note have no link back to them. */
const MAX_BACK_LINKS = 12;

/** The notes of a document: what each entry says, with links to its row and back to the statements. */
export function setNotes(
  writer: PageWriter,
  definitions: readonly FootnoteDefinition[],
  numbers: NoteNumbers,
): void {
  const step = SIZE.table * LEADING;
  const place = { x: PAGE.left + INDENT, width: COLUMN - INDENT, size: SIZE.table };
  setHeading(writer, [plainRun('Sources', 'bold')], { depth: 2, place: BODY, after: step * 3 });
  writer.tags.enter('L');
  for (const [index, { label, identifier, children }] of definitions.entries()) {
    const name = label ?? identifier;
    const number = numbers.noteNumber(name);
    const runs = children.flatMap((child) =>
      child.type === 'paragraph' ? runsOf(child.children, numbers.noteNumber) : [],
    );
    const words = [...runs, ...backRuns(numbers.rowOf(name), number, writer.marks.get(number) ?? 0)];
    // The last notes are not left alone on a page.
    const kept = index === definitions.length - 3 ? 3 : 1;
    writer.need(step * Math.max(kept, Math.min(3, writer.lines(words, place).length)));
    writer.mark(`note-${number}`);
    writer.tags.enter('LI');
    const style = { face: 'plain', size: SIZE.table, color: INK.quiet } as const;
    writer.tags.within('Lbl', () => writer.words(`${number}.`, { x: PAGE.left, top: writer.y }, style));
    writer.tags.within('LBody', () => writer.paragraph(words, place));
    writer.tags.leave();
  }
  writer.tags.leave();
}

/** `↑ timeline`, and a `↩` to each statement. */
function backRuns(row: string | undefined, number: number, marks: number): Run[] {
  const link = (text: string, target: string): Run[] => [
    plainRun('  '),
    { ...plainRun(text, 'plain', INK.link), target },
  ];
  const back = Array.from({ length: Math.min(marks, MAX_BACK_LINKS) }, (_, index) =>
    link(marks === 1 ? '↩' : `↩${index + 1}`, `#ref-${number}-${index + 1}`),
  );
  return [...(row === undefined ? [] : link('↑ timeline', row)), ...back.flat()];
}
