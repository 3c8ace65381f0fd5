import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { joinText, splitText } from '../../../src/slack/views/split-text.ts';

describe('a long text in parts', () => {
  it('is the same again, whatever it is made of, and no part is too long', () => {
    const piece = fc.oneof(
      fc.constantFrom('\n\n', '\n', ' ', '  ', '\n\n\n', '😀', '| a | b |'),
      fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), fc.integer({ min: 8, max: 40 }), (pieces, max) => {
        const whole = pieces.join('');
        const parts = splitText(whole, max);
        expect(parts.every(({ text }) => text.length <= max)).toBe(true);
        if (parts.every(({ text }) => text !== '')) expect(joinText(parts)).toBe(whole);
      }),
    );
  });

  it('is parted between paragraphs, else lines, else words, else anywhere', () => {
    expect(splitText('one two\n\nthree\nfour five', 14)).toEqual([
      { joint: 'p', text: 'one two' },
      { joint: 'p', text: 'three' },
      { joint: 'n', text: 'four five' },
    ]);
    expect(splitText('abcdefghij', 4).map(({ joint }) => joint)).toEqual(['p', 'x', 'x']);
  });

  it('leaves no gap where a part was deleted', () => {
    const [first, , third] = splitText('one\n\ntwo\n\nthree', 5);
    if (!first || !third) throw new Error('too few parts');
    expect(joinText([first, { joint: 'p', text: '' }, third])).toBe('one\n\nthree');
  });
});
