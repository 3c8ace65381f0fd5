import { describe, expect, it } from '@jest/globals';
import { placeOfHolder, receiversOf } from '../../../src/app/actions/action-calendar.ts';
import type { App } from '../../../src/app/app.ts';
import type { ItemHolder } from '../../../src/domain/actions/action-item.ts';
import { actionOf } from '../../builders/action.ts';
import { memoryPorts } from '../../contract/memory/memory-ports.ts';
import { anIncident } from '../../contract/samples.ts';

/** An item of an incident that Ana declared, Bo leads and Chi writes for. */
async function stage(heldBy: ItemHolder | undefined, isPrivate = false) {
  const ports = memoryPorts();
  const incident = {
    ...anIncident('T1'),
    declaredBy: 'UANA',
    private: isPrivate,
    roles: { commander: ['UBO'], scribe: ['UCHI'] },
  };
  const change = { incident, events: [], effects: [], at: new Date(0) };
  await ports.incidents.create(change);
  await ports.externalIds.remember({ holder: 'incidents', team: 'T1', id: incident.id }, 'channel', 'CINC');
  const app = { ...ports, policy: { teams: [{ name: 'money', also: [], channel: 'money-incidents' }] } };
  return { app: app as unknown as App, item: actionOf({ owner: undefined, heldBy, incident: incident.key }) };
}

const scribe = { kind: 'role', role: 'scribe' } as const;
const money = { kind: 'team', team: 'money' } as const;

describe('an item whose owner an imported file names', () => {
  it.each(['Uma Doe', 'kim@example.com', 'U0ELSEWHERE'])(
    'has others reminded, if that is nobody here: %s',
    async (owner) => {
      const { app, item } = await stage(undefined);
      const elsewhere = {
        team: 'T1',
        user: 'U0ELSEWHERE',
        name: '',
        zone: 'UTC',
        deactivated: false,
      } as const;
      await app.people.put({ ...elsewhere, readAt: new Date(1) });
      expect(await receiversOf(app, { ...item, owner })).toEqual(['UBO', 'UANA']);
    },
  );

  it('leaves out whoever imported it, who is nobody either', async () => {
    const { app, item } = await stage(undefined);
    const known = await app.incidents.byKey('T1', item.incident);
    const incident = { ...anIncident('T1'), ...known?.incident, declaredBy: 'import', roles: {} };
    const stores = { ...app, incidents: { byKey: async () => ({ ...known, incident }) } } as unknown as App;
    expect(await receiversOf(stores, { ...item, owner: undefined })).toEqual([]);
  });
});

describe('an item that no person has taken', () => {
  it('goes to whoever holds the role now, then to the commander and whoever declared', async () => {
    const { app, item } = await stage(scribe);
    expect(await receiversOf(app, item)).toEqual(['UCHI', 'UBO', 'UANA']);
    expect(await placeOfHolder(app, item)).toBeUndefined();
  });

  it.each([
    [money, false, 'money-incidents'],
    [money, true, 'CINC'],
    [{ kind: 'team', team: 'no longer configured' } as const, false, 'CINC'],
    [{ kind: 'group', group: 'S1' } as const, false, 'CINC'],
    [undefined, false, undefined],
  ])('is told where those are who have it: %j, private: %j', async (heldBy, isPrivate, place) => {
    const { app, item } = await stage(heldBy, isPrivate);
    expect(await placeOfHolder(app, item)).toBe(place);
    expect(await receiversOf(app, item)).toEqual(['UBO', 'UANA']);
  });
});
