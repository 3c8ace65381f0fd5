/** What Scribe knows of a person in a workspace. `zone` is an IANA name; UTC while it is not known. */
export interface Person {
  readonly team: string;
  readonly user: string;
  readonly name: string;
  readonly zone: string;
  readonly deactivated: boolean;
  readonly readAt: Date;
}

export interface PeopleStore {
  find(team: string, user: string): Promise<Person | undefined>;
  many(team: string, users: readonly string[]): Promise<readonly Person[]>;
  /** Keeps it unless a newer reading is stored. */
  put(person: Person): Promise<void>;
}
