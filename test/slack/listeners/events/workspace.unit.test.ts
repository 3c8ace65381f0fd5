import { describe, expect, it } from '@jest/globals';
import type { App as BoltApp } from '@slack/bolt';
import { NAME_ORDER } from '../../../../src/domain/person-name.ts';
import { listenToWorkspace } from '../../../../src/slack/listeners/events/workspace.ts';
import type { ListenerContext } from '../../../../src/slack/listeners/listener-context.ts';
import { memoryPorts } from '../../../contract/memory/memory-ports.ts';

const BEFORE = new Date('2026-11-29T10:00:00Z');
const AFTER = String(Date.parse('2026-11-30T10:00:00Z') / 1_000);
const KIM = 'W0KIM0001';

/** Two workspaces of an organisation and one outside know Kim; a third one of the organisation does not. */
async function stage() {
  const { people, installations } = memoryPorts();
  for (const team of ['T1', 'T2', 'T9'])
    await people.put({ team, user: KIM, name: 'Kim', zone: 'UTC', deactivated: false, readAt: BEFORE });
  for (const team of ['T1', 'T2', 'T3']) await installations.cover(team, 'E1');
  const listeners = new Map<string, (args: unknown) => Promise<void>>();
  const bolt = {
    event: (name: string, listener: (args: unknown) => Promise<void>) => listeners.set(name, listener),
  } as unknown as BoltApp;
  const context = {
    app: { people, policy: { names: NAME_ORDER, awayStatuses: [] }, clock: () => BEFORE },
    workspacesOf: (organisation: string) => installations.coveredTeams(organisation),
  } as unknown as ListenerContext;
  listenToWorkspace(bolt, context);
  const user = { id: KIM, profile: { display_name: 'Kim Lee' }, tz: 'Asia/Tokyo', tz_offset: 32_400 };
  return {
    changed: (from: object) =>
      listeners.get('user_change')?.({ event: { user, event_ts: AFTER }, context: from, body: {} }),
    names: async () => {
      const found = await Promise.all(['T1', 'T2', 'T3', 'T9'].map((team) => people.find(team, KIM)));
      return found.map((person) => person?.name);
    },
  };
}

describe('a person who changes', () => {
  it('changes in each workspace that the organisation’s installation covers, where Scribe knows them', async () => {
    const { changed, names } = await stage();
    await changed({ teamId: 'T1', enterpriseId: 'E1', isEnterpriseInstall: true });
    expect(await names()).toEqual(['Kim Lee', 'Kim Lee', undefined, 'Kim']);
  });

  it('changes in the workspace of the installation alone, where that is its own', async () => {
    const { changed, names } = await stage();
    await changed({ teamId: 'T1', enterpriseId: 'E1', isEnterpriseInstall: false });
    expect(await names()).toEqual(['Kim Lee', 'Kim', undefined, 'Kim']);
  });
});
