import { describe, expect, it } from '@jest/globals';
import { overtaken, runsOf } from '../../../src/domain/timeline/message-runs.ts';

it.each([
  ['nothing', [], []],
  ['a counter of seconds', [10, 15, 20], [[10, 20]]],
  [
    'an alert that flaps every ten minutes',
    [600, 1200, 1800],
    [
      [600, 600],
      [1200, 1200],
      [1800, 1800],
    ],
  ],
  [
    'a pause of exactly a minute',
    [0, 60],
    [
      [0, 0],
      [60, 60],
    ],
  ],
  ['a long count, each within a minute of the one before', [0, 50, 100, 150], [[0, 150]]],
])('%s', (_, seconds, runs) => {
  const states = seconds.map((second) => ({ ts: `${second}.000100`, text: 'some' }));
  expect(runsOf(states).map(({ first, last }) => [Number(first), Number(last.ts)].map(Math.floor))).toEqual(
    runs,
  );
});

describe('what a later change overtook', () => {
  const state = (second: number) => ({ ts: `${second}`, text: 'some' });
  const gone = (second: number) => ({ ts: `${second}`, text: undefined });

  it('is all of a run but its end', () => {
    expect(overtaken([10, 15, 20, 90].map((second) => state(second)))).toEqual(['10', '15']);
    expect(overtaken([gone(10), state(15), state(20), state(90)])).toEqual(['15']);
  });

  it('never ends a run, however late the others come', () => {
    expect(runsOf([gone(0), state(100)])).toEqual([{ first: '0', last: state(100) }]);
  });

  it('is all but the newest where a message changed more often than its timeline can hold', () => {
    const states = Array.from({ length: 130 }, (_, at) => state(at * 60));
    expect(runsOf(states)).toHaveLength(100);
    expect(runsOf(states).at(-1)).toMatchObject({ first: `${99 * 60}`, last: state(129 * 60) });
    expect(overtaken(states)).toHaveLength(30);
  });
});
