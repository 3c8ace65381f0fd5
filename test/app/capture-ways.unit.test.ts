import { describe, expect, it } from '@jest/globals';
import type { App } from '../../src/app/app.ts';
import {
  captureDeletion,
  captureEdit,
  captureMessage,
  capturePin,
} from '../../src/app/capture/capture-message.ts';
import { changeEntry } from '../../src/app/entries/change-entry.ts';
import type { PinChange, PinWay } from '../../src/app/ports/messages.ts';
import { NAME_ORDER } from '../../src/domain/person-name.ts';
import { edited, takenBack } from '../../src/domain/timeline/change-entry.ts';
import type { Entry } from '../../src/domain/timeline/entry.ts';
import { echoLine } from '../../src/slack/words/entries.ts';
import { memoryPorts } from '../contract/memory/memory-ports.ts';

const REF = { team: 'T1', channel: 'C1', incident: 'INC-2026-0001', ts: '1700000000.000100' };
const ID = `pin.T1.C1.${REF.ts}`;
const POSTED = new Date(1_700_000_000_000);

function stage(deletion: 'keep' | 'redact' | 'remove' = 'remove') {
  const ports = memoryPorts();
  const app = {
    ...ports,
    policy: { names: NAME_ORDER, vocabulary: { types: {} }, capture: { deletion, fileBytes: 0 } },
    queue: { offer: () => undefined, echoSoon: () => undefined },
    clock: () => new Date(1_700_000_100_000),
  } as unknown as App;
  const said = (text: string) => ({ ...REF, user: 'U1', text, threadTs: undefined, files: [] });
  const entries = () => ports.entries.ofIncident('T1', REF.incident);
  return {
    say: (text: string) => captureMessage(app, said(text)),
    edit: (text: string, second: number) =>
      captureEdit(app, { ...said(text), editedTs: `${1_700_000_000 + second}.000100` }),
    remove: () => captureDeletion(app, REF),
    put: (way: PinWay, second: number, more: Partial<PinChange> = {}) =>
      capturePin(app, {
        ...REF,
        user: 'U2',
        way,
        on: true,
        eventTs: `${1_700_000_000 + second}.000100`,
        ...more,
      }),
    take: (way: PinWay, second: number, user = 'U2') =>
      capturePin(app, { ...REF, user, way, on: false, eventTs: `${1_700_000_000 + second}.000100` }),
    change: (to: (entry: Entry) => Entry | undefined) => changeEntry(app, { team: 'T1', id: ID }, to),
    entries,
    stored: () => ports.messages.find(REF),
    entry: async () => (await entries())[0],
  };
}

const PERSON = { by: 'U3', at: new Date(1_700_000_050_000) };

describe('a message that comes onto the timeline in several ways', () => {
  it('is one entry for as long as one of them stands', async () => {
    const { say, put, take, entries, entry } = stage();
    await say('deploy of v2 began');
    await put('reaction:pushpin', 10);
    await put('reaction:rocket', 11, { type: 'change' });
    await put('pin', 12);
    await put('mention', 13, { mention: { of: 'UBOT', zone: 'UTC' } });
    expect(await entries()).toHaveLength(1);
    expect(await entry()).toMatchObject({
      ...{ id: ID, text: 'deploy of v2 began', type: 'change', occurredAt: POSTED, source: 'reaction' },
      ...{ author: 'U1', message: { channel: 'C1', ts: REF.ts } },
    });
    await take('reaction:rocket', 20);
    expect(await entry()).toMatchObject({ type: 'note', standing: { state: 'standing' } });
    await take('reaction:pushpin', 21);
    await take('mention', 22);
    expect(await entry()).toMatchObject({ standing: { state: 'standing' } });
    await take('pin', 23, 'U9');
    expect(await entry()).toMatchObject({ standing: { state: 'struck', by: 'U9' } });
    await put('pin', 24);
    expect(await entry()).toMatchObject({ standing: { state: 'standing' } });
  });

  it('stays taken back where a person did that, until somebody puts it there anew', async () => {
    const { say, put, edit, change, entry } = stage();
    await say('first');
    await put('reaction:pushpin', 10);
    await change((one) => takenBack(one, PERSON));
    await edit('second', 60);
    expect(await entry()).toMatchObject({ standing: { state: 'struck', by: 'U3' } });
    await put('pin', 70);
    expect(await entry()).toMatchObject({ standing: { state: 'standing' }, text: 'second' });
  });

  it('keeps what a person typed, shows what the message says now, and follows it in the rest', async () => {
    const { say, put, edit, change, entry } = stage();
    await say('first');
    await put('reaction:pushpin', 10);
    await change((one) => edited(one, { ...one, text: 'typed' }, PERSON));
    await edit('second', 60);
    const after = await entry();
    expect(after).toMatchObject({ text: 'typed', said: 'second' });
    expect(after && echoLine(after)).toMatch(/typed \(edited\) — <@U1> · its message now says “second”$/);
    await put('reaction:rocket', 61, { type: 'change' });
    expect(await entry()).toMatchObject({ text: 'typed', type: 'change' });
    await edit('typed', 62);
    expect((await entry())?.said).toBeUndefined();
  });

  it('follows the text of a message whose type alone a person has set', async () => {
    const { say, put, edit, change, entry } = stage();
    await say('first');
    await put('reaction:pushpin', 10);
    await change((one) => edited(one, { ...one, type: 'decision' }, PERSON));
    await edit('second', 60);
    const after = await entry();
    expect(after).toMatchObject({ text: 'second', type: 'decision' });
    expect(after?.versions.map(({ text, editedBy }) => [text, editedBy])).toEqual([
      ['first', 'U3'],
      ['first', 'message'],
    ]);
  });
});

describe('a message that begins with a mention of Scribe', () => {
  const mention = { of: 'UBOT', zone: 'America/New_York' };

  it('is read as what is typed after log', async () => {
    const { say, put, edit, entry } = stage();
    await say('<@UBOT> 17:05 #change rolled back v2');
    await put('mention', 1, { mention });
    expect(await entry()).toMatchObject({
      ...{ text: 'rolled back v2', type: 'change', source: 'mention' },
      occurredAt: new Date('2023-11-14T22:05:00Z'),
    });
    await edit('<@UBOT|scribe>: log 17:10 #mitigation rolled back v2.4', 60);
    expect(await entry()).toMatchObject({
      ...{ text: 'rolled back v2.4', type: 'mitigation' },
      occurredAt: new Date('2023-11-14T22:10:00Z'),
    });
    await edit('<@UBOT> 17:99 what', 61);
    expect(await entry()).toMatchObject({ text: '17:99 what', type: 'note', occurredAt: POSTED });
  });

  it('goes when it is deleted', async () => {
    const { say, put, remove, entry } = stage();
    await put('mention', 1, { mention });
    await say('<@UBOT> failover done');
    expect(await entry()).toMatchObject({ text: 'failover done', occurredAt: POSTED });
    await remove();
    expect(await entry()).toMatchObject({ standing: { state: 'struck' } });
  });
});

describe('a message on the timeline that is deleted', () => {
  it.each([
    ['keep', 'second', 'standing'],
    ['redact', '(message deleted)', 'standing'],
    ['remove', 'second', 'struck'],
  ] as const)('is treated by the policy %s', async (policy, text, state) => {
    const { say, put, edit, remove, entry, stored } = stage(policy);
    await say('first');
    await put('reaction:pushpin', 10);
    await edit('second', 20);
    await remove();
    expect(await entry()).toMatchObject({ text, standing: { state } });
    await edit('second', 20);
    await say('first');
    expect(await entry()).toMatchObject({ text, standing: { state } });
    expect(/first|second/.test(JSON.stringify([await entry(), await stored()]))).toBe(policy !== 'redact');
  });

  it('leaves what a person typed when its own words are taken out', async () => {
    const { say, put, edit, change, remove, entry } = stage('redact');
    await say('first');
    await put('reaction:pushpin', 10);
    await change((one) => edited(one, { ...one, text: 'typed' }, PERSON));
    await edit('second', 60);
    await remove();
    const after = await entry();
    expect(after).toMatchObject({ text: 'typed', versions: [{ text: '(message deleted)' }] });
    expect(after?.said).toBeUndefined();
  });

  it('makes no entry where the deletion came before the rest', async () => {
    const { say, put, remove, entries } = stage('redact');
    await remove();
    await put('reaction:pushpin', 10);
    await say('first');
    expect(await entries()).toEqual([]);
  });
});

describe('a message that was edited before it came onto the timeline', () => {
  it('brings its earlier versions along, in whatever order they arrived', async () => {
    const { say, put, edit, entry } = stage();
    await edit('third', 30);
    await edit('second', 20);
    await say('first');
    await put('pin', 40);
    const after = await entry();
    expect(after?.text).toBe('third');
    expect(after?.versions).toMatchObject([
      { text: 'first', editedBy: 'message', editedAt: new Date(1_700_000_020_000) },
      { text: 'second', editedBy: 'message', editedAt: new Date(1_700_000_030_000) },
    ]);
  });
});
