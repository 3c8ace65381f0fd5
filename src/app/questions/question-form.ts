import { type Analysis, analyse, openGaps } from '../../domain/postmortem/analysis/analysis.ts';
import { askedQuestions } from '../../domain/postmortem/questions/asked.ts';
import { causeCandidates } from '../../domain/postmortem/questions/gaps.ts';
import { type Offer, offerKey } from '../../domain/postmortem/questions/offer.ts';
import { stillOpen } from '../../domain/postmortem/questions/open-questions.ts';
import {
  FIELD_NAMES,
  fieldQuestion,
  type Question,
  type QuestionName,
  type QuestionRef,
  readQuestionId,
  rowOf,
} from '../../domain/postmortem/questions/questions.ts';
import { dated, timed } from '../../domain/postmortem/questions/quoted.ts';
import type { IncidentRecord, RecordEntry } from '../../domain/postmortem/record/record.ts';
import type { Suggestion } from '../../domain/postmortem/suggestions/suggestion.ts';
import { suggestionsFor } from '../../domain/postmortem/suggestions/suggestions-for.ts';
import { OUTCOMES } from '../../domain/timeline/mark.ts';
import { MILESTONES, type MilestoneName } from '../../domain/timeline/milestone-name.ts';
import type { App } from '../app.ts';
import type { KnownIncident } from '../ports/incidents.ts';
import type { HeavyTask } from '../ports/offload.ts';
import type { KnownPostmortem } from '../ports/postmortems.ts';
import { loadRecord } from '../postmortems/load-record.ts';

/** What a person types or chooses under one question; a question asks for some of it. */
export interface Typed {
  readonly text?: string;
  readonly time?: Date;
  /** The two times of a contradiction, in the order in which they should be. */
  readonly first?: Date;
  readonly second?: Date;
  /** Slack user ids. */
  readonly person?: string;
  readonly people?: readonly string[];
  /** `2026-03-20`. */
  readonly day?: string;
  /** `1` to `4`. */
  readonly severity?: string;
  /** What was chosen of a question's options. */
  readonly choice?: string;
  /** The offers that were ticked, by their keys. */
  readonly taken?: readonly string[];
}

export type Slot = keyof Typed;

/** One input under a question. */
export interface SlotSpec {
  readonly slot: Slot;
  /** How text is typed. */
  readonly as?: 'line' | 'lines' | 'number';
  /** The key time that is to be corrected, and what it is now. */
  readonly milestone?: MilestoneName;
  readonly initial?: Date;
  /** What can be chosen. */
  readonly options?: readonly SlotOption[];
}

/** One thing to choose. */
export interface SlotOption {
  readonly value: string;
  readonly text: string;
  /** Why it is suggested, where it is. */
  readonly source?: string;
}

/** An open question and how it is answered in a form. */
export interface FormQuestion {
  readonly question: Question;
  readonly name: QuestionName;
  readonly slots: readonly SlotSpec[];
  /** The answer of one tap. */
  readonly none?: string;
}

/** The postmortem as it is stored, and the ids of questions that a form shows already. */
interface OpenAsked {
  readonly stored: Pick<KnownPostmortem, 'state' | 'latest'> | undefined;
  readonly kept?: ReadonlySet<string> | undefined;
}

/**
 * Everything that is open about an incident: what its document asks, in its order, and what its record leaves open
 * besides. What was answered since the draft is not asked again, except what is `kept` in a form. Throws `StoreFault`,
 * `LimitMet`.
 */
export async function openQuestions(
  app: Pick<App, 'entries' | 'actions' | 'people' | 'postmortems' | 'offload'>,
  known: Pick<KnownIncident, 'incident' | 'events'>,
  { stored, kept = new Set() }: OpenAsked,
): Promise<readonly FormQuestion[]> {
  const latest = stored?.latest;
  const record = await loadRecord(app, known, undefined);
  const asked = latest && stored ? stillOpen(latest.document, stored.state.answers, latest.asOf) : [];
  const open = new Set(asked);
  const ofDocument = latest?.document.questions.filter((each) => open.has(each) || kept.has(each.id)) ?? [];
  const numbers = new Map(latest?.document.questions.map(({ id, number }) => [id, number]));
  const proposals = latest?.document.proposals;
  return app.offload.run(FORMS, { record, proposals, ofDocument, numbers, kept });
}

/** A record, what its document asks with its numbers, and what is kept in a form. */
interface FormsOrder {
  readonly record: IncidentRecord;
  readonly proposals: readonly Suggestion[] | undefined;
  readonly ofDocument: readonly Question[];
  readonly numbers: ReadonlyMap<string, number | undefined>;
  readonly kept: ReadonlySet<string>;
}

/** How everything that is open is asked. */
export function questionForms({ record, proposals, ofDocument, numbers, kept }: FormsOrder): FormQuestion[] {
  const analysis = analyse(record, suggestionsFor(record, proposals));
  const ofRecord = [
    ...openGaps(analysis),
    ...FIELD_NAMES.filter((name) => kept.has(name)).map((name) => fieldQuestion(name)),
  ].filter(({ id }, index, every) => every.findIndex((each) => each.id === id) === index);
  const inDocument = new Set(ofDocument.map(({ id }) => id));
  const all = [...ofDocument, ...ofRecord.filter(({ id }) => !inDocument.has(id))];
  return askedQuestions(analysis, all).flatMap(({ number: _number, ...question }) => {
    const number = numbers.get(question.id);
    return formOf({ ...question, ...(number === undefined ? {} : { number }) }, analysis) ?? [];
  });
}

const FORMS: HeavyTask<FormsOrder, readonly FormQuestion[]> = {
  module: import.meta.url,
  run: questionForms,
  awaitedBy: 'person',
};

/** How one question is asked; `undefined` where what it was about is gone. */
export function formOf(question: Question, analysis: Analysis): FormQuestion | undefined {
  const ref = readQuestionId(question.id);
  if (!ref) return undefined;
  const { none } = rowOf(ref.name);
  const own = slotsOf(ref, analysis).filter(({ options }) => options === undefined || options.length > 0);
  const slots = [...offered(question), ...own];
  return { question, name: ref.name, slots, ...(none === undefined ? {} : { none }) };
}

/** The same question with these answers to tick before the other inputs. */
export function offering(asked: FormQuestion, offers: readonly Offer[]): FormQuestion {
  const question = { ...asked.question, offers: [...(asked.question.offers ?? []), ...offers] };
  return {
    ...asked,
    question,
    slots: [...offered(question), ...asked.slots.filter(({ slot }) => slot !== 'taken')],
  };
}

/** Offers to tick, where the other inputs cannot show them. */
function offered({ offers = [] }: Question): SlotSpec[] {
  const options = offers.map((offer) => optionOf(offer));
  return options.length === 0 ? [] : [{ slot: 'taken', options }];
}

function optionOf(offer: Offer): SlotOption {
  const { text, source } = offer;
  return { value: offerKey(offer), text, ...(source === undefined ? {} : { source }) };
}

function slotsOf({ name, key }: QuestionRef, analysis: Analysis): readonly SlotSpec[] {
  const { answer: way } = rowOf(name);
  switch (way.to) {
    case 'field':
      switch (way.input) {
        case 'line':
        case 'lines':
        case 'number':
          return [{ slot: 'text', as: way.input }];
        case 'day':
        case 'person':
        case 'people':
          return [{ slot: way.input }];
        case 'signer':
          return [{ slot: 'person' }, { slot: 'text', as: 'line' }];
        case 'choice':
          return [{ slot: 'choice', options: (way.options ?? []).map((value) => plainOption(value)) }];
        default:
          return way.input satisfies never;
      }
    case 'remark':
      return [{ slot: 'text', as: 'lines' }];
    case 'time':
      return [
        { slot: 'time' },
        ...(way.who ? [{ slot: 'person' as const }] : []),
        { slot: 'text', as: 'line' },
      ];
    case 'times':
      return [...timesOf(key, analysis), { slot: 'text', as: 'lines' }];
    case 'entry':
      return [{ slot: 'text', as: 'lines' }, { slot: 'time' }];
    case 'outcome':
      return [{ slot: 'choice', options: OUTCOMES.map((value) => plainOption(value)) }];
    case 'mark':
      return [
        {
          slot: 'choice',
          options: candidatesFor(name, key, analysis).map((entry) => entryOption(analysis, entry)),
        },
      ];
    case 'to-dos':
      return [];
    case 'owners':
      return [{ slot: 'person' }, { slot: 'day' }, { slot: 'text', as: 'lines' }];
    case 'severity':
      return [{ slot: 'severity' }];
    case 'meeting':
      return [{ slot: 'time' }];
    case 'actions':
      return [{ slot: 'text', as: 'lines' }, { slot: 'person' }, { slot: 'day' }];
    case 'owner':
      return [{ slot: 'person' }];
    case 'due':
      return [{ slot: 'day' }];
    default:
      return way satisfies never;
  }
}

function plainOption(value: string): SlotOption {
  return { value, text: `${value.charAt(0).toUpperCase()}${value.slice(1)}` };
}

const QUOTE = 60;

function entryOption({ record, reading }: Analysis, entry: RecordEntry): SlotOption {
  return { value: entry.id, text: timed(dated(record, reading), entry, QUOTE) };
}

/** Slack shows at most 100 options. */
const MOST = 100;

/** The entries that a question asks one of. */
function candidatesFor(name: QuestionName, key: string, { reading }: Analysis): RecordEntry[] {
  if (name === 'cause') return causeCandidates(reading.entries).slice(-MOST);
  const back = reading.entries.findIndex(({ id }) => id === key);
  return reading.entries.slice(0, Math.max(0, back)).slice(-MOST);
}

/** The two key times that a contradiction is about: `mitigated-resolved`. */
export function pairOf(key: string): readonly [MilestoneName, MilestoneName] | undefined {
  const [first, second, more] = key.split('-').map((word) => MILESTONES.find((name) => name === word));
  return first && second && !more && key === `${first}-${second}` ? [first, second] : undefined;
}

/** The entry whose time is later than the moment at which it was logged. */
export function futureEntryOf(key: string): string | undefined {
  return key.startsWith('future-') ? key.slice('future-'.length) : undefined;
}

function timesOf(key: string, { reading, record }: Analysis): SlotSpec[] {
  const entry = record.entries.find(({ id }) => id === futureEntryOf(key));
  if (entry) return [{ slot: 'time', initial: entry.at }];
  const [first, second] = pairOf(key) ?? [];
  const slot = (name: 'first' | 'second', milestone: MilestoneName | undefined): SlotSpec[] => {
    const at = milestone && reading.milestones[milestone]?.at;
    return milestone && at ? [{ slot: name, milestone, initial: at }] : [];
  };
  return [...slot('first', first), ...slot('second', second)];
}
