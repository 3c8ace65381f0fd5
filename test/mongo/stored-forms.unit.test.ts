import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fromStoredMap, toMapKey, toStoredMap } from '../../src/mongo/map-key.ts';
import { toOrderedTs } from '../../src/mongo/message-model.ts';
import { pack, unpack } from '../../src/mongo/packed-json.ts';
import { pendingEchoesId, readPendingEchoesId } from '../../src/mongo/pending-echoes.ts';

describe('forms in which things are stored', () => {
  it('write any name as a key without dots, dollars and NUL, and read it back', () => {
    expect(toMapKey('progress-1700000000.000100')).toBe('progress-1700000000%2E000100');
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'binary' }), fc.nat()), (map) => {
        const stored = toStoredMap(map);
        for (const key of Object.keys(stored)) expect(key).not.toMatch(/[.$\0]/);
        expect(fromStoredMap(stored)).toEqual({ ...map });
      }),
    );
  });

  it('pack JSON with dates', async () => {
    const at = new Date('2026-11-20T14:05:00.123Z');
    const value = {
      at,
      list: [at, null, 'x', 1.5, { at }],
      text: '2026-11-20T14:05:00.123Z',
      gone: undefined,
    };
    const { gone: _gone, ...kept } = value;
    const packed = await pack(value);
    expect(await unpack(packed)).toStrictEqual(kept);
    expect(await unpack({ buffer: packed })).toStrictEqual(kept);
  });

  it('order Slack times as text', () => {
    const times = [
      '999.5',
      '1700000000.000100',
      '1700000000.0002',
      '1700000010.000000',
      '10000000000.000001',
    ];
    const ordered = times.map(toOrderedTs);
    expect([...ordered].sort()).toEqual(ordered);
  });

  it('name a room by workspace and incident', () => {
    expect(readPendingEchoesId(pendingEchoesId('T1', 'INC-2026-0001'))).toEqual({
      team: 'T1',
      incident: 'INC-2026-0001',
    });
  });
});
