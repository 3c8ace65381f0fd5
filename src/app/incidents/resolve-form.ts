import { analyse, openGaps } from '../../domain/postmortem/analysis/analysis.ts';
import { askedQuestions } from '../../domain/postmortem/questions/asked.ts';
import { rowOf, wholeText } from '../../domain/postmortem/questions/questions.ts';
import type { IncidentRecord } from '../../domain/postmortem/record/record.ts';
import { suggestionsFor } from '../../domain/postmortem/suggestions/suggestions-for.ts';
import type { MilestoneName } from '../../domain/timeline/milestone-name.ts';
import type { App } from '../app.ts';
import type { KnownIncident } from '../ports/incidents.ts';
import type { HeavyTask } from '../ports/offload.ts';
import { loadRecord } from '../postmortems/load-record.ts';
import { type FormQuestion, formOf, pairOf } from '../questions/question-form.ts';
import { hasEntries, type ResolveReview, resolveReview } from './resolve-review.ts';

/** A key time that a person can correct while resolving, and where it comes from. */
export interface FormTime {
  readonly milestone: MilestoneName;
  readonly at: Date | undefined;
  readonly from: 'stated' | 'record' | 'unknown';
}

/** What a person sees before resolving: the key times by the record, and what nobody has recorded. */
export interface ResolveForm {
  readonly times: readonly FormTime[];
  /** What a document cannot be published without, and what is best asked at once. */
  readonly asked: readonly FormQuestion[];
  readonly missing: readonly string[];
  /** What people are asked once more about entries. */
  readonly review: ResolveReview;
}

/** The times that people correct most, and that metrics rest on. */
const ASKED: readonly MilestoneName[] = [
  'impactStarted',
  'detected',
  'acknowledged',
  'mitigated',
  'resolved',
];

/** What the record says. Throws `StoreFault`, `LimitMet`. */
export async function resolveForm(
  app: Pick<App, 'entries' | 'actions' | 'people' | 'postmortems' | 'offload'>,
  known: Pick<KnownIncident, 'incident' | 'events'>,
): Promise<ResolveForm> {
  return app.offload.run(FORM, await loadRecord(app, known, undefined));
}

const FORM: HeavyTask<IncidentRecord, ResolveForm> = {
  module: import.meta.url,
  run: resolveFormOf,
  awaitedBy: 'person',
};

/** The form for a record. */
export function resolveFormOf(record: IncidentRecord): ResolveForm {
  const analysis = analyse(record, suggestionsFor(record));
  const { reading } = analysis;
  const times = ASKED.map((milestone): FormTime => {
    const found = reading.milestones[milestone];
    if (!found) return { milestone, at: undefined, from: 'unknown' };
    return { milestone, at: found.at, from: found.from === 'override' ? 'stated' : 'record' };
  });
  const forms = askedQuestions(analysis, openGaps(analysis)).flatMap((gap) => formOf(gap, analysis) ?? []);
  const review = resolveReview(analysis);
  const elsewhere = forms.filter((form) => !isTime(form) && !isReviewed(form, review));
  const required = elsewhere.filter(isAskedAtOnce).slice(0, MAX_ASKED);
  const rest = elsewhere.filter((form) => !required.includes(form));
  const asked = required.map(withoutNumber);
  const missing = rest.map(({ question }) => wholeText(question));
  return { times, asked, missing, review };
}

/** With more questions at once nobody would resolve an incident; the draft asks the others. */
const MAX_ASKED = 5;

/** Besides what a document cannot be published without, what people forget once it is over. */
export function isAskedAtOnce({ question, name }: Pick<FormQuestion, 'question' | 'name'>): boolean {
  return rowOf(name).atResolve ?? question.required;
}

/** Key times that the form shows anyway, to be filled in or corrected. */
function isTime({ question, name }: FormQuestion): boolean {
  const { answer: way } = rowOf(name);
  if (way.to === 'time') return ASKED.includes(way.milestone);
  const pair = way.to === 'times' ? pairOf(question.id.slice(`${name}.`.length)) : undefined;
  return pair?.every((milestone) => ASKED.includes(milestone)) ?? false;
}

/** What the review asks in the same form. */
function isReviewed({ question, name }: FormQuestion, { attempts, causes }: ResolveReview): boolean {
  if (name === 'cause') return hasEntries(causes);
  return name === 'attempt' && attempts.some(({ entry }) => question.id === `attempt.${entry.id}`);
}

/** The numbers are those of the draft's list, of which the form shows a few. */
function withoutNumber({ question: { number: _, ...question }, ...form }: FormQuestion): FormQuestion {
  return { ...form, question };
}

type Times = Readonly<Partial<Record<MilestoneName, Date>>>;

/**
 * What a person changed in the form: a time that it showed them and that they left alone says nothing, whatever became
 * of it while the form was open; nor does one that the record has by `now`.
 */
export function corrected(now: readonly FormTime[], shown: Times, sent: Times): Times {
  const changes: Partial<Record<MilestoneName, Date>> = {};
  for (const { milestone, at } of now) {
    const wanted = sent[milestone];
    if (wanted && !isSameMinute(shown[milestone], wanted) && !isSameMinute(at, wanted))
      changes[milestone] = wanted;
  }
  return changes;
}

/** The form shows minutes. */
function isSameMinute(a: Date | undefined, b: Date): boolean {
  return a !== undefined && Math.floor(a.getTime() / 60_000) === Math.floor(b.getTime() / 60_000);
}
