import type { Absence } from '../../domain/actions/working-hours.ts';
import type { PersonNames } from '../../domain/person-name.ts';
import type { Zone } from '../../domain/timeline/wall-clock.ts';

/** On which days somebody said that they are away, in their own zone, and perhaps why. */
export interface OwnAbsence extends Absence {
  readonly why?: string;
}

/** Somebody's status in Slack says that they are away; `until` where it ends by itself. */
export interface AwayStatus {
  readonly until?: Date;
}

/** What Scribe knows of a person in a workspace. `zone` is UTC while nobody knows it. */
export interface Person {
  readonly team: string;
  readonly user: string;
  /** What they are shown as; `''` where Slack does not know the id. */
  readonly name: string;
  readonly names?: PersonNames;
  readonly zone: Zone;
  readonly zoneUnknown?: true;
  readonly deactivated: boolean;
  /** An app and no person. */
  readonly bot?: true;
  /** Not a full member: a guest, or somebody of another workspace. */
  readonly guest?: true;
  /** What they told Scribe themselves: no reading of Slack changes it. */
  readonly away?: OwnAbsence;
  readonly awayStatus?: AwayStatus;
  readonly readAt: Date;
}

export interface PeopleStore {
  find(team: string, user: string): Promise<Person | undefined>;
  many(team: string, users: readonly string[]): Promise<readonly Person[]>;
  /** Up to 100 people, of one team or all, at whom Slack named another offset than the rules of their zone do. */
  offTheRules(team: string | undefined): Promise<readonly Person[]>;
  /** Keeps it unless a newer reading is stored; `away` stays as it is. */
  put(person: Person): Promise<void>;
  /** Notes that somebody is away, or is not, whether they are known or not. */
  setAway(team: string, user: string, away: OwnAbsence | undefined): Promise<void>;
}
