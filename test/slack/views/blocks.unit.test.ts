import { describe, expect, it } from '@jest/globals';
import {
  actions,
  button,
  confirmation,
  context,
  header,
  LIMITS,
  message,
  option,
  pieces,
  said,
  section,
  select,
} from '../../../src/slack/views/blocks.ts';
import { textInput } from '../../../src/slack/views/modals/inputs.ts';
import { truncate, truncateMrkdwn } from '../../../src/slack/views/truncate.ts';
import { withinLimits } from './within-limits.ts';

const long = (length: number) => 'x'.repeat(length);

describe('limits', () => {
  it.each([
    ['section', LIMITS.section, (text: string) => section(text).text?.text],
    ['header', LIMITS.header, (text: string) => header(text).text.text],
    ['button', LIMITS.button, (text: string) => button({ id: 'a', label: text }).text.text],
    ['option', LIMITS.option, (text: string) => option(text, 'v').text.text],
    ['confirmation text', LIMITS.confirmText, (text: string) => confirm(text).text.text],
    [
      'label',
      LIMITS.label,
      (text: string) => textInput({ block: 'b', label: text, example: 'e' }).label.text,
    ],
  ])('a %s keeps %d characters and cuts one more', (_, max, make) => {
    expect(make(long(max))).toBe(long(max));
    expect(make(long(max + 1))).toBe(`${long(max - 1)}…`);
  });

  it('keeps 50 blocks and 13,000 characters of a message', () => {
    expect(
      withinLimits(
        message(
          't',
          Array.from({ length: 51 }, () => section('x')),
        ),
      ).blocks,
    ).toHaveLength(50);
    expect(
      withinLimits(
        message(
          't',
          Array.from({ length: 5 }, () => section(long(3_000))),
        ),
      ).blocks,
    ).toHaveLength(4);
    expect(withinLimits(said(long(9_000))).blocks).toHaveLength(3);
    expect(said(long(5_000)).text).toHaveLength(4_000);
  });

  it('keeps 10 texts of a context, 25 elements of a row, 100 options', () => {
    expect(context(...Array.from({ length: 11 }, () => 'x')).elements).toHaveLength(10);
    expect(
      actions(Array.from({ length: 26 }, (_, index) => button({ id: `b${index}`, label: 'x' }))).elements,
    ).toHaveLength(25);
    expect(
      select(
        's',
        'p',
        Array.from({ length: 101 }, (_, index) => option('x', `${index}`)),
      ).options,
    ).toHaveLength(100);
  });

  it('never cuts the value of a button', () => {
    expect(button({ id: 'a', label: 'x', value: long(2_000) }).value).toHaveLength(2_000);
    expect(() => button({ id: 'a', label: 'x', value: long(2_001) })).toThrow(RangeError);
  });
});

describe('cutting', () => {
  it('leaves no half character, entity, link or code block', () => {
    expect(truncate('ab😀cd', 4)).toBe('ab…');
    expect(truncateMrkdwn('abc &amp; d', 8)).toBe('abc …');
    expect(truncateMrkdwn('see <https://example.com> now', 12)).toBe('see …');
    expect(truncateMrkdwn(`\`\`\`\n${long(50)}\n\`\`\``, 30)).toMatch(/^```\nx+…\n```$/);
    expect(truncateMrkdwn(`\`\`\`\n${long(50)}\n\`\`\``, 30).length).toBeLessThanOrEqual(30);
  });

  it('breaks a text at lines, then at spaces, then anywhere', () => {
    expect(pieces('aaaa\nbbbb', 6)).toEqual(['aaaa', 'bbbb']);
    expect(pieces('aaaa bbbb', 6)).toEqual(['aaaa', 'bbbb']);
    expect(pieces('aaaaaaaaa', 6)).toEqual(['aaaaaa', 'aaa']);
    expect(pieces('', 6)).toEqual([' ']);
  });
});

function confirm(text: string) {
  return confirmation({ title: 't', text, yes: 'y', no: 'n' });
}
