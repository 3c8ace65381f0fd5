import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  asTyped,
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
    ['<!channel> <!here> <!everyone>', '@channel @here @everyone'],
    ['<!subteam^S0DBA0001|@oncall> <!date^0^x|y> <!subteam^S0DBA0001>', '@oncall y a group (S0DBA0001)'],
    ['<@U12345> in <#C12345|general> by <@B0LOOKOUT1>', '<@U12345> in <#C12345> by an app (B0LOOKOUT1)'],
    ['<https://a.example/x?a=1&b=2>', '<https://a.example/x?a=1&amp;b=2>'],
    ['<https://evil.example|https://good.example>', '<https://evil.example>'],
    [
      '<https://evil.example|good.example> <https://a.example|>',
      '<https://evil.example> <https://a.example>',
    ],
    ['<https://a.example|the *board* & more>', '<https://a.example|the *board* &amp; more>'],
    ['<mailto:a@b|x> <tel:1|call> <slack://app|open> <javascript:x>', 'x call open &lt;javascript:x&gt;'],
    ['a <b> c <!doctype html>', 'a &lt;b&gt; c &lt;!doctype html&gt;'],
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
  it('gives mentions back as they were typed, where their names are known', () => {
    expect(asTyped('to <@U1|chi> in <#C1|general>, <!subteam^S1|@oncall>, <@U2> & <b>')).toBe(
      'to @chi in #general, @oncall, <@U2> & <b>',
    );
  });

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
    expect(unescapeSlack('<@U12345|kim> &lt;@U12345&gt;')).toBe('<@U12345|kim> ‹@U12345›');
  });
});
