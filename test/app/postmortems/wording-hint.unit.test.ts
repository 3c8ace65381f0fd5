import { describe, expect, it } from '@jest/globals';
import { wordingToHint } from '../../../src/app/postmortems/wording-hint.ts';
import { entryOf } from '../../builders/entry.ts';
import { incidentAfter } from '../../builders/incident.ts';
import { memoryPorts } from '../../contract/memory/memory-ports.ts';

async function app() {
  const { incidents, externalIds } = memoryPorts();
  const incident = incidentAfter();
  await incidents.create({ incident, events: [], effects: [], at: incident.declaredAt });
  const said = new Map<string, string>();
  const recentCommands = {
    hold: async () => undefined,
    held: async () => undefined,
    said: async ({ place, user, entry }: { place: string; user: string; entry: string }) => {
      const before = said.get(`${place} ${user}`);
      said.set(`${place} ${user}`, entry);
      return before;
    },
  };
  return { incidents, externalIds, recentCommands, clock: () => new Date('2026-11-20T20:00:00Z') };
}

const entry = (id: string, text: string, author = 'UBO') =>
  entryOf({ id, text, author, team: 'T1', incident: 'INC-2026-0001' });

describe('a hint at wording', () => {
  it('is given once to each person in an incident, also for two entries at once', async () => {
    const ports = await app();
    const hints = await Promise.all([
      wordingToHint(ports, entry('e1', 'Bo should have checked the dashboard first')),
      wordingToHint(ports, entry('e2', 'Ana could have told us about it earlier')),
    ]);
    expect(hints.filter((hint) => hint !== undefined)).toHaveLength(1);
    expect(await wordingToHint(ports, entry('e3', 'Bo should have checked it again'))).toBeUndefined();
    const other = await wordingToHint(
      ports,
      entry('e4', 'Bo should have checked the dashboard first', 'UANA'),
    );
    expect(other?.rule).toBe('counterfactual');
  });

  it('is not given for what happened, for quotes, or for a few words', async () => {
    const ports = await app();
    for (const text of [
      'rolled back to v2.4.4 after the alert',
      'Bo failed',
      'the page said "you should have paid"',
    ])
      expect(await wordingToHint(ports, entry(text, text))).toBeUndefined();
  });
});
