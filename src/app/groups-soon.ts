import type { App } from './app.ts';
import type { UserGroup } from './ports/user-groups.ts';

/** How long an answer or a form, which has 3 s in all, may wait for Slack to list the groups (ms). */
const WAIT_MS = 500;

/** The user groups of the workspace; none where Slack does not list them soon. */
export async function groupsSoon(
  app: Pick<App, 'userGroups' | 'journal'>,
  team: string,
): Promise<readonly UserGroup[]> {
  const listed = app.userGroups.list(team).catch((error: unknown) => {
    app.journal.warn({ error: error instanceof Error ? error.name : typeof error }, 'user groups not read');
    return [];
  });
  return Promise.race([
    listed,
    new Promise<readonly UserGroup[]>((resolve) => {
      setTimeout(() => resolve([]), WAIT_MS).unref();
    }),
  ]);
}
