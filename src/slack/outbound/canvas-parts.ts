/** One change of a canvas takes 1 MiB of Markdown; some room is left for how it is wrapped. */
const MOST_BYTES = 1_000_000;

/** Markdown in parts of at most `most` bytes (UTF-8), broken at an empty line where there is one, else at a line. */
export function canvasParts(markdown: string, most = MOST_BYTES): readonly string[] {
  if (Buffer.byteLength(markdown) <= most) return [markdown];
  const parts: string[] = [];
  let part = '';
  for (const paragraph of markdown.split(/(?<=\n\n)/)) {
    for (const piece of Buffer.byteLength(paragraph) > most ? linesOf(paragraph, most) : [paragraph]) {
      if (part !== '' && Buffer.byteLength(part) + Buffer.byteLength(piece) > most) {
        parts.push(part);
        part = '';
      }
      part += piece;
    }
  }
  return part === '' ? parts : [...parts, part];
}

/** The lines of one paragraph; a line that is too long by itself is cut between characters. */
function linesOf(paragraph: string, most: number): string[] {
  return paragraph.split(/(?<=\n)/).flatMap((line) => {
    if (Buffer.byteLength(line) <= most) return [line];
    const pieces: string[] = [];
    let piece = '';
    for (const character of line) {
      if (Buffer.byteLength(piece) + Buffer.byteLength(character) > most) {
        pieces.push(piece);
        piece = '';
      }
      piece += character;
    }
    return [...pieces, piece];
  });
}
