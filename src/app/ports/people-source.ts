import type { PersonNames } from '../../domain/person-name.ts';
import type { AwayStatus } from './people.ts';

/** What Slack says of a person or an app. `zone` is its name (IANA), `offset` that of the present in minutes, if it says them. */
export interface PersonSaid {
  readonly name: string;
  readonly names?: PersonNames;
  readonly zone: string | undefined;
  readonly offset?: number | undefined;
  readonly deactivated: boolean;
  readonly bot?: boolean | undefined;
  /** Not a full member: a guest, or somebody of another workspace. */
  readonly guest?: boolean | undefined;
  readonly awayStatus?: AwayStatus | undefined;
}

/** Asks Slack about one person or app (an id that begins with `B`); throws `SlackFault`. */
export interface PeopleSource {
  read(team: string, user: string): Promise<PersonSaid>;
}
