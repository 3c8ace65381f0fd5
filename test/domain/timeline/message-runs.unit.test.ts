import { expect, it } from '@jest/globals';
import { runsOf } from '../../../src/domain/timeline/message-runs.ts';

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
  const states = seconds.map((second) => ({ ts: `${second}.000100` }));
  expect(runsOf(states).map(({ first, last }) => [Number(first), Number(last.ts)].map(Math.floor))).toEqual(
    runs,
  );
});
