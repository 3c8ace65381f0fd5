import type { SectionBlock } from '@slack/types';
import { codeBlock } from '../words/escape.ts';
import { LIMITS, pieces, section } from './blocks.ts';

/** A text to be copied, in as many code blocks as it needs. */
export function codeSections(text: string): SectionBlock[] {
  return codePieces(text).map((piece) => section(codeBlock(piece)));
}

/** Escaping makes text longer: each piece is as long as its code block lets it be, broken at a line where possible. */
function codePieces(text: string): string[] {
  const found: string[] = [];
  let rest = text;
  while (rest !== '') {
    let size = Math.min(rest.length, LIMITS.section);
    while (codeBlock(rest.slice(0, size)).length > LIMITS.section) size = Math.floor(size * 0.9);
    const [piece = rest] = pieces(rest, size);
    found.push(piece);
    rest = rest.slice(piece.length);
    if (rest.startsWith('\n')) rest = rest.slice(1);
  }
  return found;
}
