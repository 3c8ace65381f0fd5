import type { Stores } from '../mongo/open-stores.ts';
import { UsageFault } from './cli-fault.ts';

/** The id of a workspace, as Slack writes it: `T0123ABCD`. Throws `UsageFault`. */
export function teamOption(said: string): string {
  if (/^T[A-Z0-9]+$/.test(said)) return said;
  if (/^t[a-z0-9]*\d[a-z0-9]*$/i.test(said))
    throw new UsageFault(`--team takes an id in capitals: --team ${said.toUpperCase()}`);
  const organisation = /^E[A-Z0-9]+$/.test(said)
    ? ' is an organisation; name one of its workspaces'
    : ' is no id of a workspace';
  throw new UsageFault(
    `"${said}"${organisation}, for example: --team T0123ABCD (the address of Slack in a browser has it: app.slack.com/client/T0123ABCD)`,
  );
}

/** Whether the store has heard of a workspace: Scribe was installed there, or an incident of it is kept. */
export async function isKnownTeam(
  { installations, incidents }: Pick<Stores, 'installations' | 'incidents'>,
  team: string,
): Promise<boolean> {
  if (await installations.find(team)) return true;
  if ((await installations.coveredBy(team)) !== undefined) return true;
  for (const active of [true, false])
    if ((await incidents.list(team, { active, limit: 1 })).length > 0) return true;
  return false;
}
