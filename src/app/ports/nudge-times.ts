import type { IncidentEffect, Wanted } from '../../domain/effect.ts';
import type { Incident } from '../../domain/incident/incident.ts';

/** An incident that is to be looked at, and since when. */
export interface DueNudge {
  readonly team: string;
  readonly id: string;
  readonly nudgeAt: Date;
}

/** What a look at an incident came to. */
export interface NudgeClaim {
  /** The incident as it was when that was decided. */
  readonly seen: Pick<Incident, 'version'>;
  /** The look after it; `undefined`: not before the incident changes. */
  readonly next: Date | undefined;
  readonly wanted: Wanted<Extract<IncidentEffect, { kind: 'nudge' }>> | undefined;
  readonly at: Date;
}

/** When incidents are to be looked at for nudges. Every method throws `StoreFault`. */
export interface NudgeTimes {
  /** Those whose time has come, longest waiting first. */
  due(now: Date, limit: number): Promise<readonly DueNudge[]>;
  /**
   * Notes what a look came to, if nobody looked and nothing changed since: one claim, one winner. A nudge that is wanted
   * counts as sent `at` then.
   */
  claim(due: DueNudge, claim: NudgeClaim): Promise<boolean>;
}
