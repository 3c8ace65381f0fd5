import { expect, it } from '@jest/globals';
import { messageWords } from '../../../src/domain/timeline/message-words.ts';

it.each([
  [' error rate since noon ', ['graph.png'], 'error rate since noon (graph.png)'],
  ['', ['graph.png', 'heap.txt'], 'graph.png, heap.txt'],
  ['restarted', [], 'restarted'],
  ['\u200b', [], undefined],
  ['Disk full, from Ana\nsince 11:02', ['Disk full', 'a.png'], 'Disk full, from Ana\nsince 11:02 (a.png)'],
  ['login fails', ['log'], 'login fails (log)'],
  ['so:\n```\nexit 137\n```', ['heap.txt'], 'so:\n```\nexit 137\n```\n(heap.txt)'],
])('the words of %j with %j', (text, names, words) => {
  expect(messageWords({ text, files: names.map((name) => ({ name })) })).toBe(words);
});
