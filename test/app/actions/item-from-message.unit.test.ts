import { describe, expect, it } from '@jest/globals';
import { changeAction } from '../../../src/app/actions/change-action.ts';
import { itemFromMessage } from '../../../src/app/actions/item-from-message.ts';
import { captureMessage } from '../../../src/app/capture/capture-message.ts';
import { readPolicy } from '../../../src/config/policy.ts';
import { incidentAfter } from '../../builders/incident.ts';
import { memoryPorts } from '../../contract/memory/memory-ports.ts';

const TS = '1700000000.000100';
const at = new Date('2026-11-20T20:00:00Z');

async function stage(text?: string) {
  const ports = memoryPorts();
  const incident = incidentAfter();
  const { team, key } = incident;
  await ports.incidents.create({ incident, events: [], effects: [], at });
  const read: string[] = [];
  const app = {
    ...ports,
    policy: readPolicy('', 'test'),
    journal: { info: () => undefined, warn: () => undefined, debug: () => undefined },
    queue: { offer: () => undefined, echoSoon: () => undefined },
    clock: () => at,
    peopleSource: { read: async () => undefined },
    peopleMessages: {
      async read(_team: string, { ts }: { ts: string }) {
        read.push(ts);
        return { user: 'U1', text: 'said before Scribe came', threadTs: undefined, files: [] };
      },
    },
  } as never;
  for (const user of ['U1', 'U2', 'U3'])
    await ports.people.put({ team, user, name: user, zone: 'UTC', deactivated: false, readAt: at });
  if (text !== undefined) {
    const said = {
      team,
      channel: 'C1',
      incident: key,
      ts: TS,
      user: 'U1',
      text,
      threadTs: undefined,
      files: [],
    };
    await captureMessage(app, said);
  }
  const react = (user: string, on = true) =>
    itemFromMessage(app, { team, incident: key, channel: 'C1', ts: TS, user, on });
  const items = async () => (await ports.actions.ofIncident(team, key)).map(({ item }) => item);
  return { app, team, react, items, read };
}

describe('a reaction that makes an action item of a message', () => {
  it('makes one, however many react, with the first line of the message as its title', async () => {
    const { react, items, read } = await stage('Add an alarm for the pool\nbefore the next sale');
    expect(await react('U2')).toBe('done');
    expect(await react('U3')).toBe('there is an item already');
    expect(await items()).toMatchObject([{ title: 'Add an alarm for the pool', createdBy: 'U2' }]);
    expect(read).toEqual([]);
  });

  it('reads a message that Scribe never saw', async () => {
    const { react, items, read } = await stage();
    await react('U2');
    expect((await items()).map(({ title }) => title)).toEqual(['said before Scribe came']);
    expect(read).toEqual([TS]);
  });

  it('takes the item back where whoever made it takes it away, and brings it again', async () => {
    const { react, items } = await stage('Add an alarm');
    await react('U2');
    await react('U3', false);
    expect(await items()).toMatchObject([{ status: { state: 'open' } }]);
    await react('U2', false);
    expect(await items()).toMatchObject([
      { status: { state: 'not doing', why: 'the reaction was taken away' } },
    ]);
    await react('U2');
    expect(await items()).toMatchObject([{ number: 1, status: { state: 'open' } }]);
  });

  it('leaves an item alone that somebody works on by now', async () => {
    const { app, team, react, items } = await stage('Add an alarm');
    await react('U2');
    await changeAction(app, { team, number: 1 }, { do: 'title', to: 'Add a memory alarm', by: 'U3', at });
    expect(await react('U2', false)).toBe('the item is somebody’s by now');
    expect(await items()).toMatchObject([{ title: 'Add a memory alarm', status: { state: 'open' } }]);
  });

  it('cuts a message of 40,000 characters to a title', async () => {
    const { react, items } = await stage('all work and no play '.repeat(1_904));
    await react('U2');
    expect([...((await items())[0]?.title ?? '')].length).toBe(300);
  });
});
