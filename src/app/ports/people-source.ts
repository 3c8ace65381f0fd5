/** Asks Slack about one person; throws `SlackFault`. */
export interface PeopleSource {
  read(
    team: string,
    user: string,
  ): Promise<{ readonly name: string; readonly zone: string; readonly deactivated: boolean }>;
}
