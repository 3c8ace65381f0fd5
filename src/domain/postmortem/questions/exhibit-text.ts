import { addressIn } from '../document/address.ts';
import type { EvidenceItem } from '../record/record.ts';

type Exhibit = Pick<EvidenceItem, 'title' | 'text' | 'url'>;

/**
 * Logs, graphs or changes as somebody typed them: lines with addresses are one each, a diff or several lines of machine
 * text stay together under `title`, a single line is its own title.
 */
export function readExhibits(typed: string, title: string): readonly Exhibit[] {
  const lines = typed.split('\n').filter((line) => line.trim() !== '');
  const found = lines.map((line) => addressIn(line.replace(/^\s*(?:[-*•]|\d+[.)])\s+/, '')));
  if (found.length > 0 && found.every((each) => each !== undefined)) {
    return found.map(({ title: said, url }) => ({ title: said ?? title, url }));
  }
  const [only = '', another] = lines;
  return another === undefined ? [{ title: only.trim() }] : [{ title, text: typed.trim() }];
}
