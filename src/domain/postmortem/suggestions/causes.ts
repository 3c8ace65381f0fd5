import type { Attempt } from './attempts.ts';
import { type Denials, denialsIn, doubt, isDenied, isRuledOut, names } from './denials.ts';
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
/** What the type of an announcement takes from it where another company seems to speak. */
const ANNOUNCED = -0.25;
/** The same in a language that the rules do not know: its type and its place alone. */
const UNREAD_FINDING = 0.4;
/** What it adds that an attempt which worked followed. */
const LED = 0.1;
/** The same where it helped in part, or nobody said. */
const LED_IN_PART = 0.06;
/** Below this nothing is offered. */
const LEAST = 0.45;

/** The entries that seem to say what caused it, or what made it likelier or worse; equals are all offered. */
export function causeSuggestions(
  reads: readonly Read[],
  attempts: readonly Attempt[],
  outcomes: readonly Suggestion[],
): Suggestion[] {
  const denials = denialsIn(reads, attempts, outcomes);
  const scored: { readonly read: Read; readonly confidence: number }[] = [];
  let best = 0;
  const outside = announcersIn(reads);
  const led = ledToSuccess(reads, attempts, outcomes);
  reads.forEach((read, place) => {
    const confidence =
      causeIn(read, outside.has(read.entry.author)) + (led.get(place) ?? 0) - doubt(read, place, denials);
    if (confidence < LEAST) return;
    best = Math.max(best, confidence);
    scored.push({ read, confidence });
  });
  const offered = scored.filter(({ confidence }) => confidence >= best - 0.001);
  const found = offered.length > 3 ? offered.slice(-3) : offered;
  const behind = changeBehind(
    reads,
    denials,
    found.map(({ read }) => read),
  );
  return [
    ...found.map(({ read, confidence }) => cause(read, confidence)),
    ...(behind.length + found.length > 0 ? behind : firstEvent(reads)),
    ...contributingIn(reads),
    ...changeBeside(reads, denials, [
      ...found.map(({ read }) => read.entry.id),
      ...behind.map(({ entry }) => entry),
    ]),
  ];
}

/** Who only announces and does nothing: another company's status page, mostly; ours repeats what was found here. */
function announcersIn(reads: readonly Read[]): ReadonlySet<string | undefined> {
  const announce = new Set(
    reads.flatMap(({ entry }) => (entry.type === 'communication' ? [entry.author] : [])),
  );
  for (const { entry } of reads) if (entry.type !== 'communication') announce.delete(entry.author);
  return announce.size > 0 && !announce.has(undefined) ? announce : new Set();
}

/** How many entries may stand between a finding and what was done about it. */
const SOON = 4;

/** The last investigation before an attempt that was not in vain: what was found there was acted upon. */
function ledToSuccess(
  reads: readonly Read[],
  attempts: readonly Attempt[],
  outcomes: readonly Suggestion[],
): ReadonlyMap<number, number> {
  const offered = new Map(
    outcomes.flatMap((each) => (each.kind === 'outcome' ? [[each.entry, each.outcome] as const] : [])),
  );
  const led = new Map<number, number>();
  for (const { first, places } of attempts) {
    const found = investigationBefore(reads, places[0] ?? 0);
    const outcome = first.entry.outcome?.was ?? offered.get(first.entry.id);
    if (found === undefined || outcome === 'no effect' || outcome === 'worse') continue;
    led.set(found, Math.max(led.get(found) ?? 0, outcome === 'worked' ? LED : LED_IN_PART));
  }
  return led;
}

function investigationBefore(reads: readonly Read[], begun: number): number | undefined {
  for (let place = begun - 1; place >= Math.max(0, begun - SOON); place -= 1) {
    const type = reads[place]?.entry.type;
    if (type === 'investigation') return place;
    if (type === 'mitigation') return undefined;
  }
  return undefined;
}

type MarkOffer = Extract<Suggestion, { kind: 'mark' }>;

function cause({ entry }: Read, confidence: number, because: readonly string[] = [entry.id]): MarkOffer {
  const rounded = Math.min(0.95, Math.round(confidence * 100) / 100);
  return { kind: 'mark', entry: entry.id, is: 'cause', from: 'words', confidence: rounded, because };
}

function causeIn(read: Read, announces: boolean): number {
  const { entry, says, reading } = read;
  if (says('not-cause') > 0 || says('to-do') > 0 || reading.machine) return 0;
  if (says('cause') > 0) return says('cause') + (announces ? ANNOUNCED : TYPES[entry.type]);
  if (entry.type !== 'investigation') return 0;
  if (read.unread) return UNREAD_FINDING;
  const idle =
    says('no-effect') > 0 || says('recovered') > 0 || says('took-on') > 0 || reading.subjects.size < 2;
  if (idle || reading.words.includes('?')) return 0;
  return FINDING;
}

/** With the first of these it is known; a change after it is part of the response. */
const NOTICED: ReadonlySet<string> = new Set(['detection', 'response', 'mitigation', 'recovery']);

/** The change that a cause names, or that was taken back with success, is the change that did it. */
function changeBehind(reads: readonly Read[], denials: Denials, causes: readonly Read[]): MarkOffer[] {
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

/** What a first note may tell of instead. */
const TELLS = ['users', 'began', 'reported', 'contributing', 'recovered'] as const;

/** Where nobody found a cause and nothing was changed: what was noted as the first thing, before anybody noticed. */
function firstEvent(reads: readonly Read[]): Suggestion[] {
  const [first] = reads;
  const noticed = reads.findIndex(({ entry }) => NOTICED.has(entry.type));
  if (!first || noticed < 1 || first.entry.type !== 'note' || TELLS.some((each) => first.says(each) > 0))
    return [];
  return reads.slice(0, noticed).some(({ entry }) => entry.type === 'change') ? [] : [cause(first, 0.45)];
}

/** Entries that look back, from the last recovery on, say in fewer words what let it through. */
function contributingIn(reads: readonly Read[]): Suggestion[] {
  const end = reads.findLastIndex(({ entry }) => entry.type === 'recovery' || entry.type === 'resolution');
  return reads
    .filter(({ entry, says }, place) => {
      if (says('to-do') > 0 || !LOOKS_BACK.has(entry.type)) return false;
      return says('contributing') >= (end >= 0 && place > end ? 0.3 : 0.6);
    })
    .map(contributing);
}

const LOOKS_BACK: ReadonlySet<string> = new Set(['note', 'investigation']);

/** The last change before it was noticed, where something else was found to be the cause. */
function changeBeside(reads: readonly Read[], denials: Denials, causes: readonly string[]): Suggestion[] {
  const until = reads.findIndex(({ entry }) => NOTICED.has(entry.type));
  const change = reads.slice(0, Math.max(0, until)).findLast(({ entry }) => entry.type === 'change');
  if (!change || causes.length === 0 || causes.includes(change.entry.id)) return [];
  if (isRuledOut(change, reads.indexOf(change), denials)) return [];
  const { id } = change.entry;
  return [{ kind: 'mark', entry: id, is: 'contributing', from: 'words', confidence: 0.45, because: [id] }];
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
