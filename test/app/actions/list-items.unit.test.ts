import { beforeEach, describe, expect, it } from '@jest/globals';
import type { SightPorts } from '../../../src/app/access/who-may-see.ts';
import { ITEMS_ON_PAGE, listItems } from '../../../src/app/actions/list-items.ts';
import type { App } from '../../../src/app/app.ts';
import { readPolicy } from '../../../src/config/policy.ts';
import type { ActionItem } from '../../../src/domain/actions/action-item.ts';
import type { Incident } from '../../../src/domain/incident/incident.ts';
import { memoryPorts } from '../../contract/memory/memory-ports.ts';
import { moment } from '../../contract/opened.ts';
import { anAction, anIncident } from '../../contract/samples.ts';

const TEAM = 'T1';
let memory: ReturnType<typeof memoryPorts>;
let app: SightPorts & Pick<App, 'actionLists'>;

beforeEach(() => {
  memory = memoryPorts();
  app = {
    ...memory,
    channelLookup: { kindOf: async () => 'private', members: async () => ['UBO'] },
    queue: { offer: () => undefined, echoSoon: () => undefined } as unknown as App['queue'],
    journal: { info: () => undefined, warn: () => undefined },
    clock: () => moment(600),
    policy: { ...readPolicy('', 'test'), announceChannel: undefined },
  };
});

const incident = (number: number, more: Partial<Incident> = {}) =>
  memory.incidents.create({
    ...{ incident: anIncident(TEAM, number, more), events: [], effects: [], at: moment(0) },
  });
const item = (number: number, more: Partial<ActionItem>) =>
  memory.actions.create({
    ...{ item: anAction(TEAM, number, more), remindAt: undefined, effects: [], at: moment(0) },
  });
const asked = { team: TEAM, user: 'UANA', filter: {}, page: 1 };
const numbers = async (more: Partial<Parameters<typeof listItems>[1]> = {}) => {
  const { items, total } = await listItems(app, { ...asked, ...more });
  return [total, items.map(({ item: { number } }) => number)];
};

describe('a list of items', () => {
  it('neither shows nor counts those of private incidents of others', async () => {
    await incident(1);
    await incident(2, { private: true, place: { kind: 'none' }, declaredBy: 'UBO', roles: {} });
    await item(1, { incident: 'INC-2026-0001' });
    await item(2, { incident: 'INC-2026-0002' });
    expect(await numbers()).toEqual([1, [1]]);
    expect(await numbers({ user: 'UBO' })).toEqual([2, [1, 2]]);
  });

  it('is of the incidents that concern the services', async () => {
    await incident(1, { services: ['checkout', 'search'] });
    await incident(2, { services: ['mail'] });
    await incident(3);
    for (const number of [1, 2, 3]) await item(number, { incident: `INC-2026-000${number}` });
    expect(await numbers({ services: ['search', 'ledger'] })).toEqual([1, [1]]);
    expect(await numbers({ services: [] })).toEqual([0, []]);
  });

  it('comes in pages, and past the last one there is the last one', async () => {
    await incident(1);
    for (let number = 1; number <= ITEMS_ON_PAGE + 2; number += 1) await item(number, {});
    const last = [ITEMS_ON_PAGE + 1, ITEMS_ON_PAGE + 2];
    expect(await numbers({ page: 2 })).toEqual([ITEMS_ON_PAGE + 2, last]);
    expect(await numbers({ page: 9 })).toEqual([ITEMS_ON_PAGE + 2, last]);
    expect(await listItems(app, asked)).toMatchObject({ page: 1, pages: 2 });
  });
});
