import { expect, it } from '@jest/globals';
import { draftPostmortem } from '../../src/domain/postmortem/draft/draft-postmortem.ts';
import { emptyRecord } from '../../src/domain/postmortem/record/record.ts';
import { BUILT_IN } from '../../src/domain/postmortem/templates/registry.ts';
import { renderCanvas } from '../../src/render/canvas.ts';
import { renderTimelineCsv } from '../../src/render/csv.ts';
import { renderHtml } from '../../src/render/html.ts';
import { renderMarkdown } from '../../src/render/markdown.ts';
import { renderPdf } from '../../src/render/pdf.ts';
import { textOf } from './pdf/read-pdf.ts';

const TEXT =
  'log of <!subteam^S0DBA0001|@dba> at <!date^1772445600^{date}|Mar 2>:\n```\nWARN pool 40/40 <queue 112>\nERROR none\n```\nadding a node';
const RECORD = {
  ...emptyRecord('Pool exhausted'),
  people: { U0REN0001: 'Ren' },
  entries: [
    {
      id: 'e1',
      at: new Date('2026-03-02T10:00:00Z'),
      type: 'detection' as const,
      text: TEXT,
      author: 'U0REN0001',
    },
    {
      id: 'e2',
      at: new Date('2026-03-02T10:05:00Z'),
      type: 'note' as const,
      text: 'seen',
      author: 'U0NOBODY1',
    },
  ],
};

/** No reader sees a code of Slack, a bare id, or a backtick that marks nothing. */
const LEFT = /<!|&#x3C;!|subteam|date\^|\\`|``|(?<!\()U0NOBODY1/;

it.each([...BUILT_IN])(
  'typed marks are shown as people see them, by the template %s',
  async (_, template) => {
    const document = draftPostmortem(RECORD, template);
    const markdown = renderMarkdown(document);
    expect(markdown).toContain('`WARN pool 40/40 <queue 112> ERROR none`');
    expect(markdown).toContain('log of @dba at Mar 2:');
    // A diagram is in fences of its own.
    expect(markdown.replace(/^```$/gm, '')).not.toMatch(LEFT);
    const html = renderHtml(document);
    expect(html).toMatch(/<code>WARN pool 40\/40 &#x3C;queue 112>\nERROR none<\/code>/);
    expect(html).not.toMatch(/`|subteam|date\^/);
    expect(renderCanvas(document).join('\n').replace(/^```$/gm, '')).not.toMatch(LEFT);
    const pdf = await textOf(await renderPdf(document));
    expect(pdf).toContain('ERROR none');
    expect(pdf).not.toMatch(/`|subteam|date\^/);
  },
  60_000,
);

it('a CSV file has no codes of Slack', () => {
  const csv = renderTimelineCsv(RECORD);
  expect(csv).toContain('log of @dba at Mar 2:');
  expect(csv).toContain('somebody (U0NOBODY1)');
});
