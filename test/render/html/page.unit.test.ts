import { describe, expect, it } from '@jest/globals';
import { draftPostmortem } from '../../../src/domain/postmortem/draft/draft-postmortem.ts';
import { numbered } from '../../../src/domain/postmortem/templates/numbered.ts';
import { standard } from '../../../src/domain/postmortem/templates/standard.ts';
import { renderHtml } from '../../../src/render/html.ts';
import { picturesOf } from '../../../src/render/pictures.ts';
import { recordOf } from '../../builders/incident-record.ts';
import { seedRecord } from '../../builders/seed-record.ts';

const saying = (words: string) => renderHtml(draftPostmortem(recordOf([['10:00', 'note', words]]), standard));

describe('the page', () => {
  it('lists sections of the second level too, where there are few of the first', () => {
    const contents = (html: string) => /<nav.*?<\/nav>/s.exec(html)?.[0] ?? '';
    const few = contents(renderHtml(draftPostmortem(seedRecord('numbered'), numbered)));
    expect(few).toMatch(/Postmortem Report<\/a><ul><li><a href="#[^"]+">1. Incident Summary<\/a>/);
    expect(contents(saying('x'))).not.toMatch(/<li>.*<ul>/);
  });

  it('gives each picture its title and words inside, and a way to scroll it', () => {
    const record = seedRecord('comprehensive');
    const html = renderHtml(draftPostmortem(record, standard), picturesOf(record));
    for (const name of ['timeline', 'fishbone', 'metrics']) {
      expect(html).toMatch(
        new RegExp(
          `<div class="picture" role="region" tabindex="0" aria-label="[^"]+"><svg role="img" ` +
            `aria-labelledby="title-${name}" aria-describedby="words-${name}"[^>]*>` +
            `<title id="title-${name}">[^<]+</title><desc id="words-${name}">[^<]+</desc>`,
        ),
      );
    }
  });

  it('tells the ways back apart where a note has several', () => {
    const html = renderHtml(draftPostmortem(seedRecord('concise'), standard));
    expect(html).toMatch(/aria-label="Back to statement 2 on 14:32">↩2<\/a>/);
    expect(html).toMatch(/aria-label="Back to statement 1 on [^"]+">↩<\/a>/);
  });

  it('breaks a long word of a cell where it must, and a date nowhere', () => {
    expect(saying(`see ${'x'.repeat(40)}`)).toContain('<td class="long">see ');
    expect(saying('2026-03-02')).toContain('<td class="whole">2026-03-02</td>');
    expect(saying('restarted')).toContain('<td>restarted</td>');
  });

  it('lets no mark turn around the words behind it', () => {
    const html = saying('\u202Egpj.exe `\u202Dcode` and so on');
    expect(html).not.toMatch(/[\u202A-\u202E]/);
    expect(html).toContain('gpj.exe');
  });

  it('grows by no more than its rows', () => {
    const size = (rows: number) =>
      renderHtml(
        draftPostmortem(
          recordOf(Array.from({ length: rows }, () => ['10:00', 'note', 'the same words'] as const)),
          standard,
        ),
      ).length;
    const [hundred, thousand] = [size(100), size(1000)];
    expect(thousand).toBeLessThan(hundred * 10);
  });
});
