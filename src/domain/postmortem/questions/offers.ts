import { type MarkName, markOn } from '../../timeline/mark.ts';
import { clockTime } from '../../timeline/time-words.ts';
import type { Analysis } from '../analysis/analysis.ts';
import { drawnWords } from '../document/prose.ts';
import { nameOf, type RecordEntry } from '../record/record.ts';
import type { Suggestion } from '../suggestions/suggestion.ts';
import { openToDos } from './action-questions.ts';
import { causeCandidates } from './gaps.ts';
import type { Offer } from './offer.ts';
import { type Question, type QuestionName, type QuestionRef, readQuestionId } from './questions.ts';
import { dated, shortened, timed } from './quoted.ts';
import { suggestedAnswers } from './suggested-answers.ts';

/** What the analysis of an incident gives for offers. */
export type OfferSources = Pick<Analysis, 'record' | 'reading' | 'suggestions'>;

/** With more than these nobody chooses. */
const MOST = 5;
/** One of these is asked for, though nothing suggests which. */
const MOST_CAUSES = 10;
/** Entries that could be to-dos are ticked, each for itself. */
const MOST_TO_DOS = 10;
/** A button shows 75 letters. */
const QUOTE = 60;

/** How a mark reads after `09:29 reads like:`. */
const READS: Readonly<Record<MarkName, string>> = {
  'impact-started': 'it began',
  detected: 'somebody noticed',
  acknowledged: 'somebody took it on',
  declared: 'it was declared',
  cause: 'the cause',
  contributing: 'something that made it worse',
  mitigated: 'users were no longer affected',
  restored: 'service was back',
  relapse: 'it came back',
  loss: 'something was lost',
  escalated: 'others were called in',
};

/** Gives the answers that can be taken to each question, the surest first. */
export function offersFrom(sources: OfferSources): (question: Pick<Question, 'id'>) => Offer[] {
  const entries = new Map(sources.reading.entries.map((entry) => [entry.id, entry]));
  const suggested = suggestedAnswers(sources.suggestions);
  return ({ id }) => {
    const ref = readQuestionId(id);
    return ref ? offersFor({ ...ref, id }, { sources, entries, suggested: suggested(ref.name, id) }) : [];
  };
}

type Entries = ReadonlyMap<string, RecordEntry>;

/** What is known of the answers to one question. */
interface Known {
  readonly sources: OfferSources;
  readonly entries: Entries;
  /** What suggests an answer, the surest first. */
  readonly suggested: readonly Suggestion[];
}

function offersFor({ name, key, id }: QuestionRef & { readonly id: string }, known: Known): Offer[] {
  const { sources, entries, suggested } = known;
  switch (name) {
    case 'attempt':
      return suggested.flatMap((each) => (each.kind === 'outcome' ? [outcomeOffer(each, entries)] : []));
    case 'kind':
      return suggested.flatMap((each) =>
        each.kind === 'incident-kind' ? [valueOffer(each, each.is, entries)] : [],
      );
    case 'to-dos':
      return openToDos(sources.record, suggested)
        .slice(0, MOST_TO_DOS)
        .map(({ entry, title, because }) => ({
          text: shortened(drawnWords(sources.record, title)),
          source: `${timesOf(because, entries)} reads like something to do`,
          sets: { kind: 'to-do', entry, title },
        }));
    default: {
      const before = name === 'over-before' ? entries.get(key)?.at : undefined;
      const most = name === 'cause' ? MOST_CAUSES : MOST;
      return [...markOffers(name, known, before), ...valueOffers(id, known)].slice(0, most);
    }
  }
}

/** Entries that people marked differently come first, then what is suggested. */
function markOffers(
  name: QuestionName,
  { sources, entries, suggested }: Known,
  before: Date | undefined,
): Offer[] {
  const { record, reading } = sources;
  const contested = name === 'cause' && reading.causes.state === 'contested' ? reading.causes.entries : [];
  const offers = contested.map((entry): Offer => {
    const by = markOn(entry, 'cause')?.by;
    return {
      text: timed(dated(record, reading), entry, QUOTE),
      ...(by === undefined ? {} : { source: `marked by ${nameOf(record, by)}` }),
      sets: { kind: 'mark', entry: entry.id, is: 'cause' },
    };
  });
  for (const each of suggested) {
    if (offers.length >= MOST) break;
    if (each.kind !== 'mark') continue;
    const entry = entries.get(each.entry);
    if (!entry || contested.includes(entry) || (before && entry.at >= before)) continue;
    if (markOn(entry, each.is) && name !== 'cause') continue;
    offers.push({
      text: timed(dated(record, reading), entry, QUOTE),
      source: saysSo(each, READS[each.is], entries),
      sets: {
        kind: 'mark',
        entry: entry.id,
        is: each.is,
        ...(each.part === undefined ? {} : { part: each.part }),
      },
    });
  }
  if (name === 'cause' && offers.length === 0) return possibleCauses(sources);
  return name === 'impact-start' ? [...offers, ...atDetection(sources, offers)] : offers;
}

/** Where nothing reads like the cause, people choose among the entries that can be it: the latest first. */
function possibleCauses({ record, reading }: OfferSources): Offer[] {
  return causeCandidates(reading.entries)
    .slice(-MOST_CAUSES)
    .reverse()
    .map(
      (entry): Offer => ({
        text: timed(dated(record, reading), entry, QUOTE),
        sets: { kind: 'mark', entry: entry.id, is: 'cause' },
      }),
    );
}

/** Where nothing else is known, it may have begun when it was noticed. */
function atDetection({ record, reading }: OfferSources, others: readonly Offer[]): Offer[] {
  const [id] = reading.milestones.detected?.entries ?? [];
  const entry = reading.entries.find((each) => each.id === id);
  const offered = others.some(({ sets }) => sets.kind === 'mark' && sets.entry === id);
  if (!entry || offered) return [];
  return [
    {
      text: `When it was noticed: ${timed(dated(record, reading), entry, 40)}`,
      sets: { kind: 'mark', entry: entry.id, is: 'impact-started' },
    },
  ];
}

function valueOffers(id: string, { sources: { record }, entries, suggested }: Known): Offer[] {
  return suggested.flatMap((each) =>
    each.kind === 'answer' && each.question === id
      ? [{ ...valueOffer(each, each.text, entries), text: nameOf(record, each.text) }]
      : [],
  );
}

function valueOffer(suggestion: Suggestion, text: string, entries: Entries): Offer {
  return {
    text: capitalised(text),
    source: readIn(suggestion, entries),
    sets: { kind: 'answer', text },
  };
}

function outcomeOffer(each: Extract<Suggestion, { kind: 'outcome' }>, entries: Entries): Offer {
  const { entry, outcome: was, shown } = each;
  return {
    text: capitalised(was),
    source: saysSo(each, was, entries),
    sets: { kind: 'outcome', entry, was, ...(shown === undefined ? {} : { shown }) },
  };
}

/** `09:29 reads like: no effect`; a model's suggestion says so. */
function saysSo({ from, because }: Suggestion, as: string, entries: Entries): string {
  const times = timesOf(because, entries);
  const verb = times.includes(',') ? 'read' : 'reads';
  return from === 'words' ? `${times} ${verb} like: ${as}` : `the language model reads ${times} as: ${as}`;
}

/** A value needs no words but its own: `read in 15:02, 15:04`. */
function readIn({ from, because }: Suggestion, entries: Entries): string {
  const times = timesOf(because, entries);
  return from === 'words' ? `read in ${times}` : `the language model reads it in ${times}`;
}

function timesOf(because: readonly string[], entries: Entries): string {
  const times = because.flatMap((id) => {
    const entry = entries.get(id);
    return entry ? [clockTime(entry.at)] : [];
  });
  return [...new Set(times)].slice(0, 3).join(', ') || 'the record';
}

function capitalised(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
