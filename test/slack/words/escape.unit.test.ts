import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  codeBlock,
  literal,
  mrkdwn,
  oneLine,
  struck,
  unescapeSlack,
} from '../../../src/slack/words/escape.ts';

describe('mrkdwn', () => {
  it.each([
    ['a & b < c > d', 'a &amp; b &lt; c &gt; d'],
    ['<!channel> <!here> <!everyone>', '&lt;!channel&gt; &lt;!here&gt; &lt;!everyone&gt;'],
    ['<!subteam^S1|@oncall> <!date^0^x|y>', '&lt;!subteam^S1|@oncall&gt; &lt;!date^0^x|y&gt;'],
    ['<@U12345> in <#C12345|general>', '<@U12345> in <#C12345>'],
    ['<https://a.example/x?a=1&b=2>', '<https://a.example/x?a=1&amp;b=2>'],
    ['<https://evil.example|https://good.example>', '<https://evil.example>'],
    ['<mailto:a@b|x> <javascript:x>', '&lt;mailto:a@b|x&gt; &lt;javascript:x&gt;'],
    ['&lt;!channel&gt; &amp;', '&lt;!channel&gt; &amp;'],
  ])('%s', (typed, shown) => {
    expect(mrkdwn(typed)).toBe(shown);
  });

  it('leaves nothing of a user alive that calls many people', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('<', '!', 'channel', 'here', '>', '&', 'lt;', '|', '<@U1>', '^', ' ')),
        (parts) => {
          expect(mrkdwn(parts.join(''))).not.toMatch(/<!/);
        },
      ),
    );
  });
});

describe('other forms', () => {
  it('puts text on one line, strikes it, shows it as code, turns it back', () => {
    expect(oneLine('a\n\n b\t<c>')).toBe('a b &lt;c&gt;');
    expect(struck('a ~ b')).toBe('~a ∼ b~');
    expect(literal('*a*\n <@U12345> <https://a.example/_x_> b_c `d`')).toBe(
      '∗a∗ <@U12345> <https://a.example/_x_> b_c ˋdˋ',
    );
    expect(oneLine('half ``` of a block')).not.toContain('```');
    expect(oneLine('a ```whole``` one')).toContain('```whole```');
    expect(codeBlock('a ``` b')).not.toMatch(/a ```/);
    expect(unescapeSlack('a &lt; b &amp;amp; c')).toBe('a < b &amp; c');
  });
});
