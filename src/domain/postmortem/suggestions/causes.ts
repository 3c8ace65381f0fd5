import type { Attempt } from './attempts.ts';
import { type Denials, denialsIn, doubt, isDenied, names } from './denials.ts';
import type { Read } from './read-words.ts';
import type { Suggestion } from './suggestion.ts';

/** How much the type of an entry adds to what its words say of a cause, or takes from it. */
const TYPES: Readonly<Record<Read['entry']['type'], number>> = {
  investigation: 0.1,
  note: 0,
  resolution: 0,
  decision: -0.15,
  response: -0.05,
  change: -0.2,
  mitigation: -0.35,
  recovery: -0.5,
  detection: -0.25,
  communication: -0.5,
};

/** What an investigation is worth that says neither why nor what not. */
const FINDING = 0.4;
/** Below this nothing is offered. */
const LEAST = 0.45;

/** The entries that seem to say what caused it, or what made it likelier or worse; equals are all offered. */
export function causeSuggestions(
  reads: readonly Read[],
  attempts: readonly Attempt[],
  outcomes: readonly Suggestion[],
): Suggestion[] {
  const denials = denialsIn(reads, attempts, outcomes);
  const tried = new Set(attempts.flatMap(({ subjects }) => [...subjects]));
  const scored: { readonly read: Read; readonly confidence: number }[] = [];
  let best = 0;
  reads.forEach((read, place) => {
    const confidence = causeIn(read, tried) - doubt(read, place, denials);
    if (confidence < LEAST) return;
    best = Math.max(best, confidence);
    scored.push({ read, confidence });
  });
  const offered = scored.filter(({ confidence }) => confidence >= best - 0.001);
  const found = offered.length > 3 ? offered.slice(-3) : offered;
  return [
    ...found.map(({ read, confidence }) => cause(read, confidence)),
    ...changeBehind(
      reads,
      denials,
      found.map(({ read }) => read),
    ),
    ...reads.filter(({ says }) => says('contributing') > 0 && says('to-do') === 0).map(contributing),
  ];
}

function cause({ entry }: Read, confidence: number, because: readonly string[] = [entry.id]): Suggestion {
  const rounded = Math.min(0.95, Math.round(confidence * 100) / 100);
  return { kind: 'mark', entry: entry.id, is: 'cause', from: 'words', confidence: rounded, because };
}

function causeIn(read: Read, tried: ReadonlySet<string>): number {
  const { entry, says, reading } = read;
  if (says('not-cause') > 0 || says('to-do') > 0 || reading.machine) return 0;
  if (says('cause') > 0) return says('cause') + TYPES[entry.type];
  if (entry.type !== 'investigation' || read.unread) return 0;
  const idle =
    says('no-effect') > 0 || says('recovered') > 0 || says('took-on') > 0 || reading.subjects.size < 2;
  if (idle || reading.words.includes('?')) return 0;
  return FINDING + (sharesAny(reading.subjects, tried) ? 0.1 : 0);
}

const sharesAny = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => {
  for (const each of a) if (b.has(each)) return true;
  return false;
};

/** With the first of these it is known; a change after it is part of the response. */
const NOTICED: ReadonlySet<string> = new Set(['detection', 'response', 'mitigation', 'recovery']);

/** The change that a cause names, or that was taken back with success, is the change that did it. */
function changeBehind(reads: readonly Read[], denials: Denials, causes: readonly Read[]): Suggestion[] {
  const until = reads.findIndex(({ entry }) => NOTICED.has(entry.type));
  const changes = reads
    .slice(0, until < 0 ? reads.length : until)
    .filter((read) => read.entry.type === 'change' && !read.unread && !isDenied(read, denials));
  const named = changes.filter(({ reading }) =>
    causes.some(
      ({ entry, reading: { subjects } }) => entry.type !== 'change' && names(subjects, reading.subjects),
    ),
  );
  const last = changes.at(-1);
  const explained = causes.some(({ says }) => says('cause') >= 0.6);
  const chosen = named.at(-1) ?? (denials.undone || !explained ? last : undefined);
  if (!chosen || causes.includes(chosen)) return [];
  const because = [chosen.entry.id, ...causes.map(({ entry }) => entry.id)];
  return [cause(chosen, named.length > 0 && denials.undone ? 0.65 : 0.5, because)];
}

function contributing({ entry, says }: Read): Suggestion {
  const confidence = says('contributing');
  return {
    kind: 'mark',
    entry: entry.id,
    is: 'contributing',
    from: 'words',
    confidence,
    because: [entry.id],
  };
}
