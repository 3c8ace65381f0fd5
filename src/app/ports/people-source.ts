/** What Slack says of a person. `zone` is its name (IANA), `offset` that of the present in minutes, if it says them. */
export interface PersonSaid {
  readonly name: string;
  readonly zone: string | undefined;
  readonly offset?: number | undefined;
  readonly deactivated: boolean;
}

/** Asks Slack about one person; throws `SlackFault`. */
export interface PeopleSource {
  read(team: string, user: string): Promise<PersonSaid>;
}
