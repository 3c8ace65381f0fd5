import { type Claim, type ClaimName, DENIED, NEEDS_FACT } from './claim.ts';
import { type Deed, deedsIn, saysDone, saysStart } from './deeds.ts';
import { isEnglish } from './known-language.ts';
import { ROW_INDEX } from './lexicon.ts';
import { type MachineVerdict, machineVerdict } from './machine-text.ts';
import { moodOf } from './mood.ts';
import { endOf, type Pattern } from './pattern.ts';
import { mayNameRegion, type NamedRegion, regionsIn } from './regions.ts';
import type { Row } from './row.ts';
import { mayNameVersion, subjectsIn } from './subjects.ts';
import { isStop, tokenizer } from './tokens.ts';

/** What the words of one entry seem to say, read once. */
export interface Reading extends Omit<Meaning, 'mayNameRegion' | 'subjects'> {
  readonly regions: readonly NamedRegion[];
  /** What it is about, in words that another entry may share. */
  readonly subjects: ReadonlySet<string>;
  /** The words as they were written. */
  readonly written: readonly string[];
}

/** What words mean however they were written. */
interface Meaning {
  readonly claims: ReadonlyMap<ClaimName, number>;
  /** At which word each claim is made. */
  readonly places: ReadonlyMap<ClaimName, number>;
  /** How sure the words are of a claim; 0 where they do not make it. */
  readonly says: (claim: ClaimName) => number;
  readonly deeds: readonly Deed[];
  readonly done: boolean;
  readonly starts: boolean;
  /** An alerting system seems to speak. */
  readonly machine: boolean;
  readonly words: readonly string[];
  readonly mayNameRegion: boolean;
  /** What they are about, versions left out. */
  readonly subjects: () => ReadonlySet<string>;
}

/** What is read of an entry whose language the rows do not know. */
export const UNREAD: Reading = {
  claims: new Map(),
  places: new Map(),
  says: () => 0,
  deeds: [],
  regions: [],
  subjects: new Set(),
  done: false,
  starts: false,
  machine: false,
  words: [],
  written: [],
};

export interface ReadingOptions {
  /** As the entry states it (BCP 47). */
  readonly language?: string;
  /** An app wrote it. */
  readonly machine?: boolean;
}

/** Longer entries are pasted logs, and are read no further. */
const MOST_WORDS = 120;
const MOST_CHARACTERS = 1_200;

/** What a machine cannot say. */
const NOT_BY_MACHINES: ReadonlySet<ClaimName> = new Set<ClaimName>([
  'cause',
  'not-cause',
  'contributing',
  'commander',
  'to-do',
  'took-on',
  'worked',
  'no-effect',
  'partly',
  'lost',
  'escalated',
  'declared',
]);

/** Reads entries into claims. */
export type EntryReader = (text: string, options?: ReadingOptions) => Reading;

/**
 * Reads one entry after the other. Alerts and bots say the same again with other figures: that is read once. Lines too
 * short to tell their language are taken for English, or not.
 */
export function entryReader(english = true): EntryReader {
  const tokensOf = tokenizer();
  const known = new Map<string, Meaning>();
  return (text, { language, machine } = {}) => {
    const tokens = tokensOf(text.slice(0, MOST_CHARACTERS));
    const verdict = language === undefined ? machineVerdict(text) : undefined;
    if (verdict === undefined && !(isEnglish(tokens, language) ?? english)) return UNREAD;
    const by = verdict ?? (machine ? 'machine' : 'person');
    const key = by + tokens.line;
    const before = known.get(key);
    const meaning = before ?? meaningOf(wordsIn(tokens.line), by);
    if (!before) known.set(key, meaning);
    return new WrittenReading(meaning, text, tokens.written);
  };
}

/** Reads a single entry. */
export function readEntry(
  text: string,
  { english, ...options }: ReadingOptions & { readonly english?: boolean } = {},
): Reading {
  return entryReader(english)(text, options);
}

function wordsIn(line: string): readonly string[] {
  const words = line === '' ? [] : line.slice(1).split(' ');
  return words.length > MOST_WORDS ? words.slice(0, MOST_WORDS) : words;
}

/** A meaning as one entry wrote it; only few entries are asked for their regions, or for what they are about. */
class WrittenReading implements Reading {
  readonly #meaning: Meaning;
  readonly #text: string;
  readonly #words: () => readonly string[];
  #subjects: ReadonlySet<string> | undefined;

  constructor(meaning: Meaning, text: string, written: () => readonly string[]) {
    this.#meaning = meaning;
    this.#text = text;
    this.#words = written;
  }

  get claims() {
    return this.#meaning.claims;
  }
  get places() {
    return this.#meaning.places;
  }
  get says() {
    return this.#meaning.says;
  }
  get deeds() {
    return this.#meaning.deeds;
  }
  get done() {
    return this.#meaning.done;
  }
  get starts() {
    return this.#meaning.starts;
  }
  get machine() {
    return this.#meaning.machine;
  }
  get words() {
    return this.#meaning.words;
  }
  get written() {
    return this.#words();
  }
  get regions() {
    return this.#meaning.mayNameRegion ? regionsIn(this.words, this.written) : NO_REGIONS;
  }
  get subjects() {
    this.#subjects ??= mayNameVersion(this.#text)
      ? subjectsIn(this.words, this.written)
      : this.#meaning.subjects();
    return this.#subjects;
  }
}

const NO_REGIONS: readonly NamedRegion[] = [];

/** Looked for once, where anybody asks. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function meaningOf(words: readonly string[], by: MachineVerdict | 'machine' | 'person'): Meaning {
  const machine = by !== 'person';
  const places = new Map<ClaimName, number>();
  const claims = claimsIn(words, places);
  if (machine) for (const name of NOT_BY_MACHINES) claims.delete(name);
  if (by === 'firing') addFiring(claims);
  if (by === 'cleared') addCleared(claims);
  if (claims.size > 0) settle(claims);
  return {
    claims,
    places,
    says: claims.size === 0 ? UNREAD.says : (claim) => claims.get(claim) ?? 0,
    deeds: machine ? [] : deedsIn(words),
    done: saysDone(words),
    starts: saysStart(words),
    machine,
    words,
    mayNameRegion: words.some(mayNameRegion),
    subjects: once(() => subjectsIn(words, [])),
  };
}

function addFiring(claims: Map<ClaimName, number>): void {
  claims.set('reported', 0.85);
  claims.set('failing', Math.max(claims.get('failing') ?? 0, 0.7));
  claims.delete('recovered');
  claims.delete('improving');
}

function addCleared(claims: Map<ClaimName, number>): void {
  for (const name of ['reported', 'failing', 'outage', 'degraded', 'again'] as const) claims.delete(name);
  claims.set('recovered', 0.6);
}

function claimsIn(words: readonly string[], places: Map<ClaimName, number>): Map<ClaimName, number> {
  const claims = new Map<ClaimName, number>();
  for (let at = 0; at < words.length; at += 1) {
    const patterns = ROW_INDEX.get(words[at] ?? '');
    if (patterns === undefined) continue;
    for (const pattern of patterns) {
      const claim = claimOf(pattern, words, at);
      if (!claim || claim.confidence <= (claims.get(claim.is) ?? 0)) continue;
      claims.set(claim.is, claim.confidence);
      places.set(claim.is, at);
    }
  }
  return claims;
}

function claimOf(pattern: Pattern<Row>, words: readonly string[], at: number): Claim | undefined {
  const row = pattern.of;
  const end = endOf(pattern, words, at);
  if (end === undefined || !isInPlace(row, words, { at, end })) return undefined;
  if (pattern.unless !== undefined && isCancelled(pattern.unless, words, { at, end })) return undefined;
  return inMood(row, moodOf(words, at, end));
}

interface Span {
  readonly at: number;
  readonly end: number;
}

function isInPlace({ where }: Row, words: readonly string[], { at, end }: Span): boolean {
  if (where === 'last') return at > 0 && (end === words.length || isStop(words[end] ?? ''));
  if (where === undefined) return true;
  return at === 0 && (where === 'first' || end === words.length);
}

/** Whether a word that keeps a row from holding stands in its clause. */
function isCancelled(unless: ReadonlySet<string>, words: readonly string[], { at, end }: Span): boolean {
  for (let index = at - 1; index >= 0 && !isStop(words[index] ?? ''); index -= 1) {
    if (unless.has(words[index] ?? '')) return true;
  }
  for (let index = at + 1; index < words.length; index += 1) {
    const word = words[index] ?? '';
    if (index >= end && isStop(word)) return false;
    if (unless.has(word)) return true;
  }
  return false;
}

/** How much a doubt (`maybe`, `seems`) leaves of a claim. */
const IN_DOUBT = 0.7;

function inMood(row: Row, { denied, unreal, doubted, asked }: ReturnType<typeof moodOf>): Claim | undefined {
  const turned = denied && !row.undeniable;
  const is = turned ? DENIED[row.says] : row.says;
  if (is === undefined) return undefined;
  if ((unreal || asked) && NEEDS_FACT.has(is)) return undefined;
  if (asked && !doubted) return undefined;
  const sure = turned ? row.sure * 0.8 : row.sure;
  return { is, confidence: doubted ? sure * IN_DOUBT : sure };
}

/** Where two claims of one entry exclude each other, the more telling one stays. */
const OVERRULES: readonly (readonly [ClaimName, readonly ClaimName[]])[] = [
  ['not-cause', ['cause']],
  ['worse', ['no-effect', 'partly', 'worked', 'improving']],
  ['again', ['recovered', 'improving', 'no-effect']],
  ['no-effect', ['worked', 'recovered', 'improving']],
  ['partly', ['worked', 'recovered']],
  ['recovered', ['improving', 'failing', 'outage', 'degraded']],
  ['nothing-lost', ['lost']],
  ['lost', ['no-effect']],
  ['contributing', ['reported', 'no-effect', 'recovered']],
  ['closed', ['declared']],
  ['outage', ['degraded']],
  [
    'to-do',
    [
      'reported',
      'failing',
      'security',
      'contributing',
      'no-effect',
      'cause',
      'escalated',
      'lost',
      'degraded',
    ],
  ],
];

function settle(claims: Map<ClaimName, number>): void {
  // `works, very slow`
  if (claims.has('recovered') && claims.has('degraded') && !claims.has('again')) claims.set('partly', 0.55);
  for (const [stronger, weaker] of OVERRULES) {
    if (claims.has(stronger)) for (const name of weaker) claims.delete(name);
  }
  if (!claims.has('failing') && !claims.has('reported')) claims.delete('users');
}
