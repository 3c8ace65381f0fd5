import { describe, expect, it } from '@jest/globals';
import { restored } from '../../../src/domain/timeline/change-entry.ts';
import { CHANNEL, CommandStage } from '../../builders/command-stage.ts';
import { anEntry } from '../../contract/samples.ts';

async function staged(...lines: readonly string[]) {
  const stage = new CommandStage();
  let seconds = 0;
  Object.assign(stage.app, { clock: () => new Date(Date.UTC(2026, 10, 20, 19, 30, seconds++)) });
  const incident = await stage.declare({ here: CHANNEL });
  for (const [index, line] of lines.entries()) await stage.type(line, { id: `cmd.T1.before${index}` });
  const texts = async () => {
    const entries = await stage.app.entries.ofIncident('T1', incident.key);
    const own = entries.filter(({ source }) => source !== 'scribe');
    return own.map(({ text, standing }) => `${text}: ${standing.state}`).sort();
  };
  return { stage, incident, texts };
}

describe('a command that means the last entry, delivered twice', () => {
  it('takes back one entry, and the same command again no other', async () => {
    const { stage, texts } = await staged('log one', 'log two');
    await stage.type('undo');
    const again = await stage.type('undo');
    expect(again.answer.outcome).toBe('taken back');
    expect(await texts()).toEqual(['one: standing', 'two: struck']);
    await stage.type('undo', { id: 'cmd.T1.other' });
    expect(await texts()).toEqual(['one: struck', 'two: struck']);
  });

  it('takes back none where somebody put the entry back since', async () => {
    const { stage, incident, texts } = await staged('log one', 'log two');
    await stage.type('undo');
    const entries = await stage.app.entries.ofIncident('T1', incident.key);
    const struck = entries.find(({ standing }) => standing.state === 'struck');
    if (!struck) throw new Error('nothing was struck');

    const back = restored(struck, 'UBO', new Date('2026-11-20T19:40:00Z'));
    if (back) await stage.app.entries.save(back, [], new Date('2026-11-20T19:40:00Z'));
    expect((await stage.type('undo')).answer.outcome).toBe('unchanged');
    expect(await texts()).toEqual(['one: standing', 'two: standing']);
  });

  it('corrects one entry, whatever was logged since', async () => {
    const { stage, texts } = await staged('log one');
    stage.app.inbox.record = async () => undefined;
    await stage.type('edit other words');
    await stage.type('log two', { id: 'cmd.T1.later' });
    await stage.type('edit other words');
    expect(await texts()).toEqual(['other words: standing', 'two: standing']);
  });

  it.each(['pin', 'reaction', 'shortcut'] as const)(
    'leaves alone what another person made of a message of theirs: %s',
    async (source) => {
      const { stage, incident, texts } = await staged('log one');
      const at = new Date('2026-11-20T19:45:00Z');
      const entry = anEntry('T1', 1, {
        incident: incident.key,
        author: 'UANA',
        text: 'two',
        source,
        loggedAt: at,
      });
      await stage.app.entries.insert(entry, [], at);
      await stage.type('undo');
      expect(await texts()).toEqual(['one: struck', 'two: standing']);
    },
  );
});
