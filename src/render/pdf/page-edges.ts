import type { Postmortem } from '../../domain/postmortem/document.ts';
import { marked } from '../../domain/postmortem/prose.ts';
import { plainText } from '../../domain/postmortem/walk.ts';
import { COLUMN, INK, PAGE, SIZE } from './page-style.ts';
import type { PageWriter } from './page-writer.ts';
import { plainRun } from './text-runs.ts';

const HEAD = 30;
const FOOT = PAGE.height - 40;

/** Key and title at the head of every page but the first, and page numbers, when it is known how many pages there are. */
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
        setLine(writer, shortened(writer, name), HEAD);
        writer.rule(HEAD + 13);
      }
      const number = `Page ${page - start + 1} of ${count}`;
      setLine(writer, number, FOOT, COLUMN - writer.fonts.width(number, 'plain', SIZE.small));
    });
  }
}

function setLine(writer: PageWriter, words: string, y: number, indent = 0): void {
  const [line = []] = lineOf(writer, words, COLUMN - indent + 1);
  writer.line(line, PAGE.left + indent, y, SIZE.small);
}

function lineOf(writer: PageWriter, words: string, width: number) {
  return writer.lines([plainRun(words, 'plain', INK.quiet)], { x: 0, width, size: SIZE.small });
}

/** So many of the words as one line holds. */
function shortened(writer: PageWriter, words: string): string {
  const all = words.split(' ');
  let shown = all.length;
  while (shown > 1 && lineOf(writer, `${all.slice(0, shown).join(' ')} …`, COLUMN).length > 1) shown -= 1;
  return shown === all.length ? words : `${all.slice(0, shown).join(' ')} …`;
}
