import { expect, it } from '@jest/globals';
import { addActionItem } from '../../../src/app/actions/add-action.ts';
import type { Person } from '../../../src/app/ports/people.ts';
import { StoreFault } from '../../../src/app/ports/store-fault.ts';
import { CommandStage } from '../../builders/command-stage.ts';

const person: Person = {
  ...{ team: 'T1', user: 'UANA', name: 'Ana', zone: 'UTC', deactivated: false },
  readAt: new Date(0),
};

async function adding() {
  const stage = new CommandStage();
  const { app } = stage;
  const incident = await stage.declare();
  const add = (over: object = {}) =>
    addActionItem({ ...app, ...over }, { incident, person, id: 'cmd.T1.typed', text: 'Add an alarm' });
  return { app, add };
}

it('one delivery that comes twice at once adds one item, and both answers name it', async () => {
  const { app, add } = await adding();
  const [one, two] = await Promise.all([add(), add()]);
  const [stored, ...others] = await app.actions.ofIncident('T1', 'INC-2026-0001');
  expect(others).toEqual([]);
  expect([one, two]).toMatchObject([
    { kind: 'added', item: { key: stored?.item.key } },
    { kind: 'added', item: { key: stored?.item.key } },
  ]);
});

it('an item that is stored and cannot be read is never called unsaved', async () => {
  const { app, add } = await adding();
  await add();
  let reads = 0;
  const byId = async () => {
    reads += 1;
    if (reads > 1) throw new StoreFault('away', { certain: true });
    return undefined;
  };
  await expect(add({ actions: { ...app.actions, byId } })).rejects.toMatchObject({ certain: false });
});
