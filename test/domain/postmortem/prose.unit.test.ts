import { describe, expect, it } from '@jest/globals';
import { inline, oneLine, prose } from '../../../src/domain/postmortem/prose.ts';
import { emptyRecord } from '../../../src/domain/postmortem/record.ts';
import { NO_EVIDENCE } from '../../../src/domain/timeline/evidence.ts';

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

  it('does not make other schemes clickable', () => {
    expect(shown('<javascript:alert(1)|x>')).toEqual(['text <javascript:alert(1)|x>']);
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
