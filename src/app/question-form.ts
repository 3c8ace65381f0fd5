import { type Analysis, analyse, openGaps } from '../domain/postmortem/analysis/analysis.ts';
import { answerKindOf } from '../domain/postmortem/questions/answer-kinds.ts';
import { stillOpen } from '../domain/postmortem/questions/open-questions.ts';
import {
  FIELD_NAMES,
  fieldQuestion,
  type Question,
  type QuestionName,
  readQuestionId,
} from '../domain/postmortem/questions/questions.ts';
import { MILESTONES, type MilestoneName } from '../domain/timeline/milestone-name.ts';
import type { App } from './app.ts';
import { loadRecord } from './load-record.ts';
import type { KnownIncident } from './ports/incidents.ts';
import type { KnownPostmortem } from './ports/postmortems.ts';

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
 * besides. What was answered since the draft is not asked again, except what is `kept` in a form. Throws `StoreFault`.
 */
export async function openQuestions(
  app: Pick<App, 'entries' | 'actions' | 'people' | 'postmortems'>,
  known: Pick<KnownIncident, 'incident' | 'events'>,
  { stored, kept = new Set() }: OpenAsked,
): Promise<readonly FormQuestion[]> {
  const analysis = analyse(await loadRecord(app, known, undefined));
  const latest = stored?.latest;
  const asked = latest && stored ? stillOpen(latest.document, stored.state.answers, latest.asOf) : [];
  const open = new Set(asked);
  const ofDocument = latest?.document.questions.filter((each) => open.has(each) || kept.has(each.id)) ?? [];
  const ofRecord = [
    ...openGaps(analysis),
    ...FIELD_NAMES.filter((name) => kept.has(name)).map((name) => fieldQuestion(name)),
  ].filter(({ id }, index, every) => every.findIndex((each) => each.id === id) === index);
  const inDocument = new Set(ofDocument.map(({ id }) => id));
  const all = [...ofDocument, ...ofRecord.filter(({ id }) => !inDocument.has(id))];
  return all.flatMap((question) => formOf(question, analysis) ?? []);
}

/** How one question is asked; `undefined` where what it was about is gone. */
export function formOf(question: Question, analysis: Analysis): FormQuestion | undefined {
  const ref = readQuestionId(question.id);
  if (!ref) return undefined;
  const { none } = answerKindOf(ref.name);
  const slots = slotsOf(ref.name, ref.key, analysis);
  return { question, name: ref.name, slots, ...(none === undefined ? {} : { none }) };
}

function slotsOf(name: QuestionName, key: string, analysis: Analysis): readonly SlotSpec[] {
  const way = answerKindOf(name);
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
