import { readTimeline } from '../../src/domain/postmortem/analysis/milestones.ts';
import type { IncidentRecord } from '../../src/domain/postmortem/record/record.ts';
import type { Suggestion } from '../../src/domain/postmortem/suggestions/suggestion.ts';
import type { MarkName } from '../../src/domain/timeline/mark.ts';
import type { MilestoneName } from '../../src/domain/timeline/milestone-name.ts';
import type { MeasuredIncident } from './incidents.ts';
import { attemptOf } from './support.ts';

/** How often an offered answer is the right one; a missing offer is wrong. */
export interface OfferScore {
  readonly expected: number;
  readonly right: number;
  /** Offered, and not true. What may be argued about does not count. */
  readonly wrong: number;
}

/** One answer: its kind, and what it says, so that equal answers are equal texts. */
interface Answer {
  readonly kind: string;
  readonly says: string;
}

export interface OfferedAnswers {
  readonly right: readonly Answer[];
  readonly wrong: readonly Answer[];
  readonly missing: readonly Answer[];
}

/** `right ÷ (expected + wrong)`; 1 where nothing was expected and nothing offered. */
export function shareRight({ expected, right, wrong }: OfferScore): number {
  return expected + wrong === 0 ? 1 : right / (expected + wrong);
}

/** Compares what was offered for the unmarked record with what is true. */
export function compareOffers(
  incident: MeasuredIncident,
  suggestions: readonly Suggestion[],
): OfferedAnswers {
  const expected = expectedAnswers(incident);
  const wanted = new Set(expected.map(keyOf));
  const offered = new Map(
    suggestions.map((each) => answerOf(each, incident)).map((answer) => [keyOf(answer), answer]),
  );
  const open = openTo(incident);
  return {
    right: expected.filter((answer) => offered.has(keyOf(answer))),
    wrong: [...offered.values()].filter((answer) => !wanted.has(keyOf(answer)) && !open(answer)),
    missing: expected.filter((answer) => !offered.has(keyOf(answer))),
  };
}

/** Adds up comparisons by kind. */
export function scoresByKind(compared: readonly OfferedAnswers[]): Map<string, OfferScore> {
  const scores = new Map<string, OfferScore>();
  const add = ({ kind }: Answer, more: Partial<OfferScore>): void => {
    const { expected, right, wrong } = scores.get(kind) ?? { expected: 0, right: 0, wrong: 0 };
    scores.set(kind, {
      expected: expected + (more.expected ?? 0),
      right: right + (more.right ?? 0),
      wrong: wrong + (more.wrong ?? 0),
    });
  };
  for (const { right, wrong, missing } of compared) {
    for (const answer of right) add(answer, { expected: 1, right: 1 });
    for (const answer of missing) add(answer, { expected: 1 });
    for (const answer of wrong) add(answer, { wrong: 1 });
  }
  return scores;
}

const keyOf = ({ kind, says }: Answer): string => `${kind}: ${says}`;

/** Service that is back, everywhere, is one answer, whichever of the two marks says so. */
const kindOfMark = (is: MarkName, part: string | undefined): string => {
  if (is === 'mitigated' || is === 'restored') return part === undefined ? 'over' : 'restored in part';
  return is;
};

function expectedAnswers({ marked, unmarked, truth }: MeasuredIncident): Answer[] {
  const marks = marked.entries.flatMap(({ id, marks = [] }) =>
    marks
      .filter(({ is }) => !isStated(unmarked, is))
      .map(({ is, part }) => ({ kind: kindOfMark(is, part), says: id })),
  );
  const attempts = marked.entries.flatMap((entry) =>
    entry.attempt === undefined ? [] : { kind: 'attempt', says: `${entry.id} of ${entry.attempt}` },
  );
  const outcomes = marked.entries.flatMap((entry) =>
    entry.outcome && entry.outcome.was !== 'unknown'
      ? { kind: 'outcome', says: `${attemptOf(entry)} ${entry.outcome.was}` }
      : [],
  );
  return [
    ...marks,
    ...attempts,
    ...outcomes,
    ...(marked.kind && !marked.drill ? [{ kind: 'incident kind', says: marked.kind }] : []),
    ...(truth?.toDos ?? []).map((id) => ({ kind: 'to-do', says: id })),
    ...Object.entries(truth?.answers ?? {}).map(([question, text]) => ({
      kind: 'answer',
      says: `${question} ${alike(text)}`,
    })),
  ];
}

function answerOf(suggestion: Suggestion, { marked }: MeasuredIncident): Answer {
  const attempts = new Map(marked.entries.map((entry) => [entry.id, attemptOf(entry)]));
  switch (suggestion.kind) {
    case 'mark':
      return { kind: kindOfMark(suggestion.is, suggestion.part), says: suggestion.entry };
    case 'outcome':
      return {
        kind: 'outcome',
        says: `${attempts.get(suggestion.entry) ?? suggestion.entry} ${suggestion.outcome}`,
      };
    case 'attempt':
      return {
        kind: 'attempt',
        says: `${suggestion.entry} of ${attempts.get(suggestion.of) ?? suggestion.of}`,
      };
    case 'incident-kind':
      return { kind: 'incident kind', says: suggestion.is };
    case 'answer':
      return { kind: 'answer', says: `${suggestion.question} ${alike(suggestion.text)}` };
    case 'to-do':
      return { kind: 'to-do', says: suggestion.entry };
    default:
      return suggestion satisfies never;
  }
}

/** Lists agree whatever their order. */
const alike = (text: string): string =>
  text
    .toLowerCase()
    .split(/\s*,\s*/)
    .sort()
    .join(', ');

const STATES: Readonly<Partial<Record<MarkName, MilestoneName>>> = {
  'impact-started': 'impactStarted',
  detected: 'detected',
  acknowledged: 'acknowledged',
  declared: 'declared',
  mitigated: 'mitigated',
};

/** What the file states is not asked, and so not offered. */
function isStated({ milestones }: IncidentRecord, is: MarkName): boolean {
  const name = STATES[is];
  return name !== undefined && milestones[name] !== undefined;
}

/** Whether an answer that is not expected is none the less not wrong. */
function openTo({ marked, truth }: MeasuredIncident): (answer: Answer) => boolean {
  const { detected, acknowledged, declared } = readTimeline(marked).milestones;
  const ruled = new Set(
    [detected, acknowledged, declared].flatMap((milestone) =>
      (milestone?.entries ?? []).map((id) => `${milestone?.name}: ${id}`),
    ),
  );
  const judged = new Set(marked.entries.filter(({ outcome }) => outcome).map(attemptOf));
  return ({ kind, says }) => {
    if (kind === 'outcome') {
      const [attempt = '', ...was] = says.split(' ');
      return !judged.has(attempt) || truth?.arguable?.[attempt]?.includes(was.join(' ')) === true;
    }
    if (kind === 'incident kind') return marked.kind === undefined || marked.drill;
    // Only a truth file says what is left to do, and what else the entries answer.
    if (kind === 'to-do' && !truth) return true;
    if (kind === 'answer' && !truth) return true;
    const named = kind === 'to-do' ? 'todo' : kind;
    return ruled.has(`${kind}: ${says}`) || truth?.arguable?.[says]?.includes(named) === true;
  };
}
