import { describe, expect, it } from '@jest/globals';
import { listen } from '../../../src/slack/bolt-app.ts';
import { BoltStub } from '../../builders/bolt-stub.ts';
import { CHANNEL, CommandStage } from '../../builders/command-stage.ts';

async function typed(line: (other: string) => string, isPrivate = false) {
  const stage = new CommandStage();
  const here = await stage.declare({ here: CHANNEL });
  const other = await stage.declare({ id: 'cmd.T1.other', title: 'Mails late', isPrivate });
  const { answer } = await stage.type(line(other.key), isPrivate ? { user: 'UBO' } : {});
  const blocks = answer.kind === 'say' ? answer.message.blocks : [];
  const offers: { readonly label: string; readonly value: string | undefined }[] = [];
  for (const block of blocks)
    for (const one of block.type === 'actions' ? block.elements : [])
      if (one.type === 'button' && one.action_id?.startsWith('meant'))
        offers.push({ label: one.text.text, value: one.value });
  const states = async () => {
    const known = await Promise.all([here, other].map(({ key }) => stage.app.incidents.byKey('T1', key)));
    return known.map((one) => one?.incident.phase.state);
  };
  return { stage, other, offers, states };
}

describe('a command for the incident of the channel that names another one', () => {
  it.each([
    ['resolve', 'Resolve'],
    ['close', 'Resolve'],
  ])('asks which is meant, and %s ends the one that is chosen', async (verb, does) => {
    const { stage, other, offers, states } = await typed((key) => `${verb} ${key} rolled back`);
    expect(await states()).toEqual(['active', 'active']);
    expect(offers.map(({ label }) => label)).toEqual([`${does} ${other.key}`, 'Resolve', 'Log it']);
    const bolt = new BoltStub();
    listen(bolt.app, stage.context);
    await bolt.click('meant-0', offers[0]?.value ?? '');
    expect(await states()).toEqual(['active', 'resolved']);
  });

  it('does not offer what the person may not see', async () => {
    const { offers } = await typed((key) => `resolve ${key} rolled back`, true);
    expect(offers.map(({ label }) => label)).toEqual(['Resolve', 'Log it']);
  });
});
