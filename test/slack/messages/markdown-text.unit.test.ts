import { expect, it } from '@jest/globals';
import { markdownText } from '../../../src/slack/messages/markdown-text.ts';

it('a block of Markdown stays as it was written where it is too deep to be read in no time', () => {
  expect(markdownText(`${'> '.repeat(5)}a`)).toBe('a');
  const deep = `${'> '.repeat(300)}a`;
  expect(markdownText(deep)).toBe(deep);
});
