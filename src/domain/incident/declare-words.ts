import { readTime } from '../timeline/time-expression.ts';
import type { Severity } from './incident.ts';
import { nearestWord } from './nearest-word.ts';
import { readSeverity } from './severity-word.ts';
import { unquoted } from './title-text.ts';
import { type Usage, usage } from './usage.ts';
import type { Verb } from './verb.ts';

/** What stands after `declare`. `startedAt` is a time as it was typed, to be read in the person's own zone. */
export interface DeclareWords {
  readonly title: string | undefined;
  readonly severity: Severity | undefined;
  readonly private: boolean;
  readonly drill: boolean;
  readonly here: boolean;
  readonly startedAt: string | undefined;
}

const FLAGS = ['sev', 'private', 'drill', 'here', 'started'] as const;
type Flag = (typeof FLAGS)[number];
const SPELLINGS: ReadonlyMap<string, Flag> = new Map([
  ...FLAGS.map((flag) => [flag, flag] as const),
  ['severity', 'sev'],
  ['start', 'started'],
]);

/** A stretch of the text: words, or one flag with what was given to it after `=`. */
type Part =
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'flag'; readonly flag: Flag; readonly said: string; readonly value: string | undefined }
  | { readonly kind: 'unknown'; readonly said: string; readonly name: string };

/** Any moment will do: how far a time expression reaches does not depend on when it is read. */
const ANY_MOMENT = { now: new Date(0), zone: 'UTC' };

/** Reads a title and flags in any order. Words in double quotes are never flags. */
export function readDeclareWords(text: string, verb: Verb): DeclareWords | Usage {
  const title: string[] = [];
  let found: Omit<DeclareWords, 'title'> = {
    severity: undefined,
    private: false,
    drill: false,
    here: false,
    startedAt: undefined,
  };
  const parts = partsOf(text);
  for (let index = 0; index < parts.length; index += 1) {
    const part = parts[index];
    if (part === undefined) continue;
    if (part.kind === 'words') {
      title.push(...part.words);
      continue;
    }
    if (part.kind === 'unknown') return usage(verb, 'unknown-flag', part.said, nearestFlag(part.name));
    const next = parts[index + 1];
    const read = readFlag(part, next?.kind === 'words' ? next.words : [], verb);
    if ('kind' in read) return read;
    found = { ...found, ...read.found };
    if (read.left === undefined) continue;
    title.push(...read.left);
    index += 1;
  }
  return { title: unquoted(title.join(' ')) || undefined, ...found };
}

/** `left` is what a flag does not take of the words after it; undefined where it does not touch them. */
type FlagReading =
  | Usage
  | { readonly found: Partial<DeclareWords>; readonly left: readonly string[] | undefined };

function readFlag(part: Part & { kind: 'flag' }, after: readonly string[], verb: Verb): FlagReading {
  switch (part.flag) {
    case 'sev': {
      const said = part.value ?? after[0] ?? '';
      const severity = readSeverity(said);
      if (said === '') return usage(verb, 'missing-severity', part.said);
      if (severity === undefined) return usage(verb, 'unknown-severity', said);
      return { found: { severity }, left: part.value === undefined ? after.slice(1) : undefined };
    }
    case 'started':
      return readStarted(part, after, verb);
    case 'private':
    case 'drill':
    case 'here':
      if (part.value !== undefined) return usage(verb, 'unexpected-value', part.said);
      return { found: { [part.flag]: true }, left: undefined };
    default:
      return part.flag satisfies never;
  }
}

function readStarted(part: Part & { kind: 'flag' }, after: readonly string[], verb: Verb): FlagReading {
  const words = [...(part.value === undefined ? [] : [part.value]), ...after].join(' ');
  if (words === '') return usage(verb, 'missing-time', part.said);
  const time = readTime(words, ANY_MOMENT);
  if (time.kind === 'none') return usage(verb, 'not-a-time', words);
  if (time.kind === 'invalid') return usage(verb, 'not-a-time', time.said);
  const startedAt = words.slice(0, time.length).replace(/[\s,:;–—-]+$/, '');
  const left = words.slice(time.length);
  return { found: { startedAt }, left: after.length === 0 ? undefined : left === '' ? [] : left.split(' ') };
}

function partsOf(text: string): Part[] {
  const parts: Part[] = [];
  let words: string[] = [];
  for (const token of tokensOf(text)) {
    const flag = flagOf(token);
    if (flag === undefined) {
      words.push(token);
      continue;
    }
    if (words.length > 0) parts.push({ kind: 'words', words });
    words = [];
    parts.push(flag);
  }
  if (words.length > 0) parts.push({ kind: 'words', words });
  return parts;
}

/** Words between spaces; what stands in double quotes, plain or typographic, is one word. */
function tokensOf(text: string): readonly string[] {
  return text.match(/["“”„«»][^"“”„«»]*["“”„«»](?=\s|$)|\S+/g) ?? [];
}

/**
 * Phones and editors turn `--` into a dash, so a dash before a flag's name is one too; before any other word it belongs
 * to the title.
 */
function flagOf(token: string): Part | undefined {
  const match = /^(--+|[–—]+-?)([a-z][a-z-]*?)([1-4])?(?:=(.*))?$/i.exec(token);
  const [, dashes = '', name = '', digit, value = digit] = match ?? [];
  if (match === null) return undefined;
  const flag = SPELLINGS.get(name.toLowerCase());
  if (flag !== undefined) return { kind: 'flag', flag, said: token, value };
  return dashes.startsWith('-') ? { kind: 'unknown', said: token, name: name.toLowerCase() } : undefined;
}

function nearestFlag(name: string): string | undefined {
  const near = nearestWord(name, [...SPELLINGS.keys()]);
  const flag = near === undefined ? undefined : SPELLINGS.get(near);
  return flag === undefined ? undefined : `--${flag}`;
}
