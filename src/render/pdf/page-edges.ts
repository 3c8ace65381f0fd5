import type { Postmortem } from '../../domain/postmortem/document/document.ts';
import { marked } from '../../domain/postmortem/document/prose.ts';
import { plainText } from '../../domain/postmortem/document/walk.ts';
import { COLUMN, INK, PAGE, SIZE } from './page-style.ts';
import type { PageWriter } from './page-writer.ts';
import { plainRun } from './text-runs.ts';

const HEAD = 30;
const FOOT = PAGE.height - 40;

/** Sets key and title at the top of every page but the first, and page numbers; call it when all pages are written. */
export function setPageEdges(writer: PageWriter, { incident, title }: Postmortem): void {
  const { document, tags } = writer;
  const { start, count } = document.bufferedPageRange();
  const words = plainText(marked(title));
  const name =
    incident.key === undefined || words.includes(incident.key) ? words : `${incident.key} · ${words}`;
  for (let page = start; page < start + count; page += 1) {
    document.switchToPage(page);
    tags.decorate('Pagination', () => {
      if (page > start) {
        setLine(writer, shortened(writer, name), { top: HEAD, indent: 0 });
        writer.rule(HEAD + 13);
      }
      const number = `Page ${page - start + 1} of ${count}`;
      const indent = COLUMN - writer.fonts.width(number, 'plain', SIZE.small);
      setLine(writer, number, { top: FOOT, indent });
    });
  }
}

function setLine(
  writer: PageWriter,
  words: string,
  { top, indent }: { readonly top: number; readonly indent: number },
): void {
  const [line = []] = lineOf(writer, words, COLUMN - indent + 1);
  writer.line(line, { x: PAGE.left + indent, top, size: SIZE.small });
}

function lineOf(writer: PageWriter, words: string, width: number) {
  return writer.lines([plainRun(words, 'plain', INK.quiet)], { width, size: SIZE.small });
}

/** As many of the words as fit on one line. */
function shortened(writer: PageWriter, words: string): string {
  const all = words.split(' ');
  let shown = all.length;
  while (shown > 1 && lineOf(writer, `${all.slice(0, shown).join(' ')} …`, COLUMN).length > 1) shown -= 1;
  return shown === all.length ? words : `${all.slice(0, shown).join(' ')} …`;
}
