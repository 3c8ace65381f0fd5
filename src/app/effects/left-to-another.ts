import type { App } from '../app.ts';
import type { FailingEffect } from './give-up.ts';
import { dropped, type Outcome } from './outcome.ts';

/**
 * Whoever has it now finds in Slack, and in the database, what this worker did. But an edit that this one sent may have
 * reached Slack after those of the other one, and says how far the draft was then: the postmortem's message is shown
 * once more, as it is now. Throws `StoreFault`.
 */
export async function leftToAnother(
  app: Pick<App, 'effects' | 'journal' | 'clock'>,
  { taken, known }: FailingEffect,
): Promise<Outcome> {
  const { ref, effect } = taken;
  app.journal.info({ effect: ref.key, on: ref.id }, 'effect left to another worker');
  if (effect.kind === 'draft' && known) {
    const postmortem = { holder: 'postmortems', team: ref.team, id: known.incident.key } as const;
    const again = { key: `overview-after-${effect.draft}`, effect: { kind: 'overview' } } as const;
    await app.effects.add(postmortem, again, app.clock());
  }
  return dropped('another worker has it by now');
}
