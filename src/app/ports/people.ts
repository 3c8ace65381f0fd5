import type { PersonNames } from '../../domain/person-name.ts';
import type { Zone } from '../../domain/timeline/wall-clock.ts';

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
  readonly readAt: Date;
}

export interface PeopleStore {
  find(team: string, user: string): Promise<Person | undefined>;
  many(team: string, users: readonly string[]): Promise<readonly Person[]>;
  /** Up to 100 people, of one team or all, at whom Slack named another offset than the rules of their zone do. */
  offTheRules(team: string | undefined): Promise<readonly Person[]>;
  /** Keeps it unless a newer reading is stored. */
  put(person: Person): Promise<void>;
}
