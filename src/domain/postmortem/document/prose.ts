import type { Link, PhrasingContent } from 'mdast';
import { cleanText } from '../../timeline/clean-text.ts';
import { nameless, type TextPart, textParts, wordsOnly } from '../../timeline/slack-codes.ts';
import type { Evidence } from '../analysis/evidence.ts';
import type { IncidentRecord } from '../record/record.ts';
import { ADDRESS } from './address.ts';
import { type Block, bullets, cite, numbered, type Phrase, paragraph, text } from './nodes.ts';
import { plainText } from './walk.ts';

/** Code in fences, which may have several lines, and `code`: nothing in it means anything else. */
const CODE = /```(?<block>[^`][\s\S]*?)```|`(?<span>[^`\n]+)`/g;

/** Addresses in plain words. */
const ADDRESSES = new RegExp(
  [
    `(?<url>https?:\\/\\/${ADDRESS})`,
    `(?<![\\p{L}\\p{N}_])(?<site>www\\.${ADDRESS})`,
    '(?<![\\p{L}\\p{N}/])(?<mail>[-.\\w+]+@[-\\w]+(?:\\.[-\\w]+)*\\.[A-Za-z]+)',
  ].join('|'),
  'giu',
);

const MAY_HAVE_ADDRESS = /@|:\/\/|www\./i;
const MAY_HAVE_MARKS = /[<`@]|:\/\/|www\./i;

/**
 * Typed text as phrasing: people by name, addresses as links, `code` as code. Line breaks become spaces, except in code:
 * its lines stay, and renderers that have one line write them one after the other.
 */
export function inline(record: IncidentRecord, typed: string): Phrase[] {
  return marked(flowing(typed), record.people);
}

/** Typed text on one line, except for the lines of code in fences. */
export function flowing(typed: string): string {
  if (!typed.includes('```')) return oneLine(typed);
  return aroundCode(cleanText(typed), { code: ([fence]) => fence, words: foldLines }).trim();
}

/** Slack's codes replaced by what people see, names by the record. */
export function withNames({ people }: Pick<IncidentRecord, 'people'>, typed: string): string {
  return wordsOnly(typed, (id) => (Object.hasOwn(people, id) ? people[id] : undefined));
}

/** Typed text on one line of plain words, for what is drawn. */
export function drawnWords(record: Pick<IncidentRecord, 'people'>, typed: string): string {
  return plainText(marked(flowing(typed), record.people));
}

/** The same as `inline` for one line of text that names no people, such as a heading. */
export function marked(line: string, people: Readonly<Record<string, string>> = {}): Phrase[] {
  if (!MAY_HAVE_MARKS.test(line)) return line === '' ? [] : [text(line)];
  const phrases: PhrasingContent[] = [];
  aroundCode(line, {
    code: ({ groups: { block, span } = {} }) => {
      const value = span ?? (block ?? '').replace(/^[^\S\n]*\n/, '').trim();
      if (value !== '') phrases.push({ type: 'inlineCode', value });
      return '';
    },
    words: (words) => {
      for (const part of textParts(words)) phrases.push(...phrasesOf(part, people));
      return '';
    },
  });
  return joinTexts(phrases);
}

/** The text with code and the words around it each rewritten. */
function aroundCode(
  typed: string,
  rewrite: { readonly code: (match: RegExpExecArray) => string; readonly words: (text: string) => string },
): string {
  if (!typed.includes('`')) return rewrite.words(typed);
  let written = '';
  let from = 0;
  for (const match of typed.matchAll(CODE)) {
    written += rewrite.words(typed.slice(from, match.index)) + rewrite.code(match);
    from = match.index + match[0].length;
  }
  return written + rewrite.words(typed.slice(from));
}

function phrasesOf(part: TextPart, people: Readonly<Record<string, string>>): Phrase[] {
  switch (part.kind) {
    case 'words':
      return withAddresses(part.text);
    case 'person':
      return [text((Object.hasOwn(people, part.id) && people[part.id]) || part.label || nameless(part.id))];
    case 'channel':
      return [text(part.label === '' ? nameless(part.id) : `#${part.label}`)];
    case 'group':
      return [text(nameless(part.id))];
    case 'link':
      return [link(part.address, part.label || part.address)];
    default:
      return part satisfies never;
  }
}

function withAddresses(words: string): Phrase[] {
  if (!MAY_HAVE_ADDRESS.test(words)) return words === '' ? [] : [text(words)];
  const phrases: Phrase[] = [];
  let from = 0;
  for (const match of words.matchAll(ADDRESSES)) {
    if (match.index > from) phrases.push(text(words.slice(from, match.index)));
    const { url, site, mail } = match.groups ?? {};
    if (url) phrases.push(link(url, url));
    else if (site) phrases.push(link(`http://${site}`, site));
    else phrases.push(link(`mailto:${mail}`, mail ?? ''));
    from = match.index + match[0].length;
  }
  if (from < words.length) phrases.push(text(words.slice(from)));
  return phrases;
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

/** Printable ASCII with single spaces between words: most of what is typed, and nothing to clean. */
const PLAIN = /^[!-~]+(?: [!-~]+)*$/;

/** Typed text on one line, with marks of writing direction closed so that they end with it. */
export function oneLine(typed: string): string {
  if (PLAIN.test(typed)) return typed;
  return foldLines(cleanText(typed));
}

function foldLines(words: string): string {
  return closeDirections(words.replace(/\s+/g, ' '));
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
  for (const run of runsOf(typedLines(typed))) {
    const lines = run.lines.map((line) => says(record, line, evidence));
    if (run.kind === 'bullets') blocks.push(bullets(lines));
    else if (run.kind === 'numbered') blocks.push(numbered(lines));
    else blocks.push(paragraph(...says(record, run.lines.join(' '), evidence)));
  }
  return blocks;
}

/** What was typed, line by line; code in fences is one line with lines of its own. */
export function typedLines(typed: string): readonly string[] {
  const cleaned = cleanText(typed);
  if (!cleaned.includes('```')) return cleaned.split('\n');
  const lines = [''];
  const toLast = (words: string) => {
    lines[lines.length - 1] += words;
    return '';
  };
  aroundCode(cleaned, {
    code: ([fence]) => toLast(fence),
    words: (words) => {
      const [first = '', ...more] = words.split('\n');
      toLast(first);
      lines.push(...more);
      return '';
    },
  });
  return lines;
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
