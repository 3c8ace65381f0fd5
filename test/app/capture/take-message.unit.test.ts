import { describe, expect, it } from '@jest/globals';
import type { App } from '../../../src/app/app.ts';
import { captureEdit, captureMessage, capturePin } from '../../../src/app/capture/capture-message.ts';
import { type TakenMessage, takeMessage } from '../../../src/app/capture/take-message.ts';
import { takeThread } from '../../../src/app/effects/take-thread.ts';
import { editEntry, undoEntry } from '../../../src/app/entries/change-entry.ts';
import type { KnownIncident } from '../../../src/app/ports/incidents.ts';
import type { Entry } from '../../../src/domain/timeline/entry.ts';
import { CommandStage } from '../../builders/command-stage.ts';

const SECOND = 1_795_202_000;
const ts = (second: number) => `${SECOND + second}.000100`;
const at = (second: number) => new Date((SECOND + second) * 1_000);

/** An incident whose channel is C1; Slack has a thread of two messages in every channel. */
async function stage() {
  const on = new CommandStage();
  const { key } = await on.declare({ here: 'C1' });
  let now = at(100);
  const words = ['failover began', 'replica 2 leads'];
  const app: App = {
    ...on.app,
    clock: () => now,
    peopleMessages: {
      permalink: async () => 'https://example.slack.com/archives/C1/p1',
      thread: async () =>
        words.map((text, index) => ({
          ...{ user: 'UANA', text, threadTs: index === 0 ? undefined : ts(0), files: [], ts: ts(index) },
        })),
    } as unknown as App['peopleMessages'],
  };
  const known = (await app.incidents.byKey('T1', key)) as KnownIncident;
  const place = { team: 'T1', channel: 'C1', incident: key };
  const said = (text: string) => ({
    ...place,
    ts: ts(0),
    user: 'UANA',
    text,
    threadTs: undefined,
    files: [],
  });
  const take = (change: Partial<TakenMessage> = {}) =>
    takeMessage(app, known, {
      ...{ channel: 'C1', ts: ts(0), author: 'UANA', by: { user: 'UBO', eventTs: ts(100) } },
      shown: { text: 'failover began', type: 'note', occurredAt: at(0) },
      changed: {},
      ...change,
    });
  return {
    ...{ app, said, take },
    wait: (second: number) => {
      now = at(second);
    },
    pin: () => capturePin(app, { ...place, ts: ts(0), user: 'UANA', way: 'pin', on: true, eventTs: ts(50) }),
    whole: (channel = 'C1') =>
      takeThread(app, known, { kind: 'thread', channel, ts: ts(0), by: 'UBO', at: at(100) }),
    correct: (entry: Pick<Entry, 'id'>, text: string) =>
      editEntry(app, { team: 'T1', id: entry.id, user: 'UCAT' }, (one) => ({
        ...{ text, type: 'change', occurredAt: one.occurredAt },
      })),
    undo: ({ id }: Pick<Entry, 'id'>) => undoEntry(app, { team: 'T1', id, user: 'UCAT' }),
    entries: async () =>
      (await app.entries.ofIncident('T1', key)).filter(({ id }) => /^(?:pin|from)\./.test(id)),
  };
}

describe.each(['C1', 'CELSEWHERE'])('a whole thread, taken from %s', (channel) => {
  it('leaves what people made of its messages, however often it is taken', async () => {
    const { app, said, take, whole, correct, undo, entries, wait } = await stage();
    if (channel === 'C1') await captureMessage(app, said('failover began'));
    const first = await take({ channel, changed: { type: 'mitigation', occurredAt: at(-60) } });
    if (!first) throw new Error('no entry');
    await correct(first, 'failover of the broker began, by hand');
    const before = await entries();
    wait(200);
    await whole(channel);
    expect((await entries()).map(({ text }) => text)).toEqual([
      'failover of the broker began, by hand',
      'replica 2 leads',
    ]);
    expect((await entries())[0]).toMatchObject({ type: 'change', occurredAt: before[0]?.occurredAt });
    const [, second] = await entries();
    if (!second) throw new Error('no entry');
    await undo(second);
    wait(300);
    await whole(channel);
    expect((await entries()).map(({ standing }) => standing.state)).toEqual(['standing', 'struck']);
  });
});

describe('a message that is taken with the form', () => {
  it('is what the person changed of it, and leaves the rest as it stands', async () => {
    const { app, said, take, pin, correct, entries } = await stage();
    await captureMessage(app, said('failover began'));
    await pin();
    const [entry] = await entries();
    if (!entry) throw new Error('no entry');
    await correct(entry, 'by hand');
    await take();
    expect(await entries()).toMatchObject([{ text: 'by hand', type: 'change' }]);
    await take({ changed: { occurredAt: at(-60) } });
    expect(await entries()).toMatchObject([{ text: 'by hand', type: 'change', occurredAt: at(-60) }]);
  });

  it('stands at once with what was typed, where Slack has yet to give the message', async () => {
    const { app, said, take, entries } = await stage();
    const text = 'failover of the broker began';
    const taken = await take({ changed: { text } });
    expect(taken).toMatchObject({ text, author: 'UANA', source: 'shortcut' });
    await captureMessage(app, said('failover began'));
    expect(await entries()).toMatchObject([{ text, said: 'failover began' }]);
  });

  it('follows the message when that comes, where nothing was typed', async () => {
    const { app, said, take, entries } = await stage();
    expect(await take()).toMatchObject({ text: 'failover began' });
    await captureEdit(app, { ...said('failover began at noon'), editedTs: ts(20) });
    expect(await entries()).toMatchObject([{ text: 'failover began at noon', author: 'UANA' }]);
  });
});
