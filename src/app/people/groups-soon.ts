import type { App } from '../app.ts';
import type { UserGroup } from '../ports/user-groups.ts';
import { soon } from '../soon.ts';

/** How long an answer or a form may wait for Slack to list the groups (ms). */
const WAIT_MS = 500;

/** The user groups of the workspace; none where Slack does not list them soon. */
export function groupsSoon(
  app: Pick<App, 'userGroups' | 'journal'>,
  team: string,
): Promise<readonly UserGroup[]> {
  const of = app.userGroups.list(team);
  return soon(app, { of, withinMs: WAIT_MS, otherwise: [], failed: 'user groups not read' });
}
