import { announceAccess, uninstallFromOrganisation } from './actions/organisation-access.ts';
import type { Organisation } from './state/organisation.ts';
import type { Slack } from './state/slack.ts';

/** An administrator of an Enterprise Grid organisation, for tests. The app is installed through OAuth. */
export class OrganisationAdmin {
  readonly #slack: Slack;
  readonly organisation: Organisation;

  constructor(slack: Slack, organisation: Organisation) {
    this.#slack = slack;
    this.organisation = organisation;
  }

  /** `E…` */
  get id(): string {
    return this.organisation.id;
  }

  get botToken(): string {
    return this.organisation.botToken;
  }

  /** Adds the app to workspaces; `team_access_granted` is sent. */
  grant(...teamIds: readonly string[]): void {
    for (const id of teamIds) this.organisation.granted.add(id);
    announceAccess(this.#slack, this.organisation, { type: 'team_access_granted', team_ids: teamIds });
  }

  /** Takes the app from workspaces; `team_access_revoked` is sent. */
  revoke(...teamIds: readonly string[]): void {
    for (const id of teamIds) this.organisation.granted.delete(id);
    announceAccess(this.#slack, this.organisation, { type: 'team_access_revoked', team_ids: teamIds });
  }

  /** Uninstalls the app from the organisation: its token stops working, and it gets the events. */
  uninstall(): void {
    uninstallFromOrganisation(this.#slack, this.organisation);
  }
}
