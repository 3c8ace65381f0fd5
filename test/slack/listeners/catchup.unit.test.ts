import { expect, it } from '@jest/globals';
import { CommandStage } from '../../builders/command-stage.ts';
import { anEntry } from '../../contract/samples.ts';

it('who comes late is told what, who leads, what was tried with its outcome, and what is next', async () => {
  const stage = new CommandStage();
  const incident = await stage.declare({ here: 'C1' });
  const type = async (text: string) =>
    JSON.stringify((await stage.type(text, { id: `cmd.T1.${text.length}` })).answer);
  expect(await type('catchup')).toContain('No attempt recorded yet.');
  await type('log 19:10Z #mitigation rolled back & waited');
  await type('log 19:20Z #decision wait for the cache');
  await type('action add Add an alarm');
  const told = await type('catchup');
  for (const words of [
    incident.key,
    'leads.',
    'Tried:',
    'rolled back &amp; waited',
    'Decided last: 19:20 UTC',
    'Next: Add an alarm',
  ])
    expect(told).toContain(words);
});

it('a long record is not said to be as short as what was read of it', async () => {
  const stage = new CommandStage();
  const { key } = await stage.declare({ here: 'C1' });
  for (let number = 1; number <= 201; number += 1)
    await stage.app.entries.insert(anEntry('T1', number, { incident: key }), [], stage.app.clock());
  const { answer } = await stage.type('catchup');
  expect(JSON.stringify(answer)).toContain('More than 200 entries on the timeline.');
});
