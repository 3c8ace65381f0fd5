import type { IncidentRecord } from '../record/record.ts';
import { type OfferSources, offersFrom } from './offers.ts';
import { type Occasion, occasionOf, type QuestionRow } from './question-row.ts';
import {
  FIELD_NAMES,
  type FieldName,
  fieldQuestion,
  isAskedOn,
  type Question,
  type QuestionPlace,
  readQuestionId,
  rowOf,
} from './questions.ts';

/** So many questions come first. */
export const FIRST = 5;

/**
 * The questions that are asked of people, each once, with their places, offers and numbers: those that matter most for
 * this kind of incident, those whose answer the record suggests, the others in the order given.
 */
export function askedQuestions(analysis: OfferSources, open: readonly Question[]): Question[] {
  const { record } = analysis;
  const occasion = occasionOf(record);
  const offersFor = offersFrom(analysis);
  const wanted = once(open.flatMap((question) => askedAs(question, open) ?? []))
    .filter(({ id }) => isAskedOn(occasion, id) && holdersFor(record, id).length === 0)
    .map((question) => ({ ...question, offers: offersFor(question) }));
  const offered = wanted.filter(isSuggested);
  const rest = wanted.filter((question) => !isSuggested(question));
  const first = firstOf(rest, occasion);
  const later = rest.filter((question) => !first.includes(question));
  const placed = [...inPlace(first, 'first'), ...inPlace(offered, 'offered'), ...inPlace(later, 'later')];
  return placed.map((question, index) => ({ ...question, number: index + 1 }));
}

/** A question about one item becomes the one about all of them. */
function askedAs(question: Question, open: readonly Question[]): Question | undefined {
  const by = askedBy(question.id);
  if (by === undefined) return question;
  return open.find(({ id }) => id === by) ?? fieldQuestion(by);
}

/** The question that asks this one together with others like it. */
export function askedBy(id: string): FieldName | undefined {
  const ref = readQuestionId(id);
  const by = ref && rowOf(ref.name).askedBy;
  return FIELD_NAMES.find((name) => name === by);
}

function once(questions: readonly Question[]): Question[] {
  return [...new Map(questions.map((question) => [question.id as string, question])).values()];
}

/** Who holds the role that answers a question. */
export function holdersFor({ roles }: Pick<IncidentRecord, 'roles'>, id: string): readonly string[] {
  const byRole = roleFor(id);
  return byRole === undefined ? [] : (roles[byRole] ?? []);
}

/** The role whose holder is the answer. */
export function roleFor(id: string): string | undefined {
  const ref = readQuestionId(id);
  return ref && rowOf(ref.name).byRole;
}

/** The record suggests a value, or entries that are to become action items: one tap confirms it. */
function isSuggested({ offers = [] }: Question): boolean {
  return offers.some(({ sets }) => sets.kind === 'answer' || sets.kind === 'to-do');
}

function firstOf(questions: readonly Question[], occasion: Occasion): Question[] {
  const ids = new Set<string>(questions.map(({ id }) => id));
  const ranked = questions
    .map((question) => ({ question, ...standingOf(question, occasion) }))
    .filter(({ rank, row }) => rank !== undefined && !(row.after !== undefined && ids.has(row.after)))
    .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
  const alike = new Map<string, number>();
  const chosen: Question[] = [];
  for (const { question, name, row } of ranked) {
    const before = alike.get(name) ?? 0;
    if (before >= (row.most ?? 1)) continue;
    alike.set(name, before + 1);
    chosen.push(question);
  }
  return chosen.slice(0, FIRST);
}

function standingOf(
  { id }: Question,
  occasion: Occasion,
): { name: string; rank: number | undefined; row: Pick<QuestionRow, 'after' | 'most'> } {
  const ref = readQuestionId(id);
  if (!ref) return { name: id, rank: undefined, row: {} };
  const row = rowOf(ref.name);
  const rank = row.rankOn?.[occasion] ?? row.rank;
  return { name: ref.name, rank: rank === false ? undefined : rank, row };
}

function inPlace(questions: readonly Question[], place: QuestionPlace): Question[] {
  return questions.map(({ offers = [], ...question }) => ({
    ...question,
    place,
    ...(offers.length > 0 ? { offers } : {}),
  }));
}
