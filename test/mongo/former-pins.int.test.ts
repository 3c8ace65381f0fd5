import { expect, it } from '@jest/globals';
import { rawStores } from './raw-stores.ts';

const { stores, connection } = rawStores('pins');
const REF = { team: 'T1', channel: 'C1', incident: 'INC-2026-0001', ts: '1700000000.000100' };

it('a reaction that an earlier version kept, which did not tell reactions apart, can be taken away', async () => {
  const document: object = {
    ...{ _id: `msg.T1.C1.${REF.ts}`, ...REF, user: 'U9', text: 'said' },
    pins: {
      U1: { on: true, ts: '001700000001.000100000' },
      U2: { on: true, ts: '001700000002.000100000' },
    },
  };
  await connection().collection('messages').insertOne(document);
  const { messages } = stores();
  expect((await messages.find(REF))?.pins).toEqual([
    { user: 'U1', way: 'reaction:', ts: '001700000001.000100000' },
    { user: 'U2', way: 'reaction:', ts: '001700000002.000100000' },
  ]);
  const off = { ...REF, user: 'U1', way: 'reaction:pushpin', on: false } as const;
  expect((await messages.pin({ ...off, eventTs: '1700000000.500000' })).pinnedBy).toEqual(['U1', 'U2']);
  expect((await messages.pin({ ...off, eventTs: '1700000009.000100' })).pinnedBy).toEqual(['U2']);
});
