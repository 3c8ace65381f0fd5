import type { InstallationRecord, InstallationStore } from '../../../src/app/ports/installations.ts';

export function memoryInstallations(): InstallationStore {
  const kept = new Map<string, InstallationRecord>();
  return {
    async put(record) {
      kept.set(record.team, { ...record });
    },
    find: async (team) => kept.get(team),
    async remove(team) {
      kept.delete(team);
    },
  };
}
