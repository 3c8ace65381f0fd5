import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import type { CapturedMessage, MessageStore, PinWay, StoredMessage } from '../../src/app/ports/messages.ts';
import { freshTeam, type Open, type Opened } from './opened.ts';

const TS = '1700000000.000100';

export function messageContract(open: Open, { runs = 40 } = {}): void {
  describe('MessageStore', () => {
    let opened: Opened;
    let team: string;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened.close());
    beforeEach(() => {
      team = freshTeam();
    });
    const ref = () => ({ team, channel: 'C1', ts: TS });
    const message = (text: string): CapturedMessage => ({
      ...ref(),
      incident: 'INC-2026-0001',
      user: 'U1',
      text,
      threadTs: '1699999999.000200',
      files: [{ id: 'F1', name: 'graph.png', mimetype: 'image/png', permalink: undefined }],
    });
    const edited = (text: string, editedTs: string) => ({ ...message(text), editedTs });
    const pin = (user: string, on: boolean, eventTs: string) => ({
      ...{ ...ref(), incident: 'INC-2026-0001' },
      ...{ user, way: 'reaction:pushpin' as const, on, eventTs },
    });

    it('is found with what was read of its files, then and before, until its words are taken out', async () => {
      const { messages } = opened.ports;
      const file = {
        id: 'F.1',
        name: 'a file',
        mimetype: 'text/plain',
        permalink: undefined,
        begin: 'ERROR',
      };
      const whole = { name: 'app.log', words: 'ERROR 1' };
      await messages.keepFileText(ref(), 'F.1', whole);
      expect(await messages.find(ref())).toBeUndefined();
      await messages.put({ ...message('ERROR'), files: [file] });
      await messages.keepFileText(ref(), 'F.1', whole);
      await messages.edit({ ...edited('look\nERROR', '1700000002.000100'), files: [file] });
      const found = await messages.find(ref());
      expect(found).toMatchObject({ text: 'look\nERROR 1', files: [{ name: 'app.log' }] });
      expect(found?.versions).toMatchObject([{ text: 'ERROR 1', files: [{ name: 'app.log' }] }]);
      await messages.remove({ ...ref(), incident: 'INC-2026-0001' }, { erase: true });
      await messages.keepFileText(ref(), 'F.1', whole);
      expect(JSON.stringify(await messages.find(ref()))).not.toContain('ERROR');
    });

    it('counts what was posted below a message, and no threads', async () => {
      const { messages } = opened.ports;
      const at = (ts: string, threadTs?: string) =>
        messages.put({ ...message('hello'), ts, threadTs, channel: 'C7' });
      await at('1700000000.000100');
      await at('1700000000.000300');
      await at('1700000001.000100');
      await at('1700000002.000100', '1700000000.000300');
      await messages.put({
        ...message('elsewhere'),
        ts: '1700000001.000100',
        threadTs: undefined,
        channel: 'C8',
      });
      const below = (ts: string, most = 10) => messages.countBelow({ team, channel: 'C7', ts }, most);
      expect(await below('1700000000.000200')).toBe(2);
      expect(await below('1700000000.000050')).toBe(3);
      expect(await below('1700000000.000050', 2)).toBe(2);
      expect(await below('1700000001.000100')).toBe(0);
    });

    it('names the newest message of a channel', async () => {
      const { messages } = opened.ports;
      const newest = () => messages.newestIn({ team, channel: 'C7' });
      expect(await newest()).toBeUndefined();
      const put = (ts: string, more = {}) =>
        messages.put({ ...message('said'), team, channel: 'C7', ts, ...more });
      await put('1700000009.000100');
      await put('1700000010.000100', { threadTs: '1700000009.000100' });
      await put('1700000002.000100');
      await put('1700000020.000100', { channel: 'C70' });
      await put('1700000021.000100', { channel: 'C6' });
      expect(await newest()).toBe('1700000010.000100');
    });

    it('stores a message once', async () => {
      const { messages } = opened.ports;
      expect(await messages.find(ref())).toBeUndefined();
      expect(await messages.put(message('first'))).toBe('new');
      expect(await messages.put(message('again'))).toBe('known');
      const stored: StoredMessage = {
        ...message('first'),
        states: [],
        editedTs: undefined,
        versions: [],
        deleted: false,
        erased: false,
        pins: [],
        pinnedBy: [],
        everPinned: false,
      };
      expect(await messages.find(ref())).toEqual(stored);
    });

    it('lets no older edit replace a newer one', async () => {
      const { messages } = opened.ports;
      expect(await messages.edit(edited('second', '1700000020.000000'))).toBe('applied');
      expect(await messages.put(message('first'))).toBe('known');
      expect(await messages.edit(edited('older', '1700000010.000000'))).toBe('older');
      expect(await messages.edit(edited('second', '1700000020.000000'))).toBe('older');
      expect((await messages.find(ref()))?.text).toBe('second');
    });

    it('keeps the text of a deleted message', async () => {
      const { messages } = opened.ports;
      await messages.remove({ ...ref(), incident: 'INC-2026-0001' }, { erase: false });
      expect(await messages.find(ref())).toMatchObject({ deleted: true, text: undefined });
      expect(await messages.put(message('first'))).toBe('filled');
      expect(await messages.find(ref())).toMatchObject({ deleted: true, text: 'first' });
    });

    it('keeps what an app made of its message, in the order of time, and the names it came with', async () => {
      const { messages } = opened.ports;
      const names = { byline: 'Lookout', person: { display: 'kim' } };
      const state = (text: string, changedTs: string) => ({ ...message(text), names, changedTs });
      await messages.addState(state('resolved', '1700000090.000000'));
      await messages.addState(state('worse', '1700000020.000000'));
      await messages.addState(state('worse', '1700000020.000000'));
      expect(await messages.find(ref())).toMatchObject({ text: undefined, user: 'U1', names });
      expect(await messages.put(message('firing'))).toBe('filled');
      const { files } = message('');
      const found = await messages.find(ref());
      expect(found?.text).toBe('firing');
      expect(found?.states).toEqual([
        { ts: '1700000020.000000', text: 'worse', files },
        { ts: '1700000090.000000', text: 'resolved', files },
      ]);
    });

    it('lets go of words that a later change overtook, whichever arrived first', async () => {
      const { messages } = opened.ports;
      const state = (text: string, changedTs: string) => ({ ...message(text), changedTs });
      await messages.addState(state('2 of 3', '1700000020.000000'));
      await messages.addState(state('3 of 3', '1700000030.000000'));
      const given = await messages.addState(state('1 of 3', '1700000010.000000'));
      expect(given).toMatchObject({ user: 'U1', everPinned: false });
      const { files } = message('');
      expect((await messages.find(ref()))?.states).toEqual([
        { ts: '1700000010.000000', text: undefined, files: [] },
        { ts: '1700000020.000000', text: undefined, files: [] },
        { ts: '1700000030.000000', text: '3 of 3', files },
      ]);
    });

    it('knows who has it on the timeline', async () => {
      const { messages } = opened.ports;
      expect((await messages.pin(pin('U.2', true, '1700000001.0'))).pinnedBy).toEqual(['U.2']);
      expect((await messages.pin(pin('U1', true, '1700000002.0'))).pinnedBy).toEqual(['U.2', 'U1']);
      expect((await messages.pin(pin('U.2', false, '1700000003.0'))).pinnedBy).toEqual(['U1']);
      expect((await messages.pin(pin('U.2', true, '1700000001.0'))).pinnedBy).toEqual(['U1']);
      expect(await messages.find(ref())).toMatchObject({ text: undefined, pinnedBy: ['U1'] });
    });

    it('takes the words out with a deletion, whatever arrives before it and after it', async () => {
      const { messages } = opened.ports;
      const words: ((store: MessageStore) => Promise<unknown>)[] = [
        (store) => store.put(message('first')),
        (store) => store.edit(edited('second', '1700000010.000000')),
        (store) => store.edit(edited('older', '1700000005.000000')),
        (store) => store.addState({ ...message('state'), changedTs: '1700000020.000000' }),
      ];
      for (let at = 0; at <= words.length; at++) {
        team = freshTeam();
        for (const one of words.slice(0, at)) await one(messages);
        await messages.remove({ ...ref(), incident: 'INC-2026-0001' }, { erase: true });
        for (const one of words.slice(at)) await one(messages);
        const stored = await messages.find(ref());
        expect(stored).toMatchObject({
          deleted: true,
          erased: true,
          text: undefined,
          files: [],
          versions: [],
        });
        expect(JSON.stringify(stored)).not.toMatch(/first|second|older|"state"/);
      }
    });

    it('tells the ways apart, and lets anybody take off a pin', async () => {
      const { messages } = opened.ports;
      const put = (way: PinWay, on: boolean, second: number) =>
        messages.pin({ ...pin(on ? 'U1' : 'U2', on, `170000000${second}.0`), way });
      await put('reaction:pushpin', true, 1);
      await put('reaction:rocket', true, 2);
      await put('pin', true, 3);
      await messages.pin({ ...pin('U1', false, '1700000004.0'), way: 'reaction:rocket' });
      const { pins, pinnedBy } = await put('pin', false, 5);
      expect(pins.map(({ way }) => way)).toEqual(['reaction:pushpin']);
      expect(pinnedBy).toEqual(['U1']);
      const mention = { of: 'UBOT', zone: 'Europe/Berlin' };
      const seen = { author: 'U1', text: 'what it said' };
      await messages.pin({
        ...pin('U3', true, '1700000006.0'),
        way: 'mention',
        type: 'change',
        mention,
        seen,
      });
      expect((await messages.find(ref()))?.pins.at(-1)).toMatchObject({
        way: 'mention',
        type: 'change',
        mention,
        seen,
      });
    });

    const deliveries = (): ((store: MessageStore) => Promise<unknown>)[] => [
      (store) => store.put(message('first')),
      (store) => store.put(message('first')),
      (store) => store.edit(edited('second', '1700000010.000000')),
      (store) => store.edit(edited('third', '1700000020.000000')),
      (store) => store.edit(edited('third', '1700000020.000000')),
      (store) => store.remove({ ...ref(), incident: 'INC-2026-0001' }, { erase: false }),
      (store) => store.pin(pin('U1', true, '1700000001.000000')),
      (store) => store.pin(pin('U1', false, '1700000002.000000')),
      (store) => store.pin(pin('U1', true, '1700000003.000000')),
      (store) => store.pin(pin('U2', true, '1700000004.000000')),
      (store) => store.pin(pin('U2', false, '1700000005.000000')),
    ];
    const end = () => ({
      ...message('third'),
      states: [],
      editedTs: '001700000020.000000000',
      versions: [
        { ts: '001700000000.000100000', text: 'first', files: message('').files },
        { ts: '001700000010.000000000', text: 'second', files: message('').files },
      ],
      deleted: true,
      erased: false,
      pins: [{ user: 'U1', way: 'reaction:pushpin', ts: '001700000003.000000000' }],
      pinnedBy: ['U1'],
      everPinned: true,
    });

    it('ends alike in whatever order Slack delivers', async () => {
      const count = deliveries().length;
      const order = fc.shuffledSubarray([...Array(count).keys()], { minLength: count });
      await fc.assert(
        fc.asyncProperty(order, async (indexes) => {
          team = freshTeam();
          const all = deliveries();
          for (const index of indexes) await all[index]?.(opened.ports.messages);
          expect(await opened.ports.messages.find(ref())).toEqual(end());
        }),
        { numRuns: runs },
      );
    }, 60_000);

    it('ends alike when all arrive at once', async () => {
      for (let round = 0; round < 10; round++) {
        team = freshTeam();
        await Promise.all(deliveries().map((deliver) => deliver(opened.ports.messages)));
        expect(await opened.ports.messages.find(ref())).toEqual(end());
      }
    }, 60_000);
  });
}
