import { describe, expect, it } from '@jest/globals';
import { MOST_NESTED, tooDeepAt } from '../../../../src/domain/postmortem/document/nesting.ts';

/** One more than people may. */
const DEEP = MOST_NESTED + 1;
const times = (count: number, of: (index: number) => string, between = '\n') =>
  Array.from({ length: count }, (_, index) => of(index)).join(between);

describe('Markdown that is too deep', () => {
  it.each([
    ['quotes in one line', `${'> '.repeat(DEEP)}a`, 1],
    ['quotes without blanks', `fine\n\n${'>'.repeat(DEEP)}a`, 3],
    ['list items in one line', `${'- '.repeat(DEEP)}a`, 1],
    ['quotes and items in turn', `${'> - '.repeat(DEEP)}a`, 1],
    ['lists by indentation', times(DEEP, (index) => `${'  '.repeat(index)}- a`), DEEP],
    ['numbered lists by tabs', times(DEEP, (index) => `${'\t'.repeat(index)}1. a`), DEEP],
    ['lists within a quote', times(DEEP - 1, (index) => `> ${'  '.repeat(index)}- a`), DEEP - 1],
    ['lists with text between', times(DEEP, (index) => `${'  '.repeat(index)}- a\nb`), 2 * DEEP - 1],
    [
      'lists with blank lines between',
      times(DEEP, (index) => `${'  '.repeat(index)}- a`, '\n\n'),
      2 * DEEP - 1,
    ],
  ])('%s', (_name, markdown, line) => expect(tooDeepAt(markdown)).toBe(line));

  it.each([
    ['as deep as people may', `${'> '.repeat(MOST_NESTED)}a`],
    ['a long list', times(1_000, () => '- a')],
    ['many quotes one below the other', times(1_000, () => '> a', '\n\n')],
    ['lists that end', times(100, () => 'b\n\n- a\n  - a', '\n\n')],
    ['a line across the page', '- '.repeat(50)],
    ['stars in a text', `${'a *b* > c - '.repeat(100)}`],
    ['indented code', `    ${' '.repeat(200)}x`],
  ])('is not %s', (_name, markdown) => expect(tooDeepAt(markdown)).toBeUndefined());
});
