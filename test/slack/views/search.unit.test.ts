import { describe, expect, it } from '@jest/globals';
import type { RichTextBlock } from '@slack/types';
import { findLines } from '../../../src/domain/search/find-lines.ts';
import { wantedWords } from '../../../src/domain/search/search-words.ts';
import { readSearchRef } from '../../../src/slack/views/button-values.ts';
import { type SearchShown, searchView } from '../../../src/slack/views/search.ts';
import { entryOf } from '../../builders/entry.ts';
import { incidentAfter } from '../../builders/incident.ts';
import { buttonsOf, labels, withinLimits } from './within-limits.ts';

const reader = { zone: 'Europe/Madrid', now: new Date('2026-11-20T21:30:00Z') };
const membership = { heard: 0, readAt: undefined, overheard: false, scribeOut: false };

/** What a search for `line` finds in an incident with these entries. */
function found(line: string, ...texts: readonly string[]): SearchShown {
  const incident = incidentAfter();
  const entries = texts.map((text, index) =>
    entryOf({ id: `e${index}`, text, permalink: 'https://x.test/p1' }),
  );
  const words = wantedWords(line);
  const lines = findLines({ incident, entries, items: [], document: undefined }, words) ?? [];
  const known = { incident, channel: 'C1', members: [], membership };
  return {
    ...{ kind: 'searched', words, line, first: true, next: undefined, doubtful: 0 },
    found: lines.length > 0 ? [{ known, lines }] : [],
  };
}

/** The runs of the first line: words that stand out between brackets. */
function firstLine(shown: SearchShown): string {
  const { blocks } = withinLimits(searchView(shown, reader, '/incident'));
  const list = blocks.find((block): block is RichTextBlock => block.type === 'rich_text')?.elements[0];
  const line = list?.type === 'rich_text_list' ? list.elements[0] : undefined;
  const runs = line?.type === 'rich_text_section' ? line.elements : [];
  return runs
    .map((run) => {
      if (run.type === 'text') return run.style?.bold ? `[${run.text}]` : run.text;
      return run.type === 'user'
        ? `@${run.user_id}`
        : run.type === 'link'
          ? `(${run.text ?? run.url})`
          : run.type;
    })
    .join('');
}

describe('what a search found', () => {
  it('stands in its line, with its time and its message', () => {
    const shown = found('redis timeout', 'Timeouts in redis-01, says <@UBO>');
    expect(firstLine(shown)).toBe(
      '20:05 (19:05 UTC) · change · [Timeouts] in [redis]-01, says @UBO · (message)',
    );
    const view = searchView(shown, reader, '/incident');
    expect(view.text).toBe(
      '1 incident with “redis timeout”, the newest first\nINC-2026-0001 · Checkout errors after deploy · <#C1>\n• 20:05 (19:05 UTC) · change · Timeouts in redis-01, says <@UBO>',
    );
    expect(labels(view)).toEqual(['Timeline']);
  });

  it('is cut out of a long line, with what stands around it', () => {
    const line = firstLine(found('needle', `${'hay '.repeat(100)}needle ${'straw '.repeat(100)}`));
    expect(line).toMatch(/change · …(?:hay )+\[needle\] (?:straw )+s?t?r?a?w?…/);
    expect(line.length).toBeLessThan(340);
  });

  it('is whole words, in any script, and no part of a code', () => {
    expect(firstLine(found('失敗', '決済が失敗しました'))).toContain('決済が[失敗]しました');
    expect(firstLine(found('ubo', 'ubo is <@UBO>'))).toContain('[ubo] is @UBO');
  });

  it('fits a message, however many and however long the lines are', () => {
    const shown = found('redis', ...Array.from({ length: 40 }, () => 'redis & <x> * '.repeat(300)));
    const [one] = shown.found;
    if (!one) throw new Error('nothing was found');
    const next = { key: 'INC-2026-0001', at: new Date(0) };
    const view = withinLimits(
      searchView(
        { ...shown, found: Array.from({ length: 5 }, () => one), next, first: false },
        reader,
        '/incident',
      ),
    );
    expect(view.blocks.filter(({ type }) => type === 'rich_text')).toHaveLength(5);
    expect(JSON.stringify(view.blocks)).toContain('and 37 further lines');
    const [later, earlier] = buttonsOf(view).slice(-2);
    expect(readSearchRef(later?.value)).toEqual({ search: 'redis', from: 'INC-2026-0001', at: 0 });
    expect(readSearchRef(earlier?.value)).toEqual({ search: 'redis' });
  });

  it('is nothing, and how to find more', () => {
    const { text } = withinLimits(searchView({ ...found('nonsense'), doubtful: 2 }, reader, '/incident'));
    expect(text).toContain('No incident that you can see has “nonsense”.');
    expect(text).toContain('2 private incidents are still being looked at; search again in a minute.');
  });
});
