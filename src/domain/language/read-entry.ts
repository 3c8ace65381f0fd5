import type { ClaimName } from './claim.ts';
import { claimsIn, settle } from './claims-in.ts';
import { type Deed, deedsIn, saysDone, saysStart } from './deeds.ts';
import { isEnglish } from './known-language.ts';
import { type MachineVerdict, machineVerdict } from './machine-text.ts';
import { mayNameRegion, type NamedRegion, regionsIn } from './regions.ts';
import { mayNameVersion, subjectsIn } from './subjects.ts';
import { tokenizer } from './tokens.ts';

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
