/** Text inside a line of mrkdwn. */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'bold' | 'italic' | 'strike'; children: Inline[] }
  | { kind: 'code'; text: string }
  | { kind: 'link'; url: string; label?: string }
  | { kind: 'user' | 'channel' | 'group'; id: string; label?: string }
  | { kind: 'broadcast'; range: string }
  | { kind: 'date'; at: number; format: string; url?: string; fallback: string }
  | { kind: 'emoji'; name: string };

/** A paragraph keeps its line breaks as text. */
export type MrkdwnBlock =
  | { kind: 'paragraph'; children: Inline[] }
  | { kind: 'code'; text: string }
  | { kind: 'quote'; blocks: MrkdwnBlock[] }
  | { kind: 'list'; ordered: boolean; items: Inline[][] };

const fence = /```\n?([\s\S]*?)\n?```/g;
const bullet = /^\s*[•◦▪]\s+/;
const numbered = /^\s*\d{1,3}\.\s+/;
const quoted = /^(?:&gt;|>) ?/;

/** Reads Slack's mrkdwn, in which `&`, `<` and `>` of the text arrive escaped. */
export function parseMrkdwn(source: string): MrkdwnBlock[] {
  const blocks: MrkdwnBlock[] = [];
  let from = 0;
  for (const match of source.matchAll(fence)) {
    blocks.push(...parseLines(source.slice(from, match.index).replace(/\n$/, '')));
    blocks.push({ kind: 'code', text: plainOf(match[1] ?? '') });
    from = match.index + match[0].length;
    if (source[from] === '\n') from += 1;
  }
  blocks.push(...parseLines(source.slice(from)));
  return blocks;
}

type LineKind = 'quote' | 'bullet' | 'numbered' | 'plain';

function kindOf(line: string): LineKind {
  if (quoted.test(line)) return 'quote';
  if (bullet.test(line)) return 'bullet';
  if (numbered.test(line)) return 'numbered';
  return 'plain';
}

function parseLines(text: string): MrkdwnBlock[] {
  if (text === '') return [];
  const blocks: MrkdwnBlock[] = [];
  const lines = text.split('\n');
  for (let index = 0; index < lines.length; ) {
    const kind = kindOf(lines[index] ?? '');
    const run: string[] = [];
    while (index < lines.length && kindOf(lines[index] ?? '') === kind) run.push(lines[index++] ?? '');
    blocks.push(blockOf(kind, run));
  }
  return blocks;
}

function blockOf(kind: LineKind, lines: readonly string[]): MrkdwnBlock {
  switch (kind) {
    case 'quote':
      return { kind: 'quote', blocks: parseLines(lines.map((line) => line.replace(quoted, '')).join('\n')) };
    case 'bullet':
      return list(false, lines, bullet);
    case 'numbered':
      return list(true, lines, numbered);
    case 'plain':
      return { kind: 'paragraph', children: parseInline(lines.join('\n')) };
    default:
      return kind satisfies never;
  }
}

function list(ordered: boolean, lines: readonly string[], marker: RegExp): MrkdwnBlock {
  return { kind: 'list', ordered, items: lines.map((line) => parseInline(line.replace(marker, ''))) };
}

/** The same text without Slack's escapes. */
export function unescapeText(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** A code block shows links by their address and everything else as it was typed. */
function plainOf(text: string): string {
  return unescapeText(
    text.replace(/<((?:https?|mailto):[^|>]+)(?:\|([^>]*))?>/g, (_, url, label) => label ?? url),
  );
}

const token =
  /`([^`\n]+)`|<([^<>\n]+)>|:([a-z0-9_+'-]+(?:::skin-tone-\d)?):|(https?:\/\/[^\s<>|]*[^\s<>|.,;:!?'")\]])|([*_~])/gi;
const styles = { '*': 'bold', _: 'italic', '~': 'strike' } as const;

/** Reads one stretch of text without block structure. */
export function parseInline(source: string): Inline[] {
  const out: Inline[] = [];
  let from = 0;
  token.lastIndex = 0;
  const scan = new RegExp(token);
  for (let match = scan.exec(source); match; match = scan.exec(source)) {
    const read = readToken(source, match);
    if (!read) continue;
    pushText(out, source.slice(from, match.index));
    out.push(read.node);
    from = read.end;
    scan.lastIndex = from;
  }
  pushText(out, source.slice(from));
  return out;
}

function pushText(out: Inline[], text: string): void {
  if (text !== '') out.push({ kind: 'text', text: unescapeText(text) });
}

function readToken(source: string, match: RegExpExecArray): { node: Inline; end: number } | undefined {
  const end = match.index + match[0].length;
  const [, code, angle, emoji, url, mark] = match;
  if (code !== undefined) return { node: { kind: 'code', text: plainOf(code) }, end };
  if (angle !== undefined) return { node: readAngle(angle), end };
  if (emoji !== undefined) return { node: { kind: 'emoji', name: emoji }, end };
  if (url !== undefined) return { node: { kind: 'link', url: unescapeText(url) }, end };
  return mark === undefined ? undefined : readStyle(source, match.index, mark as keyof typeof styles);
}

function readStyle(
  source: string,
  start: number,
  mark: keyof typeof styles,
): { node: Inline; end: number } | undefined {
  const before = source[start - 1] ?? ' ';
  const after = source[start + 1] ?? ' ';
  if (/[\p{L}\p{N}*_~`]/u.test(before) || /\s/.test(after) || after === mark) return undefined;
  for (let at = source.indexOf(mark, start + 2); at !== -1; at = source.indexOf(mark, at + 1)) {
    const inner = source.slice(start + 1, at);
    if (inner.includes('\n')) return undefined;
    const next = source[at + 1] ?? ' ';
    if (/\s/.test(source[at - 1] ?? ' ') || /[\p{L}\p{N}]/u.test(next) || next === mark) continue;
    return { node: { kind: styles[mark], children: parseInline(inner) }, end: at + 1 };
  }
  return undefined;
}

function readAngle(body: string): Inline {
  const bar = body.indexOf('|');
  const target = bar === -1 ? body : body.slice(0, bar);
  const label = bar === -1 ? undefined : unescapeText(body.slice(bar + 1));
  const labelled = label === undefined || label === '' ? {} : { label };
  if (/^@[UWB]/.test(target)) return { kind: 'user', id: target.slice(1), ...labelled };
  if (/^#[CGD]/.test(target)) return { kind: 'channel', id: target.slice(1), ...labelled };
  if (target.startsWith('!')) return readSpecial(target.slice(1), label);
  if (/^(https?:|mailto:|tel:|slack:)/i.test(target)) {
    return { kind: 'link', url: unescapeText(target), ...labelled };
  }
  return { kind: 'text', text: unescapeText(`<${body}>`) };
}

function readSpecial(target: string, label: string | undefined): Inline {
  if (target === 'channel' || target === 'here' || target === 'everyone') {
    return { kind: 'broadcast', range: target };
  }
  const [name, first, second, third] = target.split('^');
  if (name === 'date' && first && second) {
    const url = third === undefined ? {} : { url: unescapeText(third) };
    return { kind: 'date', at: Number(first), format: second, fallback: label ?? '', ...url };
  }
  if (name === 'subteam' && first) return { kind: 'group', id: first, ...(label ? { label } : {}) };
  return { kind: 'text', text: label ?? `<!${target}>` };
}
