import { describe, expect, it } from '@jest/globals';
import { parseInline, parseMrkdwn } from '../../../../packages/local-slack/page/mrkdwn-parse.ts';

const text = (value: string) => ({ kind: 'text', text: value });

describe('mrkdwn of a message', () => {
  it('reads styles, also inside one another', () => {
    expect(parseInline('a *bold _and italic_* ~gone~ `x*y*`')).toEqual([
      text('a '),
      {
        kind: 'bold',
        children: [text('bold '), { kind: 'italic', children: [text('and italic')] }],
      },
      text(' '),
      { kind: 'strike', children: [text('gone')] },
      text(' '),
      { kind: 'code', text: 'x*y*' },
    ]);
  });

  it.each(['2 * 3 * 4', 'snake_case_name', 'a*b*c', '* not bold*', '**', '~/home ~/x'])(
    'leaves %j as it is',
    (source) => {
      expect(parseInline(source)).toEqual([text(source)]);
    },
  );

  it('reads references, links and moments', () => {
    expect(parseInline('<@U1|ana> <#C2> <!here> <https://a.test/?x=1&amp;y=2|site>')).toEqual([
      { kind: 'user', id: 'U1', label: 'ana' },
      text(' '),
      { kind: 'channel', id: 'C2' },
      text(' '),
      { kind: 'broadcast', range: 'here' },
      text(' '),
      { kind: 'link', url: 'https://a.test/?x=1&y=2', label: 'site' },
    ]);
    expect(parseInline('<!date^1700000000^{time}|soon>')).toEqual([
      { kind: 'date', at: 1_700_000_000, format: '{time}', fallback: 'soon' },
    ]);
  });

  it('finds a bare address without the full stop after it', () => {
    expect(parseInline('see https://a.test/b_c_d.')).toEqual([
      text('see '),
      { kind: 'link', url: 'https://a.test/b_c_d' },
      text('.'),
    ]);
  });

  it('keeps escaped characters as text, never as a reference', () => {
    expect(parseInline('&lt;!channel&gt; &amp;amp;')).toEqual([text('<!channel> &amp;')]);
  });

  it('does not take a scheme that runs code for a link', () => {
    expect(parseInline('<javascript:alert(1)|x>')).toEqual([text('<javascript:alert(1)|x>')]);
  });

  it('reads quotes, lists and code blocks', () => {
    expect(parseMrkdwn('intro\n&gt; said *so*\n• one\n• two\n```\nlet a = *1*;\n```\nend')).toEqual([
      { kind: 'paragraph', children: [text('intro')] },
      {
        kind: 'quote',
        blocks: [{ kind: 'paragraph', children: [text('said '), { kind: 'bold', children: [text('so')] }] }],
      },
      { kind: 'list', ordered: false, items: [[text('one')], [text('two')]] },
      { kind: 'code', text: 'let a = *1*;' },
      { kind: 'paragraph', children: [text('end')] },
    ]);
  });
});
