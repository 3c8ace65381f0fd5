import type { CalendarDate } from '../../domain/actions/calendar-date.ts';
import type { WorkflowState } from '../../domain/postmortem/review/workflow.ts';

/** How far the postmortem of an incident (key) is, without its text. */
export interface PostmortemStanding {
  readonly incident: string;
  readonly workflow: WorkflowState;
  readonly due: CalendarDate | undefined;
}

/** Many postmortems at once. Every method throws `StoreFault` when the database does not answer. */
export interface PostmortemLists {
  /** Of those of these incidents that have one. */
  ofIncidents(team: string, incidents: readonly string[]): Promise<readonly PostmortemStanding[]>;
  /** Those that wait for somebody's word, or to be published after it. */
  underReview(team: string): Promise<readonly PostmortemStanding[]>;
}
