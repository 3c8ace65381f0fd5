import type { Analysis } from '../../domain/postmortem/analysis/analysis.ts';
import { isOpenEnded } from '../../domain/postmortem/analysis/attempts.ts';
import { recoveryIn } from '../../domain/postmortem/analysis/impact-periods.ts';
import type { TimelineReading } from '../../domain/postmortem/analysis/milestones.ts';
import { causeCandidates } from '../../domain/postmortem/questions/gaps.ts';
import type { RecordEntry } from '../../domain/postmortem/record/record.ts';
import type { Suggestion } from '../../domain/postmortem/suggestions/suggestion.ts';
import { type MarkName, type MeaningChange, markOn, type Outcome } from '../../domain/timeline/mark.ts';
import type { MilestoneName } from '../../domain/timeline/milestone-name.ts';
import type { SightPorts } from '../access/who-may-see.ts';
import type { App } from '../app.ts';
import { markEntry } from '../entries/mark-entry.ts';
import { idInFile } from '../imports/imported-id.ts';
import type { KnownIncident } from '../ports/incidents.ts';

/** An attempt of which nobody said what became of it, and what its words suggest. */
export interface ReviewedAttempt {
  readonly entry: RecordEntry;
  readonly suggested?: { readonly was: Outcome; readonly shown?: RecordEntry };
}

/** Entries to choose from. A ticked box may take of those that are suggested only, never of the others. */
export interface EntryChoice {
  readonly suggested: readonly RecordEntry[];
  readonly others: readonly RecordEntry[];
}

/** Everything that a person is asked once more when an incident is resolved, each with its likely entries. */
export interface ResolveReview {
  readonly attempts: readonly ReviewedAttempt[];
  /** What may be the cause: what people marked differently or what reads like it, then all that was found or changed. */
  readonly causes: EntryChoice;
  /** What may say that it was back in between: what reads like it, then what was noticed after the first recovery. */
  readonly relapses: EntryChoice;
  /** Key times that nobody stated, with the entry that reads like them. */
  readonly times: Readonly<Partial<Record<MilestoneName, RecordEntry>>>;
}

/** With more of them the form is no longer short; the timeline's menus have the others. */
export const REVIEWED_ATTEMPTS = 40;
const CANDIDATES = 20;

/** What the review asks about a record, with what was suggested when it was analysed. */
export function resolveReview({
  reading,
  suggestions,
}: Pick<Analysis, 'reading' | 'suggestions'>): ResolveReview {
  const byId = new Map(reading.entries.map((entry) => [entry.id, entry]));
  const entriesFor = (is: MarkName) => uniqueEntries(suggestions, byId, is).slice(0, CANDIDATES);
  return {
    attempts: reading.attempts
      .filter(isOpenEnded)
      .slice(0, REVIEWED_ATTEMPTS)
      .map(({ id, entries: [entry] }) => reviewed(entry as RecordEntry, outcomeFor(suggestions, id), byId)),
    causes: causeChoice(reading, entriesFor('cause')),
    relapses: relapseChoice(reading, entriesFor('relapse')),
    times: Object.fromEntries(
      TIMES.flatMap(([milestone, marks]) => {
        if (reading.milestones[milestone]) return [];
        const entry = marks.flatMap((is) => entriesFor(is))[0];
        return entry ? [[milestone, entry] as const] : [];
      }),
    ),
  };
}

const NOTHING: EntryChoice = { suggested: [], others: [] };

function causeChoice({ causes, entries }: TimelineReading, like: readonly RecordEntry[]): EntryChoice {
  if (causes.state === 'agreed') return NOTHING;
  const suggested = causes.state === 'contested' ? causes.entries : like;
  const others = causeCandidates(entries).filter((entry) => !suggested.includes(entry));
  return { suggested, others };
}

function relapseChoice(
  { unexplainedReturns, entries }: TimelineReading,
  suggested: readonly RecordEntry[],
): EntryChoice {
  if (unexplainedReturns.length > 0) return NOTHING;
  const over = entries.findIndex(isRecovery);
  const later = over < 0 ? [] : entries.slice(over + 1).filter(({ type }) => type === 'detection');
  const others = later.filter((entry) => !suggested.includes(entry) && !markOn(entry, 'relapse'));
  return { suggested, others };
}

/** By its type too: which of them ended the impact is what the menu helps to find out. */
function isRecovery(entry: RecordEntry): boolean {
  const { type } = entry;
  return type === 'recovery' || type === 'resolution' || recoveryIn([entry]) !== undefined;
}

/** What a ticked box takes for the cause: the only entry that is suggested, since between several a person chooses. */
export function suggestedCause({ causes: { suggested } }: ResolveReview): RecordEntry | undefined {
  return suggested.length === 1 ? suggested[0] : undefined;
}

/** What a ticked box takes for the return: the entry that reads most like it. */
export function suggestedRelapse({ relapses }: ResolveReview): RecordEntry | undefined {
  return relapses.suggested[0];
}

/** Whether there is an entry to choose. */
export function hasEntries({ suggested, others }: EntryChoice): boolean {
  return suggested.length + others.length > 0;
}

/** Which mark gives a key time that the review asks for. */
const TIMES: readonly (readonly [MilestoneName, readonly MarkName[]])[] = [
  ['impactStarted', ['impact-started']],
  ['detected', ['detected']],
  ['acknowledged', ['acknowledged']],
  ['mitigated', ['mitigated', 'restored']],
];

type Outcomes = Extract<Suggestion, { kind: 'outcome' }>;

function outcomeFor(suggestions: readonly Suggestion[], attempt: string): Outcomes | undefined {
  return suggestions.find((each): each is Outcomes => each.kind === 'outcome' && each.entry === attempt);
}

function reviewed(
  entry: RecordEntry,
  suggestion: Outcomes | undefined,
  byId: ReadonlyMap<string, RecordEntry>,
): ReviewedAttempt {
  if (!suggestion) return { entry };
  const shown = suggestion.shown === undefined ? undefined : byId.get(suggestion.shown);
  return { entry, suggested: { was: suggestion.outcome, ...(shown ? { shown } : {}) } };
}

/** The surest first. */
function uniqueEntries(
  suggestions: readonly Suggestion[],
  byId: ReadonlyMap<string, RecordEntry>,
  is: MarkName,
): RecordEntry[] {
  const marks = suggestions
    .filter((each) => each.kind === 'mark')
    .filter((each) => each.is === is && each.part === undefined)
    .toSorted((a, b) => b.confidence - a.confidence);
  return [...new Set(marks.flatMap(({ entry }) => byId.get(entry) ?? []))];
}

/** What a person chose in the review: entries as records name them. */
export interface ReviewChoices {
  readonly outcomes: readonly { readonly entry: string; readonly was: Outcome }[];
  readonly cause: string | undefined;
  readonly relapse: string | undefined;
  /**
   * The box was ticked: what the words suggest counts, where nothing else was chosen. `shownAt` is when the form showed
   * it; forms of earlier versions do not say.
   */
  readonly suggested: 'left' | { readonly shownAt: Date | undefined };
  /** Key times that were typed otherwise than the form showed them. */
  readonly times: ReadonlySet<MilestoneName>;
}

/** One change of what one entry means. */
interface Change {
  readonly entry: string;
  readonly change: MeaningChange;
}

/** What the choices change; a suggestion only where its box was ticked and nothing else was chosen. */
export function changesOf(now: ResolveReview, choices: ReviewChoices): readonly Change[] {
  const takeSuggested = choices.suggested !== 'left';
  const review = choices.suggested === 'left' ? now : suggestedBy(now, choices.suggested.shownAt);
  const chosen = new Map(choices.outcomes.map(({ entry, was }) => [entry, was]));
  const outcomes = review.attempts.flatMap(({ entry: { id }, suggested }): Change[] => {
    const taken = takeSuggested ? suggested?.was : undefined;
    const was = chosen.get(id) ?? taken;
    const shown = was === suggested?.was ? suggested?.shown?.id : undefined;
    return was
      ? [{ entry: id, change: { kind: 'outcome', was, ...(shown === undefined ? {} : { shown }) } }]
      : [];
  });
  const cause = choices.cause ?? (takeSuggested ? suggestedCause(review)?.id : undefined);
  const relapse = choices.relapse ?? (takeSuggested ? suggestedRelapse(review)?.id : undefined);
  return [
    ...outcomes,
    ...(cause === undefined ? [] : causeChanges(review, cause)),
    ...(relapse === undefined ? [] : [set(relapse, 'relapse')]),
    ...(takeSuggested ? timeChanges(review, choices.times) : []),
  ];
}

/** Nobody ticks a box for what was logged after they saw it. */
function suggestedBy(review: ResolveReview, shownAt: Date | undefined): ResolveReview {
  if (!shownAt) return review;
  const seen = ({ at, loggedAt = at }: RecordEntry) => loggedAt <= shownAt;
  const seenOf = ({ suggested, others }: EntryChoice) => ({ suggested: suggested.filter(seen), others });
  return {
    attempts: review.attempts.map(({ entry, suggested }) =>
      suggested && seen(entry) && (!suggested.shown || seen(suggested.shown))
        ? { entry, suggested }
        : { entry },
    ),
    causes: seenOf(review.causes),
    relapses: seenOf(review.relapses),
    times: Object.fromEntries(Object.entries(review.times).filter(([, entry]) => seen(entry))),
  };
}

/** Whoever chooses between causes that people marked differently takes the other marks back. */
function causeChanges({ causes }: ResolveReview, chosen: string): Change[] {
  const others = causes.suggested.filter((entry) => entry.id !== chosen && markOn(entry, 'cause'));
  return [
    set(chosen, 'cause'),
    ...others.map(({ id }): Change => ({ entry: id, change: { kind: 'taken-back', is: 'cause' } })),
  ];
}

function timeChanges({ times }: ResolveReview, typed: ReadonlySet<MilestoneName>): Change[] {
  return TIMES.flatMap(([milestone, [is]]) => {
    const entry = times[milestone];
    return entry && is && !typed.has(milestone) ? [set(entry.id, is)] : [];
  });
}

function set(entry: string, is: MarkName): Change {
  return { entry, change: { kind: 'set', is } };
}

/** Makes the changes; entries of an imported record go by the id in their file. Throws `StoreFault`. */
export async function takeReview(
  app: SightPorts & Pick<App, 'postmortems' | 'queue'>,
  { incident: { team, key } }: Pick<KnownIncident, 'incident'>,
  { user, changes }: { readonly user: string; readonly changes: readonly Change[] },
): Promise<void> {
  if (changes.length === 0) return;
  const stored = await app.entries.ofIncident(team, key);
  const ids = new Map(stored.map(({ id }) => [idInFile(id) ?? id, id]));
  for (const { entry, change } of changes) {
    const named = change.kind === 'outcome' && change.shown !== undefined;
    const own = named ? { ...change, shown: ids.get(change.shown) ?? change.shown } : change;
    await markEntry(app, { team, id: ids.get(entry) ?? entry, user }, own);
  }
}
