/** What a canvas takes of Markdown (docs.slack.dev/surfaces/canvases). */
const MOST_BYTES = 1024 * 1024;
const MOST_CELLS = 300;

/** Returns Slack's kind of complaint, or nothing when the canvas takes it. */
export function canvasProblem(markdown: string): string | undefined {
  if (Buffer.byteLength(markdown) > MOST_BYTES) return 'document_content is larger than 1 MiB';
  let cells = 0;
  for (const line of linesOutsideCode(markdown)) {
    if (/^\s{0,3}#{4,6}\s/.test(line)) return `Unsupported heading depth: ${line.trim().slice(0, 40)}`;
    if (/^\s{0,3}>\s*([-*+]|\d+[.)])\s/.test(line)) return 'Unsupported: a list inside a quote';
    if (/^\s{0,3}\|/.test(line)) {
      if (!/^[\s|:-]+$/.test(line)) cells += cellCount(line);
      if (cells > MOST_CELLS) return `table has more than ${MOST_CELLS} cells`;
    } else {
      cells = 0;
    }
  }
  return undefined;
}

function cellCount(row: string): number {
  const inner = row
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  return inner.split(/(?<!\\)\|/).length;
}

function* linesOutsideCode(markdown: string): Generator<string> {
  let fence: string | undefined;
  for (const line of markdown.split('\n')) {
    const mark = /^\s{0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence === undefined && mark !== undefined) fence = mark;
    else if (fence !== undefined && mark?.startsWith(fence)) fence = undefined;
    else if (fence === undefined) yield line;
  }
}
