import { expect, it } from '@jest/globals';
import type { App as BoltApp } from '@slack/bolt';
import { readPolicy } from '../../../../src/config/policy.ts';
import { listenToMessages } from '../../../../src/slack/listeners/events/message.ts';
import type { ListenerContext } from '../../../../src/slack/listeners/listener-context.ts';
import { memoryPorts } from '../../../contract/memory/memory-ports.ts';

const TS = '1700000000.000100';

/** Has the listener hear an event in an incident's channel; tells what was kept of the message and what was noted. */
async function heard(event: object) {
  const { messages, ...ports } = memoryPorts();
  const notes: string[] = [];
  const journal = { info: (_fields: object, what: string) => notes.push(what) };
  const incidentOf = async () => ({ team: 'T1', room: 'C1', key: 'INC-2026-0001' });
  const secretFinder = { find: async () => [] };
  const policy = readPolicy('', 'test');
  const now = { clock: () => new Date('2026-11-20T16:00:00Z'), queue: { offer: () => undefined } };
  const app = { ...ports, ...now, messages, journal, secretFinder, policy };
  const context = { app, channels: { incidentOf } };
  let hear: (of: object) => Promise<void> = async () => undefined;
  const bolt = {
    event: (_name: string, listener: typeof hear) => {
      hear = listener;
    },
  };
  listenToMessages(bolt as unknown as BoltApp, context as unknown as ListenerContext);
  const body = { team_id: 'T1', api_app_id: 'A1', event_id: 'Ev1' };
  await hear({ event: { type: 'message', channel: 'C1', ...event }, body, context: { teamId: 'T1' } });
  return { kept: await messages.find({ team: 'T1', channel: 'C1', ts: TS }), notes };
}

const changed = (subtype: object) => ({
  subtype: 'message_changed',
  message: { ts: TS, user: 'U1', text: 'has joined <#C2>', ...subtype },
  previous_message: { ts: TS, user: 'U1', text: 'has joined', ...subtype },
  event_ts: '1700000009.000100',
});

it.each(['channel_join', 'channel_topic', 'pinned_item', 'bot_add'])(
  'a change of a message of the kind %s is no statement either',
  async (subtype) => {
    expect(await heard(changed({ subtype }))).toEqual({ kept: undefined, notes: ['message not kept'] });
  },
);

it('a change of what somebody said is kept', async () => {
  expect(await heard(changed({}))).toMatchObject({ kept: { text: 'has joined <#C2>' }, notes: [] });
  expect((await heard(changed({ subtype: 'file_share' }))).kept).toBeDefined();
});

it('a snippet that was deleted keeps its name and none of its words', async () => {
  const snippet = {
    ...{ id: 'F1', name: 'app.log', mode: 'snippet', mimetype: 'text/plain', permalink: 'https://a.example' },
    ...{ preview: 'ERROR 1', lines: 9, lines_more: 8 },
  };
  const said = { ts: TS, user: 'U1', text: 'look' };
  const { kept } = await heard({
    subtype: 'message_changed',
    message: { ...said, files: [{ id: 'F1', mode: 'tombstone' }] },
    previous_message: { ...said, files: [snippet] },
    event_ts: '1700000009.000100',
  });
  expect(kept?.text).toBe('look');
  expect(kept?.files).toEqual([
    { id: 'F1', name: 'app.log', mimetype: 'text/plain', permalink: 'https://a.example' },
  ]);
});

it('a deleted parent of a thread, which comes as a change, is a deletion', async () => {
  const { kept, notes } = await heard({
    subtype: 'message_changed',
    message: { ts: TS, subtype: 'tombstone', user: 'USLACKBOT', text: 'This message was deleted.' },
    previous_message: { ts: TS, user: 'U1', text: 'the old words' },
    event_ts: '1700000009.000100',
  });
  expect(kept).toMatchObject({ deleted: true, text: undefined });
  expect(notes).toEqual([]);
});

it('what Scribe itself posts and edits is not kept', async () => {
  const own = { ts: TS, bot_id: 'B1', app_id: 'A1', text: 'Logged 14:05' };
  expect(await heard(own)).toEqual({ kept: undefined, notes: ['message not kept'] });
  const edit = {
    subtype: 'message_changed',
    message: { ...own, text: 'Logged 14:06' },
    previous_message: own,
    event_ts: '1700000009.000100',
  };
  expect((await heard(edit)).kept).toBeUndefined();
});
