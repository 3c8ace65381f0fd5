import { describe, expect, it } from '@jest/globals';
import { captureMessage } from '../../../src/app/capture/capture-message.ts';
import { NAME_ORDER } from '../../../src/domain/person-name.ts';
import { OPEN_RIGHTS, type Rights } from '../../../src/domain/rights/rights.ts';
import { putOnTimeline } from '../../../src/slack/listeners/events/put-on-timeline.ts';
import type { ListenerContext } from '../../../src/slack/listeners/listener-context.ts';
import { memoryPorts } from '../../contract/memory/memory-ports.ts';

const PLACE = { team: 'T1', channel: 'C1', incident: 'INC-2026-0001', ts: '1700000000.000100' };

function stage(rights: Rights = OPEN_RIGHTS) {
  const ports = memoryPorts();
  const person = (user: string, bot: boolean) =>
    ports.people.put({
      ...{
        team: 'T1',
        user,
        name: user,
        zone: 'UTC',
        deactivated: false,
        readAt: new Date(1_700_000_000_000),
      },
      ...(bot && { bot: true as const }),
    });
  const app = {
    ...ports,
    policy: {
      ...{ names: NAME_ORDER, vocabulary: { types: {} }, rights },
      capture: { deletion: 'remove', fileBytes: 0 },
    },
    journal: { info: () => undefined },
    queue: { offer: () => undefined, echoSoon: () => undefined },
    clock: () => new Date(1_700_000_100_000),
  };
  const context = {
    app,
    channels: { incidentOf: async () => ({ team: 'T1', key: PLACE.incident, room: 'C1' }) },
    workspaces: { workspace: async () => ({ botUserId: 'USCRIBE' }) },
  } as unknown as ListenerContext;
  const mark = (user: string, author: string, on = true) =>
    putOnTimeline(context, {
      ...{ team: 'T1', channel: 'C1', message: PLACE.ts, author, user, way: 'pin' as const, on },
      ...{ eventTs: on ? '1700000010.000100' : '1700000020.000100', self: 'USCRIBE' },
    });
  const guest = (user: string) =>
    ports.people.put({
      ...{ team: 'T1', user, name: user, zone: 'UTC', deactivated: false, guest: true },
      readAt: new Date(1_700_000_000_000),
    });
  const say = (text: string) =>
    captureMessage(context.app, { ...PLACE, user: 'UBOTA', text, threadTs: undefined, files: [] });
  const entries = () => ports.entries.ofIncident('T1', PLACE.incident);
  return { person, guest, say, mark, entries };
}

describe('what is done to a message in a channel with an incident', () => {
  it('counts for nothing where an app does it: two that answer each other would never end', async () => {
    const { person, say, mark, entries } = stage();
    await person('UBOTB', true);
    await say('an answer to what Scribe posted');
    await mark('UBOTB', 'UBOTA');
    await mark('USCRIBE', 'UBOTA');
    expect(await entries()).toEqual([]);
  });

  it('puts a message of 40,000 characters onto the timeline, whole', async () => {
    const { person, say, mark, entries } = stage();
    await person('U1', false);
    const text = 'all work and no play '.repeat(1_904).trim();
    await say(text);
    await mark('U1', 'UBOTA');
    expect((await entries()).map((entry) => entry.text)).toEqual([text]);
  });

  it('counts for nothing where somebody may not write into the record, also when it is taken back', async () => {
    const rights = { ...OPEN_RIGHTS, open: { ...OPEN_RIGHTS.open, record: ['members'] as const } };
    const { person, guest, say, mark, entries } = stage(rights);
    await guest('UGUEST');
    await person('U1', false);
    await say('the queue is stuck');
    await mark('UGUEST', 'UBOTA');
    expect(await entries()).toEqual([]);
    await mark('U1', 'UBOTA');
    await mark('UGUEST', 'UBOTA', false);
    expect(await entries()).toMatchObject([{ standing: { state: 'standing' } }]);
  });

  it('says nothing where a person pins what Scribe posted, which is no entry', async () => {
    const { person, mark, entries } = stage();
    await person('U1', false);
    await mark('U1', 'USCRIBE');
    expect(await entries()).toEqual([]);
  });
});
