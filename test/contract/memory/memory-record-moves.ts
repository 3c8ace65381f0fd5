import type { EchoStore } from '../../../src/app/ports/echoes.ts';
import type { RecordMoves } from '../../../src/app/ports/record-moves.ts';
import type { ActionCard } from './memory-actions.ts';
import type { EntryCard } from './memory-entries.ts';

export function memoryRecordMoves(
  entries: ReadonlyMap<string, EntryCard>,
  actions: ReadonlyMap<string, ActionCard>,
  echoes: Pick<EchoStore, 'batchOf'>,
): RecordMoves {
  const entriesIn = (team: string, incident: string) =>
    [...entries.values()].filter(({ entry }) => entry.team === team && entry.incident === incident);
  const actionsIn = (team: string, incident: string) =>
    [...actions.values()].filter(({ item }) => item.team === team && item.incident === incident);
  return {
    homes: async (team, incident) => [
      ...new Set([incident, ...entriesIn(team, incident).map(({ home = incident }) => home)]),
    ],
    async move(team, { home, from }, into) {
      const moving = entriesIn(team, from).filter((card) => (card.home ?? from) === home);
      for (const card of moving) Object.assign(card, { home, entry: { ...card.entry, incident: into } });
      for (const card of actionsIn(team, from).filter((one) => (one.home ?? from) === home))
        Object.assign(card, { home, item: { ...card.item, incident: into } });
      return moving.length;
    },
    async noteHomes(team, { home, into, channel, until }) {
      for (const card of entriesIn(team, into)) {
        const batch = await echoes.batchOf(team, card.entry.id);
        const { message = 'nowhere' } = batch ?? {};
        if (message === 'nowhere' || message.channel !== channel || card.entry.loggedAt > until) continue;
        card.home ??= home;
      }
      for (const card of actionsIn(team, into)) {
        const line = card.pendingEffects.externalIds['line'] ?? '';
        if (line.startsWith(`${channel}/`) && card.item.createdAt <= until) card.home ??= home;
      }
    },
  };
}
