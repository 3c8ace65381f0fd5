import type { App } from '../app.ts';
import type { InstallationStore } from '../ports/installations.ts';
import { wakeWorkspace } from './wake-workspace.ts';

/**
 * Installations that take up again what waited for them: a workspace that let Scribe go and is back finds its lines,
 * drafts and reminders. An organisation's installation does so for every workspace that it covers.
 */
export function wakeInstalled(
  installations: InstallationStore,
  app: Pick<App, 'effects' | 'echoes' | 'clock' | 'journal'>,
): InstallationStore {
  const wake = (team: string) => wakeWorkspace(app, team);
  return {
    ...installations,
    async put(record, instead) {
      await installations.put(record, instead);
      // The same installation, sealed with another key.
      if (instead !== undefined) return;
      for (const team of [record.team, ...(await installations.coveredTeams(record.team))]) await wake(team);
    },
    async cover(team, organisation) {
      await installations.cover(team, organisation);
      if (organisation !== undefined) await wake(team);
    },
  };
}
