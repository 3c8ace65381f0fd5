import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from '@jest/globals';

/** The compiled module, as the service has it: a thread can load no other. */
const SCRIPT = `
  const { renderInThread } = await import('./dist/src/render/render-in-thread.js');
  const { draftPostmortem } = await import('./dist/src/domain/postmortem/draft/draft-postmortem.js');
  const { emptyRecord } = await import('./dist/src/domain/postmortem/record/record.js');
  const { standard } = await import('./dist/src/domain/postmortem/templates/standard.js');
  const at = new Date('2026-03-02T10:00:00Z');
  const record = { ...emptyRecord('Checkout errors'), entries: [{ id: 'e1', at, type: 'detection', text: 'alarm' }] };
  const document = draftPostmortem(record, standard);
  const [pdf] = await renderInThread('files', { format: 'pdf', exported: { document, record } });
  const picture = await renderInThread('timeline', record);
  const none = await renderInThread('timeline', emptyRecord('Nothing'));
  const error = await renderInThread('files', { format: 'pdf', exported: { document: {}, record } }).catch((it) => it);
  const head = (bytes) => Buffer.from(bytes).subarray(0, 4).toString('latin1');
  console.log(JSON.stringify({ name: pdf.name, pdf: head(pdf.bytes), png: head(picture.bytes), words: picture.words, none, error: error instanceof Error }));
`;

it('renders files and pictures in a thread of their own, and tells of a renderer that fails', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', SCRIPT]);
  expect(JSON.parse(stdout)).toMatchObject({
    name: 'postmortem.pdf',
    pdf: '%PDF',
    png: '\u0089PNG',
    words: expect.stringContaining('1 entry'),
    error: true,
  });
  expect(JSON.parse(stdout)).not.toHaveProperty('none');
});
