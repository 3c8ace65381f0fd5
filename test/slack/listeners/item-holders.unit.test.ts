import { describe, expect, it } from '@jest/globals';
import { withGroupCodes } from '../../../src/slack/messages/group-codes.ts';
import { CommandStage } from '../../builders/command-stage.ts';

it('keeps user groups as codes, with the names by which they were called', () => {
  const { text, groups } = withGroupCodes('Ask &lt;x&gt; <!subteam^S1|@sre> <!subteam^S2> <!here>');
  expect(text).toBe('Ask <x> <!subteam^S1> <!subteam^S2> @here');
  expect([...groups]).toEqual([['S1', '@sre']]);
});

describe('a group in the place of an owner', () => {
  it('holds the item, by its name', async () => {
    const stage = new CommandStage();
    await stage.declare({ here: 'C1' });
    const { answer } = await stage.type('action add Tune the heap <!subteam^S1|@sre> due 2099-01-01', {
      id: 'cmd.T1.item',
    });
    expect(answer).toMatchObject({ outcome: 'unclear' });
    await stage.type('action add Tune the heap <!subteam^S1|@sre>', { id: 'cmd.T1.item2' });
    expect(await stage.everything()).toContain('"name":"@sre"');
  });

  it.each(['added', 'assigned'])('is %s by its name also where Slack wrote its id alone', async (way) => {
    const stage = new CommandStage();
    await stage.declare({ here: 'C1' });
    const add = way === 'added' ? 'action add Tune the heap <!subteam^S1>' : 'action add Tune the heap';
    await stage.type(add, { id: 'cmd.T1.item' });
    if (way === 'assigned') await stage.type('action assign 1 <!subteam^S1>', { id: 'cmd.T1.assign' });
    expect(await stage.everything()).toContain('"name":"@sre"');
  });

  it('is kept by its id where Slack does not say how it is called', async () => {
    const stage = new CommandStage();
    const list = async () => {
      throw new Error('away');
    };
    Object.assign(stage.app, { userGroups: { list, members: async () => [] } });
    await stage.declare({ here: 'C1' });
    const { answer } = await stage.type('action add Tune the heap <!subteam^S1>', { id: 'cmd.T1.item' });
    expect(answer).toMatchObject({ outcome: 'added' });
    expect(await stage.everything()).toContain('"group":"S1"');
  });
});
