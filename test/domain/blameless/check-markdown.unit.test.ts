import { describe, expect, it } from '@jest/globals';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { checkBlamelessMarkdown } from '../../../src/domain/blameless/check-markdown.ts';

function check(source: string) {
  const tree = fromMarkdown(source, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  return checkBlamelessMarkdown(tree, source);
}

/** `line:column words` of every finding. */
function places(source: string): string[] {
  return check(source).map(({ line, column, text }) => `${line}:${column} ${text}`);
}

describe('checkBlamelessMarkdown', () => {
  it('finds wordings in paragraphs, lists, tables and footnotes', () => {
    const source = [
      '# Outage',
      '',
      'The team should have waited.',
      '',
      '- 14:05 Tom broke it',
      '  and nobody tested it',
      '',
      '| Time | What |',
      '| --- | --- |',
      '| 14:07 | The root cause was DNS. |',
      '',
      'Fine.[^1]',
      '',
      '[^1]: A careless note.',
    ].join('\n');
    expect(places(source)).toEqual([
      '3:10 should have',
      '5:13 broke',
      '6:7 nobody tested',
      '10:15 root cause was',
      '14:9 careless',
    ]);
  });

  it('reads through emphasis, escapes and entities', () => {
    expect(places('It **should** _have_ been \\*seen\\*.')).toEqual(['1:6 should have']);
    expect(places('A &amp; B: \\_Tom\\_ and Ana &amp; Tom broke it.')).toEqual(['1:38 broke']);
    expect(places('> x\n\n1. one\n\n   The admin\n   forgot it.')).toEqual(['6:4 forgot']);
  });

  it('leaves foreign text alone', () => {
    const source = [
      '> The admin should have known.',
      '',
      'See [human error](https://example.com/blame), ~~Tom broke it~~, `should have been`, <b title="careless">x</b>',
      'and “obviously wrong”.',
      '',
      '    Tom broke it',
      '',
      '```',
      'human error',
      '```',
      '',
      '![careless](a.png)',
    ].join('\n');
    expect(places(source)).toEqual([]);
  });

  it('reads code as the name of a thing, and a linked mention as a person', () => {
    expect(places('`checkout` failed to start and `Jane` broke it.')).toEqual([]);
    expect(places('[@jane](https://example.com/jane) broke it.')).toEqual(['1:35 broke']);
  });

  it('leaves the label of a form alone, and reads the note that looks like it', () => {
    expect(places('- **Root cause:** a full disk\n- **Root Cause**: a full disk')).toEqual([]);
    expect(places('root cause: a full disk')).toEqual(['1:1 root cause:']);
  });

  it('finds the place in cells, nested lists, links and hard breaks', () => {
    expect(places('| a | b |\n| - | - |\n| x \\| y | *Tom* broke it |')).toEqual(['3:18 broke']);
    expect(places('1. one\n   - [ ] ops forgot the flag\n     > Tom broke it')).toEqual(['2:14 forgot']);
    expect(places('See [the log](https://x.y/tom-broke "careless"): Tom broke it.')).toEqual(['1:54 broke']);
    expect(places('🔥 first  \nTom broke <!-- Tom broke --> it')).toEqual(['2:5 broke']);
  });

  it('knows the headings of a postmortem', () => {
    expect(places('## The root cause was found\n\n## What should have happened\n\n## Root Cause')).toEqual(
      [],
    );
    expect(places('## Tom broke checkout')).toEqual(['1:8 broke']);
  });

  it('checks nodes that no parser made', () => {
    const paragraph = {
      type: 'paragraph' as const,
      children: [{ type: 'text' as const, value: 'Tom broke it.' }],
    };
    expect(checkBlamelessMarkdown(paragraph)).toMatchObject([{ line: 1, column: 5, text: 'broke' }]);
  });
});
