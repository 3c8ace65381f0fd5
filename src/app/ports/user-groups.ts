/** Groups of people that a workspace keeps (`@sre-leads`). */
export interface UserGroups {
  /** The user ids in the group with this id. Throws `SlackFault`. */
  members(team: string, group: string): Promise<readonly string[]>;
}
