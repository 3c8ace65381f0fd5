import { MARK_NAMES, markOn, OUTCOMES } from '../../timeline/mark.ts';
import { INCIDENT_KINDS, type RecordEntry } from '../record/record.ts';
import type { Suggestion } from './suggestion.ts';

/** What a language model proposes: one thing, and the entries that it rests on. Nothing of it is trusted. */
export interface Proposal {
  readonly mark?: string | undefined;
  readonly part?: string | undefined;
  readonly outcome?: string | undefined;
  readonly shown?: string | undefined;
  /** The entry that began the attempt which `entry` goes on with. */
  readonly attempt?: string | undefined;
  readonly kind?: string | undefined;
  readonly entry?: string | undefined;
  readonly because?: readonly string[] | undefined;
  readonly confidence?: number | undefined;
}

/** A model that proposes more has not understood the task; the rest of what it says is left out. */
const MOST = 200;
/** What is kept of a part's name. */
const LONGEST_PART = 60;
/** Where a model does not say how sure it is. It is never surer than a person's own words would make a rule. */
const UNSAID = 0.5;
const SUREST = 0.9;

type Common = Pick<Suggestion, 'from' | 'confidence' | 'because'>;

/** The proposals that are about this record: what names none of its entries, or nothing that is known, is dropped. */
export function proposalsKept(
  entries: readonly RecordEntry[],
  proposals: readonly Proposal[],
): readonly Suggestion[] {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const kept = new Map<string, Suggestion>();
  for (const proposal of proposals.slice(0, MOST)) {
    const suggestion = suggestionOf(proposal, byId);
    if (suggestion && !isSaid(suggestion, byId)) kept.set(sameness(suggestion), suggestion);
  }
  return [...kept.values()];
}

type ById = ReadonlyMap<string, RecordEntry>;

function suggestionOf(proposal: Proposal, byId: ById): Suggestion | undefined {
  const { entry = '', because = [], confidence = UNSAID } = proposal;
  const named = because.filter((id) => byId.has(id));
  const rests = named.length > 0 ? named : byId.has(entry) ? [entry] : [];
  if (rests.length === 0) return undefined;
  const sure = Number.isFinite(confidence) ? Math.min(SUREST, Math.max(0, confidence)) : UNSAID;
  const common: Common = { from: 'model', confidence: sure, because: [...new Set(rests)] };
  const kind = INCIDENT_KINDS.find((known) => known === proposal.kind);
  if (kind) return { kind: 'incident-kind', is: kind, ...common };
  return byId.has(entry) ? ofEntry({ ...proposal, entry }, byId, common) : undefined;
}

function ofEntry(
  { entry, mark, part, outcome, shown, attempt }: Proposal & { readonly entry: string },
  byId: ById,
  common: Common,
): Suggestion | undefined {
  const is = MARK_NAMES.find((known) => known === mark);
  if (is) {
    const of = part?.trim().slice(0, LONGEST_PART);
    return { kind: 'mark', entry, is, ...(of && is === 'restored' ? { part: of } : {}), ...common };
  }
  const was = OUTCOMES.find((known) => known === outcome);
  const tried = byId.get(entry)?.type === 'mitigation';
  if (was && tried) {
    const at = shown !== undefined && byId.has(shown) ? { shown } : {};
    return { kind: 'outcome', entry, outcome: was, ...at, ...common };
  }
  const begun = attempt === undefined ? undefined : byId.get(attempt);
  const first = byId.get(entry);
  if (!tried || !begun || !first || begun.type !== 'mitigation' || begun.at > first.at || begun === first) {
    return undefined;
  }
  return { kind: 'attempt', entry, of: begun.id, ...common };
}

/** Proposals that were kept earlier, as far as their entries are still there and nobody has said it since. */
export function proposalsStanding(
  entries: readonly RecordEntry[],
  proposed: readonly Suggestion[],
): readonly Suggestion[] {
  if (proposed.length === 0) return [];
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  return proposed.filter((each) => entriesNamed(each).every((id) => byId.has(id)) && !isSaid(each, byId));
}

function entriesNamed(suggestion: Suggestion): readonly string[] {
  const { because } = suggestion;
  const entry = 'entry' in suggestion ? [suggestion.entry] : [];
  const shown = suggestion.kind === 'outcome' && suggestion.shown !== undefined ? [suggestion.shown] : [];
  const of = suggestion.kind === 'attempt' ? [suggestion.of] : [];
  return [...because, ...entry, ...shown, ...of];
}

/** What a person said of an entry is not proposed again. */
function isSaid(suggestion: Suggestion, byId: ById): boolean {
  if (!('entry' in suggestion)) return false;
  const entry = byId.get(suggestion.entry);
  if (suggestion.kind === 'mark') return entry !== undefined && markOn(entry, suggestion.is) !== undefined;
  if (suggestion.kind === 'outcome') return entry?.outcome !== undefined;
  return suggestion.kind === 'attempt' && entry?.attempt !== undefined;
}

/** Two suggestions with the same key say the same, or contradict each other. */
function sameness(suggestion: Suggestion): string {
  switch (suggestion.kind) {
    case 'mark':
      return `mark ${suggestion.is} ${suggestion.entry}`;
    case 'outcome':
    case 'attempt':
    case 'to-do':
      return `${suggestion.kind} ${suggestion.entry}`;
    case 'incident-kind':
      return suggestion.kind;
    case 'answer':
      return `answer ${suggestion.question}`;
    default:
      return suggestion satisfies never;
  }
}

/** Suggestions of both sources; where they speak of the same, the surer one stays. */
export function together(words: readonly Suggestion[], model: readonly Suggestion[]): readonly Suggestion[] {
  const kept = new Map(words.map((each) => [sameness(each), each]));
  for (const each of model) {
    const before = kept.get(sameness(each));
    if (!before || each.confidence > before.confidence) kept.set(sameness(each), each);
  }
  return [...kept.values()];
}
