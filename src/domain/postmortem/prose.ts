import type { Link, PhrasingContent } from 'mdast';
import { cleanText } from '../timeline/clean-text.ts';
import type { Evidence } from '../timeline/evidence.ts';
import { type Block, bullets, cite, numbered, type Phrase, paragraph, text } from './nodes.ts';
import type { IncidentRecord } from './record.ts';

/** The ends of an address: white space, brackets, and the punctuation that closes a sentence. */
const ADDRESS = '[^\\s<>"`|]*[^\\s<>"`|.,;:!?)\\]}\'’”]';

/** What typed text may contain: Slack's own marks, addresses, and `code`. Everything else is plain text. */
const MARKS = new RegExp(
  [
    '<@(?<person>[A-Z0-9]+)(?:\\|[^>]*)?>',
    '<#(?<channel>[A-Z0-9]+)(?:\\|(?<name>[^>]*))?>',
    '<!(?:subteam\\^[A-Z0-9]+\\|)?@?(?<group>[^>|]+)(?:\\|[^>]*)?>',
    '<(?<target>https?:\\/\\/[^\\s<>|]+)\\|(?<label>[^>]+)>',
    `<?(?<url>https?:\\/\\/${ADDRESS})>?`,
    `(?<![\\p{L}\\p{N}_])(?<site>www\\.${ADDRESS})`,
    '(?<![\\p{L}\\p{N}/])(?<mail>[-.\\w+]+@[-\\w]+(?:\\.[-\\w]+)*\\.[A-Za-z]+)',
    '`(?<code>[^`\\n]+)`',
  ].join('|'),
  'giu',
);

const MAY_HAVE_MARKS = /[<`@]|:\/\/|www\./i;

/** One line of typed text as phrasing: people by name, addresses as links, `code` as code, line breaks as spaces. */
export function inline(record: IncidentRecord, typed: string): Phrase[] {
  return marked(oneLine(typed), record.people);
}

/** Typed text unchanged, except that names replace Slack's marks of people. */
export function withNames({ people }: Pick<IncidentRecord, 'people'>, typed: string): string {
  return typed.replace(/<@([A-Z0-9]+)(?:\|([^>]*))?>/g, (_, id: string, label?: string) =>
    Object.hasOwn(people, id) ? (people[id] ?? id) : label || id,
  );
}

/** The same for text that names no people, such as a heading. */
export function marked(line: string, people: Readonly<Record<string, string>> = {}): Phrase[] {
  if (!MAY_HAVE_MARKS.test(line)) return line === '' ? [] : [text(line)];
  const phrases: PhrasingContent[] = [];
  let from = 0;
  for (const match of line.matchAll(MARKS)) {
    if (match.index > from) phrases.push(text(line.slice(from, match.index)));
    phrases.push(markOf(people, match.groups ?? {}, match[0]));
    from = match.index + match[0].length;
  }
  if (from < line.length) phrases.push(text(line.slice(from)));
  return joinTexts(phrases);
}

function markOf(
  people: Readonly<Record<string, string>>,
  groups: Record<string, string | undefined>,
  raw: string,
): Phrase {
  const { person, channel, name, group, target, label, url, site, mail, code } = groups;
  if (person) return text(people[person] ?? person);
  if (channel) return text(`#${name || channel}`);
  if (group) return text(`@${group}`);
  if (target) return link(target, label ?? target);
  if (url) return link(url, url);
  if (site) return link(`http://${site}`, site);
  if (mail) return link(`mailto:${mail}`, mail);
  return code === undefined ? text(raw) : { type: 'inlineCode', value: code };
}

/** Merges neighbouring texts, so that writing and reading a tree gives the same tree. */
export function joinTexts(phrases: readonly Phrase[]): Phrase[] {
  const joined: Phrase[] = [];
  for (const phrase of phrases) {
    const last = joined.at(-1);
    if (phrase.type === 'text' && last?.type === 'text')
      joined[joined.length - 1] = text(last.value + phrase.value);
    else joined.push(phrase);
  }
  return joined;
}

/** A link for web addresses; anything else is not made clickable. */
export function link(url: string, label: string): Link {
  return { type: 'link', url, children: [text(oneLine(label))] };
}

export function isWebAddress(url: string | undefined): url is string {
  return url !== undefined && /^https?:\/\/[^\s<>]+$/i.test(url);
}

/** The first web address in a line, and the words beside it; undefined where there is none. */
export function addressIn(line: string): { readonly url: string; readonly title?: string } | undefined {
  const marked = /<(https?:\/\/[^\s<>|]+)(?:\|([^>]+))?>/i.exec(line);
  const found = marked ?? new RegExp(`https?:\\/\\/${ADDRESS}`, 'iu').exec(line);
  if (!found) return undefined;
  const beside = `${line.slice(0, found.index)} ${line.slice(found.index + found[0].length)}`
    .replace(/\s+/g, ' ')
    .replace(/^[\s:;,(–—-]+|[\s:;,).–—-]+$/gu, '');
  const title = beside || marked?.[2];
  return { url: marked?.[1] ?? found[0], ...(title ? { title } : {}) };
}

/** Printable ASCII with single spaces between words: most of what is typed, and nothing to clean. */
const PLAIN = /^[!-~]+(?: [!-~]+)*$/;

/** Typed text on one line, with marks of writing direction closed so that they end with it. */
export function oneLine(typed: string): string {
  if (PLAIN.test(typed)) return typed;
  return closeDirections(cleanText(typed).replace(/\s+/g, ' '));
}

const OPENERS: Readonly<Record<string, string>> = {
  '\u202A': '\u202C',
  '\u202B': '\u202C',
  '\u202D': '\u202C',
  '\u202E': '\u202C',
  '\u2066': '\u2069',
  '\u2067': '\u2069',
  '\u2068': '\u2069',
};

/** Closes the marks of writing direction that one line leaves open, at its end. */
export function closeDirections(line: string): string {
  if (!/[\u202A-\u202E\u2066-\u2069]/.test(line)) return line;
  const open: string[] = [];
  for (const character of line) {
    const closer = OPENERS[character];
    if (closer) open.push(closer);
    else if (character === open.at(-1)) open.pop();
  }
  return line + open.reverse().join('');
}

/** Machine text as given, line by line, without characters that no document can hold. */
export function verbatim(given: string): string {
  return given
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .replace(/\p{Surrogate}/gu, '\uFFFD');
}

/** A statement in typed words, with what it rests on. */
export function says(record: IncidentRecord, typed: string, evidence: Evidence): Phrase[] {
  return [...inline(record, typed), cite(evidence)];
}

/** `“its words”`, in an entry's own wording. */
export function quoted(record: IncidentRecord, typed: string): Phrase[] {
  return joinTexts([text('“'), ...inline(record, typed), text('”')]);
}

/**
 * Text of several lines as blocks, each a statement with the same evidence: empty lines part paragraphs, lines that
 * begin with `-`, `*`, `•` or `1.` are lists.
 */
export function prose(record: IncidentRecord, typed: string, evidence: Evidence): Block[] {
  const blocks: Block[] = [];
  for (const run of runsOf(cleanText(typed).split('\n'))) {
    const lines = run.lines.map((line) => says(record, line, evidence));
    if (run.kind === 'bullets') blocks.push(bullets(lines));
    else if (run.kind === 'numbered') blocks.push(numbered(lines));
    else blocks.push(paragraph(...says(record, run.lines.join(' '), evidence)));
  }
  return blocks;
}

interface Run {
  kind: 'text' | 'bullets' | 'numbered';
  lines: string[];
}

function runsOf(lines: readonly string[]): Run[] {
  const runs: Run[] = [];
  let fresh = true;
  for (const line of lines) {
    if (line.trim() === '') {
      fresh = true;
      continue;
    }
    const bullet = /^\s*[-*•]\s+(.+)$/.exec(line)?.[1];
    const number = /^\s*\d{1,3}[.)]\s+(.+)$/.exec(line)?.[1];
    const kind = bullet ? 'bullets' : number ? 'numbered' : 'text';
    const last = runs.at(-1);
    if (last?.kind === kind && (kind !== 'text' || !fresh)) last.lines.push(bullet ?? number ?? line);
    else runs.push({ kind, lines: [bullet ?? number ?? line] });
    fresh = false;
  }
  return runs;
}
