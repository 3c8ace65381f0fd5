/** A group of people that a workspace keeps: its id, `S…`, and how it is called, `sre-leads`. */
export interface UserGroup {
  readonly id: string;
  readonly handle: string;
}

/** Groups of people that a workspace keeps (`@sre-leads`). */
export interface UserGroups {
  /** The user ids in the group with this id. Throws `SlackFault`. */
  members(team: string, group: string): Promise<readonly string[]>;
  /** Those that can be called, by their handles in order. Throws `SlackFault`. */
  list(team: string): Promise<readonly UserGroup[]>;
}
