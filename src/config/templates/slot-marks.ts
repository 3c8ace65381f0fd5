/** The text between braces in a template. */
export interface SlotMark {
  readonly kind: 'slot' | 'unclosed' | 'tag';
  /** As it was typed: `{{ title }}`. */
  readonly raw: string;
  /** What is between the braces, without spaces around it. */
  readonly name: string;
  /** From 1. */
  readonly line: number;
}

/** A text in which each pair of braces is replaced with a mark, so that Markdown sees a single word. */
export interface MarkedText {
  readonly text: string;
  readonly marks: readonly SlotMark[];
}

/** Two code points that are not characters, and so never occur in text. */
const [BEGIN, END] = ['\uFDD0', '\uFDD1'];
const MARK = new RegExp(`${BEGIN}(\\d+)${END}`, 'g');

/** Braces that no backslash makes plain: `{{name}}`, `{{` alone, and the tags of other template languages. */
const BRACES = /(?<!\\)(?<before>(?:\\\\)*)(?<raw>\{\{(?<name>[^{}`\n]*)\}\}|\{\{|\{%(?:[^\n]*?%\})?)/g;

/** Replaces everything between braces with a mark. */
export function markSlots(source: string): MarkedText {
  const marks: SlotMark[] = [];
  let line = 1;
  let from = 0;
  const text = source.replaceAll(new RegExp(`[${BEGIN}${END}]`, 'g'), '').replace(BRACES, (...found) => {
    const { before = '', raw = '', name } = found.at(-1) as Record<string, string | undefined>;
    const [offset, whole] = found.slice(-3, -1) as [number, string];
    line += whole.slice(from, offset).split('\n').length - 1;
    from = offset;
    const kind = name !== undefined ? 'slot' : raw.startsWith('{%') ? 'tag' : 'unclosed';
    marks.push({ kind, raw, name: (name ?? '').trim(), line });
    return `${before}${BEGIN}${marks.length - 1}${END}`;
  });
  return { text, marks };
}

/** The text as it was typed. */
export function unmarked(text: string, marks: readonly SlotMark[]): string {
  return text.replace(MARK, (mark, index: string) => marks[Number(index)]?.raw ?? mark);
}

/** Text and marks in turn. */
export function piecesOf(text: string, marks: readonly SlotMark[]): (string | SlotMark)[] {
  const pieces: (string | SlotMark)[] = [];
  let from = 0;
  for (const found of text.matchAll(MARK)) {
    const mark = marks[Number(found[1])];
    if (!mark) continue;
    if (found.index > from) pieces.push(text.slice(from, found.index));
    pieces.push(mark);
    from = found.index + found[0].length;
  }
  if (from < text.length) pieces.push(text.slice(from));
  return pieces;
}

/** The first mark in a text that can hold none. */
export function markIn(text: string, marks: readonly SlotMark[]): SlotMark | undefined {
  return piecesOf(text, marks).find((piece) => typeof piece !== 'string');
}
