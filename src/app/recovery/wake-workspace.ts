import type { App } from '../app.ts';

/** Makes what waits or did not go through in one workspace wanted at once. Never rejects: it also comes by itself, later. */
export async function wakeWorkspace(
  app: Pick<App, 'effects' | 'echoes' | 'clock' | 'journal'>,
  team: string,
): Promise<void> {
  try {
    await app.effects.wakeTeam(team, app.clock());
    await app.echoes.wake({ team });
  } catch (error) {
    app.journal.warn({ team, error }, 'what waits was not woken; it comes by itself');
  }
}
