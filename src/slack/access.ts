import type { Authorize } from '@slack/bolt';

/** What Scribe knows of a workspace that installed it. */
export interface Workspace {
  /** As people call it; `undefined` where Slack did not say. */
  readonly name: string | undefined;
  /** The Enterprise Grid organisation (`E…`) that it belongs to. */
  readonly organisation: string | undefined;
  /** Scribe's own user there; `undefined` until Slack has said it. */
  readonly botUserId: string | undefined;
}

/** Where tokens come from, whether one workspace uses Scribe or many. */
export interface Access {
  /**
   * For Bolt's app. Rejects with `SlackFault` where nobody has installed Scribe. Where nobody can say, it gives no
   * token: the record does not need one.
   */
  readonly authorize: Authorize<boolean>;
  /** For workers. Rejects with `SlackFault`, `StoreFault` or `KeyFault`. */
  tokenOf(team: string): Promise<string>;
  /** Nothing is known of a workspace that has not installed Scribe. */
  workspace(team: string): Promise<Workspace>;
  /** The installation of an organisation covers this workspace from now on; with `undefined`, no more. */
  cover(team: string, organisation: string | undefined): Promise<void>;
  /** A workspace or an organisation uninstalled Scribe, or its tokens were revoked. */
  remove(owner: string): Promise<void>;
}
