import { describe, expect, it } from '@jest/globals';
import type { Postmortem } from '../../src/domain/postmortem/document/document.ts';
import { draftPostmortem } from '../../src/domain/postmortem/draft/draft-postmortem.ts';
import { emptyRecord, type IncidentRecord } from '../../src/domain/postmortem/record/record.ts';
import { BUILT_IN } from '../../src/domain/postmortem/templates/registry.ts';
import { CHIPS, COLOURS } from '../../src/render/html/colours.ts';
import { renderHtml } from '../../src/render/html.ts';
import { picturesOf } from '../../src/render/pictures.ts';
import { expectGolden } from '../builders/golden.ts';
import { oncePer } from '../builders/once-per.ts';
import { SEEDS, seedRecord } from '../builders/seed-record.ts';
import { HOSTILE, recordSaying } from './hostile.ts';

function draft(record: IncidentRecord, name = 'standard'): Postmortem {
  const template = BUILT_IN.get(name);
  if (!template) throw new Error(`There is no template "${name}".`);
  return draftPostmortem(record, template);
}

const page = (record: IncidentRecord, name?: string) => renderHtml(draft(record, name), picturesOf(record));
const body = (html: string) => html.slice(html.indexOf('<body'));
const all = (html: string, pattern: RegExp) => [...html.matchAll(pattern)].map((match) => match[1] ?? '');
const headings = (html: string) => all(html, /<h([1-6])[ >]/g).map(Number);

/** One tag as the library writes it: every value in double quotes. */
const TAG = /<\/?([a-z][a-z0-9]*)((?:\s[a-z-]+(?:="[^"]*")?)*)>/gi;
const OURS = new Set(
  'html head meta title style body main nav aside a dl dt dd details summary h1 h2 h3 h4 h5 p ul ol li strong em mark sup br hr div table caption thead tbody tr th td pre code input footer blockquote span del'.split(
    ' ',
  ),
);

function expectOnlyOurs(html: string): void {
  const tags = [...html.matchAll(TAG)];
  expect(tags.length).toBeGreaterThan(20);
  const strange = tags.filter(
    ([, tag = '', attributes = '']) =>
      !OURS.has(tag) || /\s(on|style|src)/.test(attributes.replace(/="[^"]*"/g, '=')),
  );
  expect(strange.map(([tag]) => tag)).toEqual([]);
  expect(html.replace(TAG, '').replace('<!doctype html>', '')).not.toContain('<');
}

const drafts = SEEDS.flatMap((seed) => [...BUILT_IN.keys()].map((name) => [seed, name] as const));
const pages = oncePer((seed: (typeof SEEDS)[number]) =>
  oncePer((name: string) => page(seedRecord(seed), name)),
);

describe('a page', () => {
  it.each(['standard', 'concise'] as const)('%s is as in the golden file', (seed) => {
    expectGolden(`html/${seed}.html`, renderHtml(draft(seedRecord(seed))));
  });

  it('is the same twice, pictures and all', () => {
    expect(page(seedRecord('comprehensive'))).toBe(page(seedRecord('comprehensive')));
  });

  it('needs nothing but itself', () => {
    const html = page(seedRecord('comprehensive'));
    expect(html).not.toMatch(/<script|<link|<iframe|\ssrc=|@import|url\(http/);
    expect(html).toContain('http-equiv="Content-Security-Policy" content="default-src &#x27;none&#x27;;');
  });

  it.each(drafts)('has one title and skips no level of heading: %s as %s', (seed, name) => {
    const levels = headings(body(pages(seed)(name)));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels[0]).toBe(1);
    for (const [index, level] of levels.entries())
      expect(level - (levels[index - 1] ?? 1)).toBeLessThanOrEqual(1);
  });

  it.each(drafts)('leads nowhere that is not there, and names nothing twice: %s as %s', (seed, name) => {
    const html = pages(seed)(name);
    const ids = all(html, /\sid="([^"]+)"/g);
    expect(new Set(ids).size).toBe(ids.length);
    for (const target of all(html, /href="#([^"]+)"/g)) expect(ids).toContain(target);
  });

  it.each(drafts)('gives each table a caption and heads for its columns: %s as %s', (seed, name) => {
    const html = pages(seed)(name);
    for (const table of html.match(/<table>.*?<\/table>/gs) ?? []) {
      expect(table).toMatch(/^<table><caption>[^<]+<\/caption><thead><tr><th scope="col">/);
    }
  });

  it('leads from a statement to its note, from there to the row of the timeline, and back', () => {
    const html = page(seedRecord('concise'));
    expect(html).toContain('href="#note-14.32" id="ref-14.32-1"'.replaceAll('.32', '_3a32'));
    expect(html).toMatch(/<li id="note-14_3a32"><a href="#entry-e2">14:32<\/a> UTC, detection/);
    expect(html).toContain('<tr id="entry-e2">');
    expect(html).toMatch(/href="#ref-14_3a32-1" class="back" aria-label="Back to statement 1 on 14:32"/);
  });

  it('describes each picture in words', () => {
    const html = page(seedRecord('comprehensive'));
    for (const name of ['timeline', 'fishbone', 'metrics']) {
      expect(html).toContain(`<figure id="figure-${name}">`);
      expect(html).toContain(`aria-describedby="words-${name}"`);
    }
  });

  it('is rendered for an incident with an empty record', () => {
    expect(page(emptyRecord('Checkout errors'))).toContain('No statement rests on a timeline entry.');
  });

  it.each(HOSTILE)('takes %j as text everywhere', (words) => {
    for (const name of [...BUILT_IN.keys()]) {
      const html = renderHtml(draft(recordSaying(words), name));
      expectOnlyOurs(html);
      expect(html).not.toMatch(/href="(?!https?:|mailto:|#)/);
      expect(html).not.toContain('\u0000');
    }
  });

  it('shows markup that a person wrote into a section as text, and pictures as links', () => {
    const document = draft(emptyRecord('x'));
    const [first] = document.sections;
    if (!first) throw new Error('A draft has sections.');
    const html = renderHtml({
      ...document,
      sections: [
        {
          ...first,
          blocks: [
            { type: 'html', value: '<script>alert(1)</script>' },
            { type: 'heading', depth: 1, children: [{ type: 'text', value: 'Second title' }] },
            {
              type: 'paragraph',
              children: [
                { type: 'image', url: 'https://example.com/x.png', alt: 'graph' },
                { type: 'link', url: 'javascript:alert(1)', children: [{ type: 'text', value: 'press' }] },
              ],
            },
          ],
        },
      ],
    });
    expect(html).toContain('&#x3C;script>alert(1)&#x3C;/script>');
    expect(html).toContain('<h2>Second title</h2>');
    expect(html).toContain('<a href="https://example.com/x.png">graph</a><span>press</span>');
  });
});

describe('the colours of a page', () => {
  const luminance = (colour: string) => {
    const [r = 0, g = 0, b = 0] = (colour.slice(1).match(/../g) ?? []).map((part) => {
      const value = Number.parseInt(part, 16) / 255;
      return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a: string, b: string) => {
    const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
    return (high + 0.05) / (low + 0.05);
  };

  it.each(Object.entries(COLOURS))('are told apart in %s', (_name, scheme) => {
    for (const ground of [scheme.ground, scheme.raised])
      for (const ink of [scheme.text, scheme.quiet, scheme.link])
        expect(contrast(ink, ground)).toBeGreaterThan(4.5);
    expect(contrast(scheme.question, scheme.ground)).toBeGreaterThan(4.5);
    expect(contrast(scheme.question, scheme.questionGround)).toBeGreaterThan(4.5);
    expect(contrast(scheme.link, scheme.target)).toBeGreaterThan(4.5);
  });

  it.each(Object.entries(CHIPS))('are told apart on the label %s', (_name, { ink, ground }) => {
    expect(contrast(ink, ground)).toBeGreaterThan(4.5);
  });
});
