/** Roughly how wide a line of the pictures' font is, in pixels: no fonts are measured where pictures are made. */
export function textWidth(line: string, fontSize: number): number {
  return [...line].length * fontSize * 0.6;
}

/** A line cut to about this width, with `…`. */
export function fitted(line: string, fontSize: number, width: number): string {
  const characters = [...line];
  const most = Math.max(1, Math.floor(width / (fontSize * 0.6)));
  return characters.length <= most
    ? line
    : `${characters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}

/** Words in lines of about this width, at most so many; the last one ends with `…` where there is more. */
export function wrapped(line: string, fontSize: number, width: number, most: number): string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(' ')) {
    const longer = current === '' ? word : `${current} ${word}`;
    if (current !== '' && textWidth(longer, fontSize) > width) {
      lines.push(current);
      current = word;
    } else current = longer;
  }
  lines.push(current);
  const shown = lines.slice(0, most).map((each) => fitted(each, fontSize, width));
  const last = shown.at(-1);
  if (lines.length > most && last !== undefined) shown[most - 1] = fitted(`${last} …`, fontSize, width);
  return shown;
}
