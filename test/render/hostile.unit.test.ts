import { describe, expect, it } from '@jest/globals';
import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { parseIncidentFile } from '../../src/cli/incident-file.ts';
import type { Postmortem } from '../../src/domain/postmortem/document/document.ts';
import { walk } from '../../src/domain/postmortem/document/walk.ts';
import { draftPostmortem } from '../../src/domain/postmortem/draft/draft-postmortem.ts';
import type { IncidentRecord } from '../../src/domain/postmortem/record/record.ts';
import { BUILT_IN } from '../../src/domain/postmortem/templates/registry.ts';
import { standard } from '../../src/domain/postmortem/templates/standard.ts';
import { renderCalendar } from '../../src/render/calendar.ts';
import { renderCanvas } from '../../src/render/canvas.ts';
import { renderTimelineCsv } from '../../src/render/csv.ts';
import { renderHtml } from '../../src/render/html.ts';
import { renderIncidentJson } from '../../src/render/incident-json.ts';
import { renderJson } from '../../src/render/json.ts';
import { renderMarkdown } from '../../src/render/markdown.ts';
import { renderPdf } from '../../src/render/pdf.ts';
import { picturesOf } from '../../src/render/pictures.ts';
import { readSection, writeSection } from '../../src/render/section-text.ts';
import { renderSlackPreview } from '../../src/render/slack-preview.ts';
import { oncePer } from '../builders/once-per.ts';
import { HOSTILE, recordSaying } from './hostile.ts';

const TEMPLATES = [...BUILT_IN.values()];

/** A record that says these words in every field, by every template. */
const documentsSaying = oncePer((words: string): readonly Postmortem[] => {
  const record = recordSaying(words);
  return TEMPLATES.map((template) => draftPostmortem(record, template));
});

const markdownOf = oncePer(renderMarkdown);
const canvasOf = oncePer(renderCanvas);

function parsed(markdown: string): Root {
  return fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
}

/** What typed text must never bring into Markdown, and the number of headings. */
function surveyed(markdown: string): { readonly strange: readonly string[]; readonly headings: number } {
  const strange: string[] = [];
  let headings = 0;
  walk([parsed(markdown)], (node) => {
    if (node.type === 'heading') headings += 1;
    if (node.type === 'html' || node.type === 'image' || node.type === 'imageReference')
      strange.push(node.type);
    if (node.type === 'link' && !/^(?:https?:|mailto:)/.test(node.url)) strange.push(node.url);
    return undefined;
  });
  return { strange, headings };
}

/** Every format as text; a PDF has a test of its own. */
function everyTextSaying(words: string): Readonly<Record<string, string>> {
  const record = recordSaying(words);
  const pictures = picturesOf(record);
  const named = documentsSaying(words).flatMap((document) => [
    [`md of ${document.template.name}`, markdownOf(document)],
    [`canvas of ${document.template.name}`, canvasOf(document).join('\n')],
    [`html of ${document.template.name}`, renderHtml(document, pictures)],
    [`preview of ${document.template.name}`, JSON.stringify(renderSlackPreview(document))],
    [`json of ${document.template.name}`, renderJson(document)],
  ]);
  return {
    ...Object.fromEntries(named),
    csv: renderTimelineCsv(record),
    words: pictures.map(({ words }) => words).join('\n'),
  };
}

describe('hostile text', () => {
  const plain = documentsSaying('plain words').map((document) => surveyed(markdownOf(document)).headings);

  it.each(HOSTILE)('%j is text in every template, in Markdown and in a canvas', (words) => {
    for (const [index, document] of documentsSaying(words).entries()) {
      const { strange, headings } = surveyed(markdownOf(document));
      expect(strange).toEqual([]);
      expect(headings).toBe(plain[index]);
      for (const part of canvasOf(document)) expect(surveyed(part).strange).toEqual([]);
    }
  });

  it.each(HOSTILE)('%j leaves no character behind that cannot be sent or seen', (words) => {
    for (const [format, text] of Object.entries(everyTextSaying(words))) {
      expect([format, /\p{Surrogate}/u.exec(text)?.[0]]).toEqual([format, undefined]);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
      expect([format, /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.exec(text)?.[0]]).toEqual([
        format,
        undefined,
      ]);
    }
  });

  it.each(HOSTILE)('%j is the same in an incident file, there and back', (words) => {
    const file = renderIncidentJson(recordSaying(words));
    const again = renderIncidentJson(parseIncidentFile(file));
    expect(JSON.parse(again)).toEqual(JSON.parse(file.replaceAll('\\ud800', '\uFFFD')));
    expect(renderIncidentJson(parseIncidentFile(again))).toBe(again);
  });

  it.each(HOSTILE)('%j stays what it is when somebody opens and saves a section', (words) => {
    const document = draftPostmortem(recordSaying(words), standard);
    for (const section of document.sections) {
      const written = writeSection(section, document);
      const read = { ...section, blocks: readSection(written, section, document) };
      expect(writeSection(read, document)).toBe(written);
    }
  });

  it.each(HOSTILE)('%j adds no line to a calendar file', (words) => {
    const meeting = { id: 'x', at: new Date(0), setAt: new Date(0), minutes: 60, sequence: 0 };
    const lines = (title: string) =>
      Buffer.from(renderCalendar({ ...meeting, title, description: title }))
        .toString()
        .replaceAll(/\r\n[ \t]/g, '')
        .split('\r\n')
        .map((line) => line.split(/[:;]/)[0]);
    expect(lines(words)).toEqual(lines('plain words'));
  });
});

/** Anything slower than linear would not finish within these tests' time. */
describe('a field of 200 kB', () => {
  const fields = {
    words: 'lorem ipsum dolor '.repeat(11_112),
    'one word': 'x'.repeat(200_000),
    lines: '- a line of many\n'.repeat(11_765),
    marks: '`*_<[|'.repeat(33_334),
  };

  it.each(Object.entries(fields))(
    'is written whole, of %s',
    (_, long) => {
      const record: IncidentRecord = { ...recordSaying('plain words'), summary: long, rootCause: long };
      const document = draftPostmortem(record, standard);
      expect(renderMarkdown(document).length).toBeGreaterThan(200_000);
      for (const part of renderCanvas(document))
        expect(Buffer.byteLength(part)).toBeLessThanOrEqual(1024 * 1024);
      expect(renderHtml(document, picturesOf(record)).length).toBeGreaterThan(200_000);
      expect(renderSlackPreview(document).blocks.length).toBeGreaterThan(1);
    },
    20_000,
  );

  it.each(Object.entries(fields))(
    'has pages in a PDF, of %s',
    async (_, long) => {
      const record: IncidentRecord = { ...recordSaying('plain words'), summary: long };
      expect(
        (await renderPdf(draftPostmortem(record, standard), picturesOf(record))).byteLength,
      ).toBeGreaterThan(50_000);
    },
    20_000,
  );

  it('is cut where a picture has no room for it', () => {
    for (const long of Object.values(fields)) {
      const record = recordSaying(long);
      for (const { svg } of picturesOf(record)) expect(svg.length).toBeLessThan(100_000);
    }
  });
});
