import { describe, expect, it } from '@jest/globals';
import { StoreFault } from '../../../src/app/ports/store-fault.ts';
import type { Incident } from '../../../src/domain/incident/incident.ts';
import { CHANNEL, CommandStage, type Fault } from '../../builders/command-stage.ts';

/** A command that writes, and what was done before it. */
interface Written {
  readonly command: string;
  readonly before?: readonly string[];
}

const WRITTEN: readonly Written[] = [
  { command: 'log 19:05 the rollback began' },
  { command: 'log the rollback began' },
  { command: 'undo', before: ['log the first words', 'log the second words'] },
  { command: 'edit other words', before: ['log the first words', 'log the second words'] },
  { command: 'mark cause', before: ['log a deploy broke the pool'] },
  { command: 'mark mitigated eu only', before: ['log rolled back'] },
  { command: 'status monitoring errors are going down' },
  { command: 'sev 1 all of Europe is affected' },
  { command: 'title Payments fail in Europe' },
  { command: 'role scribe <@UBO>' },
  { command: 'join scribe' },
  { command: 'leave scribe', before: ['join scribe'] },
  { command: 'handoff <@UBO> my shift ends, look at the pool first' },
  { command: 'resolve rolled back, all is normal again' },
  { command: 'reopen the errors are back', before: ['resolve rolled back'] },
  { command: 'cancel it was the load test' },
  { command: 'why the pool had no limit' },
  { command: 'cause process nobody looked at the dashboard' },
  { command: 'well the rollback took two minutes' },
  { command: 'lesson technical retries need jitter' },
  { command: 'metric Error rate normal=0.1% during=45%' },
  { command: 'link INC-2026-0002 the same pool', before: ['declare Search is slow'] },
  { command: 'unlink INC-2026-0002', before: ['declare Search is slow', 'link INC-2026-0002'] },
  { command: 'comms external status page says degraded' },
  { command: 'action add limit the pool <@UBO> due 2026-12-01' },
  { command: 'action start 1', before: ['action add limit the pool'] },
  { command: 'action done 1', before: ['action add limit the pool'] },
  { command: 'action drop 1 not worth it', before: ['action add limit the pool'] },
  { command: 'action move 1 2026-12-24 waiting for parts', before: ['action add limit the pool'] },
  { command: 'action assign 1 <@UBO>', before: ['action add limit the pool'] },
  { command: 'skip it was a drill', before: ['resolve rolled back'] },
];

async function staged({ before = [] }: Written) {
  const stage = new CommandStage();
  const incident = await stage.declare({ here: CHANNEL });
  for (const [index, text] of before.entries()) await stage.type(text, { id: `cmd.T1.before${index}` });
  const clean = await stage.record(incident);
  return { stage, incident, clean };
}

async function typed(written: Written, fault: Fault | undefined) {
  const { stage, incident, clean } = await staged(written);
  stage.fail(fault);
  const { answer } = await stage.type(written.command);
  const calls = stage.calls;
  stage.fail(undefined);
  const after = await stage.record(incident);
  return { stage, incident, answer, calls, after, changed: after !== clean };
}

/** What sending it again comes to. */
async function again(stage: CommandStage, incident: Incident, command: string) {
  const { answer } = await stage.type(command, { typedIn: CHANNEL, incident: incident.key });
  return { outcome: answer.outcome, after: await stage.record(incident) };
}

describe('a command one of whose calls to the database fails', () => {
  it.each(WRITTEN)(
    'is told truly whether it was saved, and is one when it is sent again: $command',
    async (written) => {
      const good = await typed(written, undefined);
      expect(good.changed).toBe(true);
      for (let call = 1; call <= good.calls; call += 1)
        for (const carriedOut of [false, true]) {
          const one = await typed(written, { call, carriedOut });
          const { outcome } = one.answer;
          const told = { call, carriedOut, changed: one.changed, outcome };
          if (one.changed) expect(told).not.toMatchObject({ outcome: 'not saved' });
          else expect(['not saved', 'not confirmed', good.answer.outcome]).toContain(told.outcome);
          const second = await again(one.stage, one.incident, written.command);
          expect({ ...told, after: second.after }).toEqual({ ...told, after: good.after });
          expect([good.answer.outcome, 'unchanged']).toContain(second.outcome);
        }
    },
  );

  it.each(WRITTEN)('is not called unsaved by what fails when it is sent again: $command', async (written) => {
    const { stage } = await typed(written, undefined);
    await stage.type(written.command, { id: 'cmd.T1.other', inDoubt: true });
    for (let call = 1; call <= stage.calls; call += 1) {
      const one = await typed(written, undefined);
      // The answer could not be kept.
      one.stage.app.inbox.answerOf = async () => undefined;
      one.stage.fail({ call, carriedOut: false });
      const { answer } = await one.stage.type(written.command, { inDoubt: true });
      expect({ call, outcome: answer.outcome }).not.toMatchObject({ outcome: 'not saved' });
    }
  });

  it('says that a handoff is done where only its note is in doubt, and saves the note alone when it is sent again', async () => {
    const { stage, incident } = await staged({ command: '' });
    const command = 'handoff <@UBO> look at the pool first';
    const { insert } = stage.app.entries;
    stage.app.entries.insert = async () => {
      throw new StoreFault('gone', { certain: true });
    };
    const first = await stage.type(command);
    const words = first.answer.kind === 'say' ? first.answer.message.text : '';
    expect(words).toContain('The note is not confirmed');
    expect(words).toContain('look at the pool first');
    stage.app.entries.insert = insert;
    const second = await stage.type(command, { inDoubt: true });
    expect(second.answer.outcome).toBe('done');
    expect(await stage.record(incident)).toContain('look at the pool first');
  });
});
