import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { readTemplateFile } from '../../src/config/templates/template-file.ts';
import { draftPostmortem } from '../../src/domain/postmortem/draft/draft-postmortem.ts';
import { emptyRecord, type IncidentRecord } from '../../src/domain/postmortem/record/record.ts';
import { BUILT_IN } from '../../src/domain/postmortem/templates/registry.ts';
import { ENTRY_TYPES } from '../../src/domain/timeline/entry.ts';
import { counted } from '../../src/domain/timeline/time-words.ts';
import { renderCanvas } from '../../src/render/canvas.ts';
import { renderHtml } from '../../src/render/html.ts';
import { renderJson } from '../../src/render/json.ts';
import { renderMarkdown } from '../../src/render/markdown.ts';
import { renderPdf } from '../../src/render/pdf.ts';
import { picturesOf } from '../../src/render/pictures.ts';
import { renderSlackPreview } from '../../src/render/slack-preview.ts';

const own = readTemplateFile(
  fileURLToPath(new URL('../../docs/templates/short.md', import.meta.url)),
).template;
const TEMPLATES = [...BUILT_IN.values(), own];

/** That many entries, one every twenty seconds, with types and authors in turn; each has a number in its text. */
function recordOfSize(size: number): IncidentRecord {
  const start = Date.UTC(2026, 2, 2);
  return {
    ...emptyRecord('Checkout errors'),
    severity: 2,
    entries: Array.from({ length: size }, (_, index) => ({
      id: `e${index}`,
      at: new Date(start + index * 20_000),
      type: ENTRY_TYPES[index % ENTRY_TYPES.length] ?? 'note',
      text: `Customer notification sent, entry no. ${index} of \`checkout\``,
      author: `person ${index % 5}`,
    })),
    communications: [
      { at: new Date(start), audience: 'external', channel: 'Status page', text: 'We look into it' },
    ],
  };
}

/** What the texts of a document say of entries: every one is in it, and no node was left that only Scribe knows. */
function expectWhole(text: string, size: number): void {
  for (let index = 0; index < size; index += Math.max(1, Math.floor(size / 50)))
    expect(text).toContain(`entry no. ${index} `);
}

describe.each(TEMPLATES.map((template) => [template.name, template] as const))('%s', (_name, template) => {
  it.each([0, 1, 201, 1_000, 10_000])('of %d entries goes through every renderer', async (size) => {
    const record = recordOfSize(size);
    const document = draftPostmortem(record, template);
    const whole = (text: string) => expectWhole(text, size);
    whole(renderMarkdown(document));
    whole(renderCanvas(document).join('\n'));
    const pictures = picturesOf(record);
    whole(renderHtml(document, pictures).replaceAll(/<\/?code>/g, '`'));
    expect(JSON.parse(renderJson(document)).entryCount).toBe(size);
    expect(renderSlackPreview(document).text).toContain(counted(size, 'entry', 'entries'));
    if (size <= 1_000) {
      const pdf = await renderPdf(document, pictures);
      expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-');
    }
  });
});
