import type { CalendarDate } from '../../actions/calendar-date.ts';
import { addDays, dateIn } from '../../actions/calendar-date.ts';
import type { Told } from '../../actions/ladder.ts';
import { addWorkingDays, type Holidays } from '../../actions/working-day.ts';
import type { Severity } from '../../incident/incident.ts';
import type { Verdict, Verdicts } from '../analysis/verdict.ts';
import type { FieldAnswer } from '../questions/answers.ts';
import type { IncidentRecord } from '../record/record.ts';
import type { EffectReviews } from './effect-review.ts';
import type { PostmortemStep } from './postmortem-step.ts';
import type { WorkflowState } from './workflow.ts';

/** Everything about the postmortem of one incident except the text of its revisions. */
export interface PostmortemState {
  readonly team: string;
  readonly incident: string;
  readonly workflow: WorkflowState;
  /** What people answered, in the order in which they did. */
  readonly answers: readonly FieldAnswer[];
  readonly verdicts: Verdicts;
  /** What an imported file stated besides its entries and action items; answers are applied on top. */
  readonly stated: StatedFields;
  /** When it should be published. */
  readonly due: CalendarDate | undefined;
  /** Which reminders were told; earlier versions kept none. */
  readonly told?: Told;
  /** Asked after the publication; earlier versions asked nothing. */
  readonly reviews?: EffectReviews;
  /** What people did that replaced something, in order; earlier versions kept none. */
  readonly history?: readonly PostmortemStep[];
  /** Counts the changes; two writers who read the same version cannot both win. */
  readonly version: number;
}

/**
 * The parts of a record that are neither entries nor action items nor the incident's own state; names of people too.
 */
export type StatedFields = Partial<
  Omit<
    IncidentRecord,
    | 'title'
    | 'key'
    | 'severity'
    | 'status'
    | 'drill'
    | 'private'
    | 'roles'
    | 'overrides'
    | 'entries'
    | 'actions'
    | 'documentStatus'
  >
>;

/** A postmortem that nobody has touched yet. */
export function newPostmortem(team: string, incident: string): PostmortemState {
  return {
    team,
    incident,
    workflow: { state: 'draft' },
    answers: [],
    verdicts: {},
    stated: {},
    due: undefined,
    version: 0,
  };
}

/** The state with one more answer. */
export function answered(state: PostmortemState, answer: FieldAnswer): PostmortemState {
  return { ...state, answers: [...state.answers, answer], version: state.version + 1 };
}

/** The state with a person's word on a candidate; the word before it is kept. */
export function withVerdict(state: PostmortemState, candidate: string, verdict: Verdict): PostmortemState {
  const { by, at } = verdict;
  const before = state.verdicts[candidate];
  return {
    ...withStep(state, {
      kind: 'verdict',
      by,
      at,
      of: candidate,
      is: verdict.kind,
      ...(before && { before }),
    }),
    verdicts: { ...state.verdicts, [candidate]: verdict },
    version: state.version + 1,
  };
}

/** The state with one more step in its history. */
export function withStep(state: PostmortemState, step: PostmortemStep): PostmortemState {
  return { ...state, history: [...(state.history ?? []), step] };
}

/** When a postmortem is due: 3 days after a Sev-1 was resolved, 5 working days after any other. */
export function postmortemDue(
  severity: Severity | undefined,
  resolvedAt: Date,
  holidays: Holidays,
): CalendarDate {
  const day = dateIn(resolvedAt, 'UTC');
  return severity === 1 ? addDays(day, 3) : addWorkingDays(day, 5, holidays);
}
