import { isOpenEnded } from '../domain/postmortem/analysis/attempts.ts';
import type { TimelineReading } from '../domain/postmortem/analysis/milestones.ts';
import type { IncidentRecord, RecordEntry } from '../domain/postmortem/record/record.ts';
import type { Suggestion } from '../domain/postmortem/suggestions/suggestion.ts';
import { suggestionsFor } from '../domain/postmortem/suggestions/suggestions-for.ts';
import type { MarkName, MeaningChange, Outcome } from '../domain/timeline/mark.ts';
import type { MilestoneName } from '../domain/timeline/milestone-name.ts';
import type { App } from './app.ts';
import { idInFile } from './import-incident.ts';
import { markEntry } from './mark-entry.ts';
import type { KnownIncident } from './ports/incidents.ts';
import type { SightPorts } from './who-may-see.ts';

/** An attempt of which nobody said what became of it, and what its words suggest. */
export interface ReviewedAttempt {
  readonly entry: RecordEntry;
  readonly suggested?: { readonly was: Outcome; readonly shown?: RecordEntry };
}

/** Everything that a person is asked once more when an incident is resolved, each with its likely entries. */
export interface ResolveReview {
  readonly attempts: readonly ReviewedAttempt[];
  /** Entries that may say what the cause is: those that people marked differently, or those that read like it. */
  readonly causes: readonly RecordEntry[];
  /** Entries that may say that it was back in between. */
  readonly relapses: readonly RecordEntry[];
  /** Key times that nobody stated, with the entry that reads like them. */
  readonly times: Readonly<Partial<Record<MilestoneName, RecordEntry>>>;
}

/** With more of them the form is no longer short; the timeline's menus have the others. */
export const REVIEWED_ATTEMPTS = 40;
const CANDIDATES = 20;

/** What the review asks about a record. */
export function resolveReview(record: IncidentRecord, reading: TimelineReading): ResolveReview {
  const suggestions = suggestionsFor(record);
  const byId = new Map(reading.entries.map((entry) => [entry.id, entry]));
  const entriesFor = (is: MarkName) => uniqueEntries(suggestions, byId, is).slice(0, CANDIDATES);
  const { causes, unexplainedReturns } = reading;
  return {
    attempts: reading.attempts
      .filter(isOpenEnded)
      .slice(0, REVIEWED_ATTEMPTS)
      .map(({ id, entries: [entry] }) => reviewed(entry as RecordEntry, outcomeFor(suggestions, id), byId)),
    causes:
      causes.state === 'agreed' ? [] : causes.state === 'contested' ? causes.entries : entriesFor('cause'),
    relapses: unexplainedReturns.length > 0 ? [] : entriesFor('relapse'),
    times: Object.fromEntries(
      TIMES.flatMap(([milestone, marks]) => {
        if (reading.milestones[milestone]) return [];
        const entry = marks.flatMap((is) => entriesFor(is))[0];
        return entry ? [[milestone, entry] as const] : [];
      }),
    ),
  };
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
  /** The box was ticked: what the words suggest counts, where nothing else was chosen. */
  readonly takeSuggested: boolean;
}

/** One change of what one entry means. */
interface Change {
  readonly entry: string;
  readonly change: MeaningChange;
}

/** What the choices change; a suggestion only where its box was ticked and nothing else was chosen. */
export function changesOf(review: ResolveReview, choices: ReviewChoices): readonly Change[] {
  const { takeSuggested } = choices;
  const chosen = new Map(choices.outcomes.map(({ entry, was }) => [entry, was]));
  const outcomes = review.attempts.flatMap(({ entry: { id }, suggested }): Change[] => {
    const taken = takeSuggested ? suggested?.was : undefined;
    const was = chosen.get(id) ?? taken;
    const shown = was === suggested?.was ? suggested?.shown?.id : undefined;
    return was
      ? [{ entry: id, change: { kind: 'outcome', was, ...(shown === undefined ? {} : { shown }) } }]
      : [];
  });
  const cause =
    choices.cause ?? (takeSuggested && review.causes.length === 1 ? review.causes[0]?.id : undefined);
  const relapse = choices.relapse ?? (takeSuggested ? review.relapses[0]?.id : undefined);
  return [
    ...outcomes,
    ...(cause === undefined ? [] : causeChanges(review, cause)),
    ...(relapse === undefined ? [] : [set(relapse, 'relapse')]),
    ...(takeSuggested ? timeChanges(review) : []),
  ];
}

/** Whoever chooses between causes that people marked differently takes the other marks back. */
function causeChanges({ causes }: ResolveReview, chosen: string): Change[] {
  const others = causes.filter(({ id, marks }) => id !== chosen && marks?.some(({ is }) => is === 'cause'));
  return [
    set(chosen, 'cause'),
    ...others.map(({ id }): Change => ({ entry: id, change: { kind: 'taken-back', is: 'cause' } })),
  ];
}

function timeChanges({ times }: ResolveReview): Change[] {
  return TIMES.flatMap(([milestone, [is]]) => {
    const entry = times[milestone];
    return entry && is ? [set(entry.id, is)] : [];
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
