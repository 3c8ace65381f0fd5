import { expect, it } from '@jest/globals';
import { messageWords } from '../../../src/domain/timeline/message-words.ts';

it.each([
  [' error rate since noon ', ['graph.png'], 'error rate since noon (graph.png)'],
  ['', ['graph.png', 'heap.txt'], 'graph.png, heap.txt'],
  ['restarted', [], 'restarted'],
  ['\u200b', [], undefined],
])('the words of %j with %j', (text, names, words) => {
  expect(messageWords({ text, files: names.map((name) => ({ name })) })).toBe(words);
});
