import { expect, it } from '@jest/globals';
import { loadHome } from '../../../src/app/home/load-home.ts';
import type { ItemHolder } from '../../../src/domain/actions/action-item.ts';
import { CommandStage } from '../../builders/command-stage.ts';
import { moment } from '../../contract/opened.ts';
import { anAction } from '../../contract/samples.ts';

/** Items that these have, in an incident that UANA leads. */
async function held(holders: readonly ItemHolder[], change: { readonly isPrivate?: boolean } = {}) {
  const stage = new CommandStage();
  const { app } = stage;
  const members = async (_: string, group: string) => (group === 'SDBA' ? ['UBO'] : ['UCAT']);
  Object.assign(app, { userGroups: { members, list: async () => [] } });
  Object.assign(app.policy, { teams: [{ name: 'storage', also: [], group: 'SDBA' }] });
  const { key } = await stage.declare(change);
  for (const [index, heldBy] of holders.entries())
    await app.actions.create({
      item: anAction('T1', index + 1, { incident: key, owner: undefined, heldBy }),
      ...{ remindAt: undefined, effects: [], at: moment(0) },
    });
  const home = async (user: string) =>
    (await loadHome(app, { team: 'T1', user })).held.map(({ item }) => item.number);
  return { app, home };
}

const HOLDERS: readonly ItemHolder[] = [
  { kind: 'role', role: 'commander' },
  { kind: 'group', group: 'SDBA' },
  { kind: 'team', team: 'storage' },
  { kind: 'group', group: 'SOTHER' },
];

it('has what a role, a user group or a team of mine has until somebody takes it', async () => {
  const { home } = await held(HOLDERS);
  expect(await home('UANA')).toEqual([1]);
  expect(await home('UBO')).toEqual([2, 3]);
  expect(await home('UCAT')).toEqual([4]);
});

it('shows nothing of a private incident to those of a group who are not in it', async () => {
  const { home } = await held(HOLDERS, { isPrivate: true });
  expect(await home('UBO')).toEqual([]);
  expect(await home('UANA')).toEqual([1]);
});

it('is there without what Slack does not say', async () => {
  const { app, home } = await held(HOLDERS);
  const members = async () => {
    throw new Error('away');
  };
  Object.assign(app, { userGroups: { members, list: async () => [] } });
  expect(await home('UANA')).toEqual([1]);
  expect(await home('UBO')).toEqual([]);
});
