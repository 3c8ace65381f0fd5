import { describe, expect, it } from '@jest/globals';
import { SlackFault } from '../../../src/app/ports/slack-fault.ts';
import { readCommand } from '../../../src/domain/incident/verbs/read-command.ts';
import { offerPeople } from '../../../src/slack/listeners/offer-people.ts';
import { CHANNEL, CommandStage } from '../../builders/command-stage.ts';
import { memoryPorts } from '../../contract/memory/memory-ports.ts';

const at = new Date('2026-11-20T20:00:00Z');
const NAMES: Readonly<Record<string, string>> = { UANA: 'ana', UBO: 'bo', UBOT: 'pager' };

function appWith(members: () => Promise<readonly string[]>) {
  const { people } = memoryPorts();
  const warned: string[] = [];
  const app = {
    people,
    peopleSource: {
      read: async (_team: string, user: string) => ({
        ...{ name: NAMES[user] ?? user, zone: 'Europe/Berlin', deactivated: false, bot: user === 'UBOT' },
      }),
    },
    userGroups: { members },
    journal: { warn: (_: object, words: string) => warned.push(words) },
    clock: () => at,
  };
  return { app: app as never, warned };
}

const request = (text: string) =>
  ({ team: 'T1', user: 'UANA', channel: 'C1', id: 'cmd.T1.1', text }) as never;

function misuseIn(text: string) {
  const reading = readCommand(text, { roles: ['commander'] });
  if (reading.kind !== 'usage') throw new Error(`"${text}" was understood`);
  return reading;
}

describe('a user group in the place of a person', () => {
  it('offers its members, each as the whole line', async () => {
    const { app } = appWith(async () => ['UBO', 'UBOT', 'UANA']);
    const line = 'handoff <!subteam^S1|@sre> the pool is small';
    expect(await offerPeople({ app }, request(line), misuseIn(line))).toEqual([
      { line: 'handoff <@UBO> the pool is small', label: '@bo' },
      { line: 'handoff <@UANA> the pool is small', label: '@ana' },
    ]);
  });

  it('offers nobody where Slack does not say who is in it', async () => {
    const { app, warned } = appWith(async () => {
      throw new SlackFault({ kind: 'unavailable', why: 'no answer' });
    });
    const line = 'handoff <!subteam^S1> the pool is small';
    expect(await offerPeople({ app }, request(line), misuseIn(line))).toEqual([]);
    expect(warned).toEqual(['people not looked up']);
  });
});

describe('a typed name', () => {
  it.each([
    ['handoff an the pool is small', 'handoff <@UANA> the pool is small'],
    ['action assign 3 an', 'action assign 3 <@UANA>'],
  ])('is replaced where it stands, not within another word: %s', async (line, whole) => {
    const stage = new CommandStage();
    await stage.declare({ here: CHANNEL });
    await stage.app.people.put({
      ...{ team: 'T1', user: 'UANA', name: 'Ana Ruiz', zone: 'UTC', deactivated: false, readAt: at },
    });
    const offered = await offerPeople(stage.context, stage.request(line), misuseIn(line));
    expect(offered.map((offer) => offer.line)).toEqual([whole]);
  });
});
