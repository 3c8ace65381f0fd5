import { expect, it } from '@jest/globals';
import { catchupOf } from '../../../src/domain/incident/catchup.ts';
import type { Entry, EntryType } from '../../../src/domain/timeline/entry.ts';
import { anEntry } from '../../contract/samples.ts';

const at = (minute: number, type: EntryType, struck = false): Entry => ({
  ...anEntry('T1', minute),
  ...{ id: `e${minute}`, type, text: `${type} ${minute}`, occurredAt: new Date(minute * 60_000) },
  standing: struck ? { state: 'struck', by: 'U1', at: new Date(0) } : { state: 'standing' },
});
const texts = (entries: readonly (Entry | undefined)[]) => entries.map((entry) => entry?.text);

it('tells the latest that was tried, in order, and what was decided last', () => {
  const entries = [
    ...[
      at(5, 'mitigation'),
      at(1, 'mitigation'),
      at(2, 'recovery'),
      at(4, 'mitigation'),
      at(6, 'mitigation', true),
    ],
    ...[at(3, 'decision'), at(7, 'investigation')],
  ];
  const { tried, next, entries: count } = catchupOf(entries);
  expect(texts(tried)).toEqual(['recovery 2', 'mitigation 4', 'mitigation 5']);
  expect(texts([next])).toEqual(['decision 3']);
  expect(count).toBe(6);
});

it('tells what was found last where nothing was decided, and nothing of an empty record', () => {
  expect(texts([catchupOf([at(1, 'detection'), at(2, 'note')]).next])).toEqual(['detection 1']);
  expect(catchupOf([])).toEqual({ tried: [], next: undefined, entries: 0 });
});
