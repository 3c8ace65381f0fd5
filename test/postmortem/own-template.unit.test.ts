import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { readTemplateFile } from '../../src/config/templates/template-file.ts';
import { coverage } from '../../src/domain/postmortem/document/coverage.ts';
import { draftPostmortem } from '../../src/domain/postmortem/draft/draft-postmortem.ts';
import { emptyRecord, type IncidentRecord } from '../../src/domain/postmortem/record/record.ts';
import { SLOTS } from '../../src/domain/postmortem/templates/own/slots.ts';
import { renderCanvas } from '../../src/render/canvas.ts';
import { renderMarkdown } from '../../src/render/markdown.ts';
import { expectGolden } from '../builders/golden.ts';
import { SEEDS, seedRecord } from '../builders/seed-record.ts';

const { template } = readTemplateFile(
  fileURLToPath(new URL('../../docs/templates/short.md', import.meta.url)),
);
const page = readFileSync(new URL('../../docs/own-template.md', import.meta.url), 'utf8');

/** Without version and hash, which change with every built-in template. */
function wordsOf(record: IncidentRecord): string {
  const markdown = renderMarkdown(draftPostmortem(record, template));
  return markdown.replace(/version [0-9a-f]{12}; document [0-9a-f]{16}/, 'version …; document …');
}

describe('the example of an own template', () => {
  it.each(SEEDS)(
    'drafts the incident %s, the same twice, with evidence or a question for everything',
    (seed) => {
      const document = draftPostmortem(seedRecord(seed), template);
      expect(renderMarkdown(draftPostmortem(seedRecord(seed), template))).toBe(renderMarkdown(document));
      expect(coverage(document).share).toBe(1);
      expect(document.template.name).toBe('short');
      expect(document.sections.map(({ id }) => id)).toEqual([
        'header',
        'what-it-did',
        'what-happened',
        'why',
        'why.what-added-to-it',
        'looking-back',
        'what-we-do-about-it',
        'before-this-is-published',
        'before-this-is-published.still-open',
      ]);
      expect(renderCanvas(document).join('')).toContain(document.title);
    },
  );

  it.each(['concise', 'comprehensive'] as const)('is as in the golden file for the incident %s', (seed) => {
    expectGolden(`own/${seed}.md`, wordsOf(seedRecord(seed)));
  });

  it('is as in the golden file for an incident with an empty record', () => {
    expectGolden('own/empty.md', wordsOf(emptyRecord('Checkout errors')));
  });
});

describe('the page about own templates', () => {
  it('lists every slot that there is, and no other', () => {
    const rows = page.split('\n').filter((line) => line.startsWith('| `'));
    const listed = rows.flatMap((row) => [...row.matchAll(/`\{\{([^}]+)\}\}`/g)].map(([, name]) => name));
    const explained = rows.map((row) => /^\| `\{\{([^}]+)\}\}`/.exec(row)?.[1]).filter(Boolean);
    expect(new Set(listed)).toEqual(new Set(SLOTS.keys()));
    expect(new Set(explained).size).toBe(explained.length);
  });

  it('shows a template that works, apart from what it includes', () => {
    const [, shown = ''] = /````markdown\n([\s\S]*?)\n````/.exec(page) ?? [];
    const used = [...shown.matchAll(/\{\{([^}]+)\}\}/g)].map(([, name = '']) => name);
    expect(used.filter((name) => !name.startsWith('include '))).not.toEqual([]);
    for (const name of used)
      if (!name.startsWith('include ')) expect([name, SLOTS.has(name)]).toEqual([name, true]);
  });
});
