import type { ClaimName } from '../../language/claim.ts';
import { readEntry } from '../../language/read-entry.ts';
import { groupOf } from '../../language/regions.ts';
import type { IncidentKind } from '../record/record.ts';
import { leaderSuggestion } from './leader.ts';
import { isOfProvider, type Read } from './read-words.ts';
import type { Suggestion } from './suggestion.ts';

/** What a record says of the incident as a whole. */
export interface AboutIncident {
  readonly title?: string;
  /** 1 is the gravest. */
  readonly severity?: number | undefined;
  /** The ids of the entries that were logged after one of a later time. */
  readonly late?: ReadonlySet<string>;
}

/** What the entries suggest of the incident as a whole: its kind, losses, who led, where, and what is left to do. */
export function wholeSuggestions(reads: readonly Read[], about: AboutIncident): Suggestion[] {
  return [
    ...reads.filter(({ says }) => says('lost') > 0).flatMap(loss),
    ...kindOf(reads, about),
    ...leaderSuggestion(reads),
    ...regions(reads),
    ...reads.filter(({ says }) => says('to-do') > 0).flatMap(toDo),
  ];
}

/** What is noticed, decided or done about it is not yet a loss. */
const NEVER_A_LOSS: ReadonlySet<string> = new Set(['detection', 'decision', 'mitigation', 'change']);

function loss({ entry, says }: Read): Suggestion[] {
  const confidence = says('lost');
  if (confidence === 0 || NEVER_A_LOSS.has(entry.type)) return [];
  return [{ kind: 'mark', entry: entry.id, is: 'loss', from: 'words', confidence, because: [entry.id] }];
}

/** Something that fills up is not yet down. */
const RESOURCES = new Set('disk cpu memory mem ram heap usage at on'.split(' '));

const KINDS: readonly (readonly [IncidentKind, ClaimName, number])[] = [
  ['security', 'security', 1.6],
  ['data loss', 'lost', 0.9],
  ['third party', 'third-party', 1],
  ['outage', 'outage', 1.1],
  ['degradation', 'degraded', 0.9],
];

/** What a title says of the kind: people name there what mattered. */
function kindInTitle(title: string): ReadonlyMap<ClaimName, number> {
  const { claims } = readEntry(title);
  const found = new Map(claims);
  if (claims.has('failing') && !claims.has('degraded') && !claims.has('outage')) found.set('outage', 0.4);
  return found;
}

/** A failure in plain words; a reading of a metric, or that a try changed nothing, is no outage. */
function isPlainFailure(read: Read): boolean {
  const { says, reading } = read;
  if (says('failing') === 0 || says('degraded') > 0 || isOfProvider(read)) return false;
  if (says('no-effect') > 0 && read.entry.type !== 'detection') return false;
  return !reading.words.some((word, at) => word === '#%' && RESOURCES.has(reading.words[at - 1] ?? ''));
}

/** What another company says of itself speaks for that company's incident, whatever else its words say. */
function speaksFor(read: Read, claim: ClaimName): number {
  if (!isOfProvider(read)) return read.says(claim);
  return claim === 'third-party' ? Math.max(read.says(claim), 0.65) : 0;
}

/** How much it speaks for another company's incident that somebody who does nothing else announces twice or more. */
function announcedOutside(reads: readonly Read[]): number {
  const authors = new Map<string, number>();
  for (const { entry } of reads) {
    if (entry.author === undefined) continue;
    const other = entry.type === 'communication' ? 1 : Number.NEGATIVE_INFINITY;
    authors.set(entry.author, (authors.get(entry.author) ?? 0) + other);
  }
  const most = Math.max(0, ...authors.values());
  return most > 1 ? Math.min(most, 3) * 0.6 : 0;
}

/** So many say enough of a kind. */
const FEW = 5;

function firstFew(reads: readonly Read[], counts: (read: Read) => boolean): readonly Read[] {
  const found: Read[] = [];
  for (const read of reads) {
    if (found.length === FEW) break;
    if (counts(read)) found.push(read);
  }
  return found;
}

/** What teams call a Sev-1 is an outage, mostly, and a degradation is seldom one. */
function likelyAt(severity: number | undefined, is: IncidentKind): number {
  if (severity === undefined) return 1;
  if (is === 'outage') return severity <= 1 ? MORE : LESS;
  return is === 'degradation' && severity <= 1 ? LESS : 1;
}

const PLAIN = 0.3;
const MORE = 1.3;
const LESS = 0.5;

/** The kind that most of the words speak for: a security incident needs few, a slow page is named often. */
function kindOf(reads: readonly Read[], { title = '', severity }: AboutIncident): Suggestion[] {
  const named = kindInTitle(title);
  const failing = firstFew(reads, isPlainFailure);
  const outside = announcedOutside(reads);
  const plainly = severity === undefined || severity <= 1 ? 'outage' : 'degradation';
  const weighed = KINDS.map(([is, claim, weight]) => {
    const speaking = firstFew(
      reads,
      (read) => speaksFor(read, claim) > 0 && read.entry.type !== 'communication',
    );
    const told = speaking.slice(0, 3).reduce((total, read) => total + speaksFor(read, claim), 0);
    const sum = claim === 'third-party' ? told + outside : told;
    const plain = is === plainly ? Math.min(failing.length, 3) * PLAIN : 0;
    return {
      is,
      weight: ((sum + 2 * (named.get(claim) ?? 0)) * weight + plain) * likelyAt(severity, is),
      because: [...speaking, ...(plain > 0 ? failing : [])].map(({ entry }) => entry.id),
    };
  }).sort((a, b) => b.weight - a.weight);
  const [best, next] = weighed;
  const [first] = reads;
  if (!best || !first) return [];
  if (best.weight === 0) return kindBySeverity(severity, first);
  const confidence = Math.min(0.85, 0.4 + (best.weight - (next?.weight ?? 0)) * 0.25);
  const rounded = Math.round(confidence * 100) / 100;
  return [
    {
      kind: 'incident-kind',
      is: best.is,
      from: 'words',
      confidence: rounded,
      because: best.because.length > 0 ? best.because.slice(0, 5) : [first.entry.id],
    },
  ];
}

/** Where no words tell: what teams mostly call an incident of this severity. */
function kindBySeverity(severity: number | undefined, { entry }: Read): Suggestion[] {
  if (severity === undefined) return [];
  const is = severity <= 1 ? 'outage' : 'degradation';
  return [{ kind: 'incident-kind', is, from: 'words', confidence: 0.4, because: [entry.id] }];
}

function regions(reads: readonly Read[]): Suggestion[] {
  const found = new Map<string, string>();
  for (const { reading, entry } of reads) {
    // An announcement may be another company's.
    if (entry.type === 'communication') continue;
    for (const { region } of reading.regions) if (!found.has(region)) found.set(region, entry.id);
  }
  // `us` says all that `us-east-1` says beside it.
  const named = [...found].filter(([region]) => region === groupOf(region) || !found.has(groupOf(region)));
  if (named.length === 0) return [];
  return [
    {
      kind: 'answer',
      question: 'impact.regions',
      text: named.map(([region]) => region).join(', '),
      from: 'words',
      confidence: 0.65,
      because: [...new Set(named.map(([, entry]) => entry))],
    },
  ];
}

const LEAD =
  /^\W*(?:to-?do|fixme|actions?(?: items?)?|ai|follow[- ]?ups?|next steps?|later|(?:for (?:the )?)?postmortem|after (?:the )?incident)\s*[:\-–—]?\s*/i;

/** The to-do without what announces it: `todo: cap retries` is “cap retries”. */
function toDo({ entry, says }: Read): Suggestion[] {
  const confidence = says('to-do');
  const title = entry.text.replace(LEAD, '').trim().split('\n')[0] ?? '';
  if (title === '') return [];
  return [{ kind: 'to-do', entry: entry.id, title, from: 'words', confidence, because: [entry.id] }];
}
