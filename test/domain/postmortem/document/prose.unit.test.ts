import { describe, expect, it } from '@jest/globals';
import { NO_EVIDENCE } from '../../../../src/domain/postmortem/analysis/evidence.ts';
import { inline, oneLine, prose, withNames } from '../../../../src/domain/postmortem/document/prose.ts';
import { emptyRecord } from '../../../../src/domain/postmortem/record/record.ts';

const RECORD = { ...emptyRecord('x'), people: { U1: 'Jane Doe' } };
const shown = (typed: string) =>
  inline(RECORD, typed).map((node) =>
    node.type === 'link' ? `link ${node.url}` : 'value' in node ? `${node.type} ${node.value}` : node.type,
  );

describe('inline text', () => {
  it('leaves plain text alone', () => {
    expect(shown('Rolled back at 10:05, 5% left')).toEqual(['text Rolled back at 10:05, 5% left']);
  });

  it('puts names, channels and addresses in the place of what Slack writes', () => {
    expect(shown('<@U1> in <#C1|ops>: <https://a.example/x|graph> <!channel>')).toEqual([
      'text Jane Doe in #ops: ',
      'link https://a.example/x',
      'text  @channel',
    ]);
  });

  it('links addresses without the punctuation behind them, and keeps code', () => {
    expect(shown('See https://a.example/x?y=1, then run `rm -f x`.')).toEqual([
      'text See ',
      'link https://a.example/x?y=1',
      'text , then run ',
      'inlineCode rm -f x',
      'text .',
    ]);
  });

  it.each([
    ['The deploy began <!date^1772445600^{date_short} {time}|Mar 2, 10:00>', 'The deploy began Mar 2, 10:00'],
    ['<!date^1772445600^{date}>', '2026-03-02 10:00 UTC'],
    ['<!subteam^S0DBA0001|@dba> paged <!here>', '@dba paged @here'],
    [
      '<!subteam^S0DBA0001> <@U0NOBODY1> <@B0LOOKOUT1> <#C0OPS0001|>',
      'a group (S0DBA0001) somebody (U0NOBODY1) an app (B0LOOKOUT1) a channel (C0OPS0001)',
    ],
    ['<@U0NOBODY1|kim> <tel:+4930|+49 30> <#C1|ops>', 'kim +49 30 #ops'],
  ])('shows %s as people see it', (typed, seen) => {
    expect(shown(typed)).toEqual([`text ${seen}`]);
    expect(withNames(RECORD, typed)).toBe(seen);
  });

  it('keeps code in fences as one piece, with its lines', () => {
    const typed = 'log:\n```\nWARN <queue 112> `x` https://a.example\nERROR none\n```\nadding  a\nnode';
    expect(shown(typed)).toEqual([
      'text log: ',
      'inlineCode WARN <queue 112> `x` https://a.example\nERROR none',
      'text  adding a node',
    ]);
    expect(shown('half ``` of a block')).toEqual(['text half ``` of a block']);
    expect(prose(RECORD, `${typed}\n- item`, NO_EVIDENCE).map(({ type }) => type)).toEqual([
      'paragraph',
      'list',
    ]);
  });

  it('does not make other schemes clickable', () => {
    expect(shown('<javascript:alert(1)|x> <slack://app|open>')).toEqual(['text x open']);
  });

  it('drops NUL, folds lines, closes marks of direction', () => {
    expect(oneLine('a\u0000b\n c')).toBe('ab c');
    expect(oneLine('\u202Eabc')).toBe('\u202Eabc\u202C');
    expect(oneLine('\u2067abc\u2069')).toBe('\u2067abc\u2069');
  });
});

describe('prose', () => {
  it('knows paragraphs and lists', () => {
    const blocks = prose(RECORD, 'One\ntwo\n\nThree:\n- a\n- b\n1. c', NO_EVIDENCE);
    expect(
      blocks.map((block) => (block.type === 'list' ? (block.ordered ? 'numbers' : 'bullets') : block.type)),
    ).toEqual(['paragraph', 'paragraph', 'bullets', 'numbers']);
  });
});
