import type { Postmortem } from '../../domain/postmortem/document.ts';
import { marked } from '../../domain/postmortem/prose.ts';
import { plainText } from '../../domain/postmortem/walk.ts';
import { COLUMN, INK, PAGE, SIZE } from './look.ts';
import type { Paper } from './paper.ts';
import { plainRun } from './run.ts';

const HEAD = 30;
const FOOT = PAGE.height - 40;

/** Key and title at the head of every page but the first, and page numbers, when it is known how many pages there are. */
export function setPageEdges(paper: Paper, { incident, title }: Postmortem): void {
  const { document, tags } = paper;
  const { start, count } = document.bufferedPageRange();
  const words = plainText(marked(title));
  const name =
    incident.key === undefined || words.includes(incident.key) ? words : `${incident.key} · ${words}`;
  for (let page = start; page < start + count; page += 1) {
    document.switchToPage(page);
    tags.decorate('Pagination', () => {
      if (page > start) {
        setLine(paper, shortened(paper, name), HEAD);
        paper.rule(HEAD + 13);
      }
      const number = `Page ${page - start + 1} of ${count}`;
      setLine(paper, number, FOOT, COLUMN - paper.cases.width(number, 'plain', SIZE.small));
    });
  }
}

function setLine(paper: Paper, words: string, y: number, indent = 0): void {
  const [line = []] = lineOf(paper, words, COLUMN - indent + 1);
  paper.line(line, PAGE.left + indent, y, SIZE.small);
}

function lineOf(paper: Paper, words: string, width: number) {
  return paper.lines([plainRun(words, 'plain', INK.quiet)], { x: 0, width, size: SIZE.small });
}

/** So many of the words as one line holds. */
function shortened(paper: Paper, words: string): string {
  const all = words.split(' ');
  let shown = all.length;
  while (shown > 1 && lineOf(paper, `${all.slice(0, shown).join(' ')} …`, COLUMN).length > 1) shown -= 1;
  return shown === all.length ? words : `${all.slice(0, shown).join(' ')} …`;
}
