import type { InstallationRecord, InstallationStore } from '../../../src/app/ports/installations.ts';

export function memoryInstallations(): InstallationStore {
  const kept = new Map<string, InstallationRecord>();
  const covered = new Map<string, string>();
  return {
    async put(record, instead) {
      if (instead !== undefined && kept.get(record.team)?.sealed !== instead) return;
      kept.set(record.team, { ...record });
    },
    find: async (team) => kept.get(team),
    async remove(team) {
      kept.delete(team);
    },
    owners: async () => [...kept.keys()],
    async cover(team, organisation) {
      if (organisation === undefined) covered.delete(team);
      else covered.set(team, organisation);
    },
    coveredBy: async (team) => covered.get(team),
    coveredTeams: async (organisation) =>
      [...covered].flatMap(([team, by]) => (by === organisation ? [team] : [])),
  };
}
